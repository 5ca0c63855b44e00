"""Drawing on pygame surfaces; decides nothing about the play."""

"""The voice that tells the play: rendered apart, played here, never in the way of the play."""

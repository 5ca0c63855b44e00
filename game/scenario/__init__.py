"""Scenarios from YAML: read, checked and listed; nothing here knows about windows or faces."""

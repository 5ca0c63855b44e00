"""Curtain Up: an acting-practice game for children."""

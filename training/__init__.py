"""Trains, measures and exports the network that reads expressions; the game never imports it."""

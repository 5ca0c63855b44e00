"""A lesson: who is there, whose turn it is, and a scoreboard that cannot shame."""

"""Who has played what: nicknames, stars and days, nothing of a face."""

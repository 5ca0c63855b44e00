"""The writers' room: the author's folder and the plays on its desk, behind game/playwright.py."""

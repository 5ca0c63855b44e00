"""The workshop: writing, changing, packing and translating plays; nothing is played here."""

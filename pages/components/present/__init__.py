"""What is shown at a meeting: decks, their slides, and the speaker's notes."""

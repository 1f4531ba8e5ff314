"""The commands by which the store is kept whole: verify, backup, restore, withdraw, redact."""

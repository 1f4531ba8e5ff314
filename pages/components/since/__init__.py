"""What changed since a day: new figures, verdicts, corrections, what is no longer shown, and what is overdue."""

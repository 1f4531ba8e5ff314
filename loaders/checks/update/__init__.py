"""What is checked of an update of the ledger: its line as a whole, and its texts, numbers, periods and mentions of people."""

"""What a view says: its sentences, its tables, and the answers to what councillors ask."""

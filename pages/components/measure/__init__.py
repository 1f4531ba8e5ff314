"""The page of a measure: its filters, its views, and what a reader takes away."""

"""From values to a medium: one module each. Markup lives here alone, and nothing here decides what is said."""

"""Plans that arrive as sheets: from a file to promises that are followed, and how plans and promises end."""

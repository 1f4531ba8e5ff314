"""The overview: what is said first, the gap matrix and the key measures."""

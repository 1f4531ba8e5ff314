"""Everything that the product shows, written down a view a file: what differs between two commits, a change of code changed."""

"""What Help shows that is declared: published sums worked out again, and what is known not to be accessible."""

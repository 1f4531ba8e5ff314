"""How to read the figures, whether the sums agree, and who can use the product."""

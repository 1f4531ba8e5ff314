"""How fast the product is and how much memory it takes, beside what else reads or computes the same in the same run."""

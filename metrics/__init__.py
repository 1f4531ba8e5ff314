"""From rows to publishable figures: counts and populations go in, shares, rates, gaps, ratios and their
limits come out. Everything here is pure: the same rows and the same configuration always give the same
figures, with no clock, file or database in between. This layer imports only `config`; it never imports
`loaders`, `components`, `pages` or Streamlit, so that any figure can be checked without starting the product.
"""

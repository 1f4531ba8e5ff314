"""What pages are made of, in rooms that build on one another: `shared`, `words`, `charts`, `render` (one
module or package a medium), `shell`, then the parts of each page.

Only modules named `..._block` and the shell know Streamlit; the others are functions of a view of the results
table. Nothing here computes a figure: whatever people read was in the results table.
"""

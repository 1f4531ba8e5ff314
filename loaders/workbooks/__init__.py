"""Workbooks that officers get: their own file with what is wrong marked in it, and templates to fill in."""

"""Whose dashboard it is: its areas and neighbours from one code, and what declarations leave open told for it."""

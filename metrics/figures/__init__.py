"""From releases to the results table: counts, groups, what each is compared with, and how sure that is.

`results` is the way in; every step that it takes is a module of its own.
"""

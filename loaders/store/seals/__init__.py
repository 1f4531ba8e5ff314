"""What shows that nothing in the store was changed, lost or put in from outside: a chain of hashes, and its head kept beside it.

Nothing here opens the store: whoever opens it seals what was written, and holds what is there against the head.
"""

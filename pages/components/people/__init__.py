"""The page of roles: who may do what."""

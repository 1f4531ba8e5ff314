"""Who acts: the one name that everything written to the store carries while there is no sign-in."""

BY = "officer at this computer"

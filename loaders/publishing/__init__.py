"""What is done with a file that was checked, for the commands alike: those of a file by hand and of one that was fetched."""

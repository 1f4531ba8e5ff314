"""What every part of the pages uses: the view of a measure, how a number is written, colours and tables."""

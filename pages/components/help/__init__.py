"""The help pages: how to read a figure, what is promised of small numbers, our sums, accessibility."""

"""What an officer says that the headings and labels of a file mean: asked, answered, applied and kept.

Whatever is not surely known is a question with our guess, its reason and what may be chosen. Only an answer is ever
applied, and an answer never makes a group of people who gave none.
"""

"""What is wrong with a file: small functions from cells to Problems, every problem and never just the first.

Stages follow one another (personal data, headings, shape, values, consistency, totals), and a stage runs only
where the one before it leaves something to check. Nothing is changed here.
"""

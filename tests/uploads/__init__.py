"""Files of every extract, good ones spoilt at random and what becomes of them: python -m tests.uploads --help"""

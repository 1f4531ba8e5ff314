"""Fetching, against a fake of the publishers' services on this machine: the code that asks never knows of it."""

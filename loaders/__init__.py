"""From a file to trusted rows: read, check, harmonise, store.

Reading changes nothing, checking reports, harmonising changes, storing persists. Nothing here computes a
figure or knows about a screen; the only package it imports is `config`.
"""

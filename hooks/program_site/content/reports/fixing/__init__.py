"""Fixing reports: what a machine can put right without guessing what is meant."""

"""Evaluation: the state of the project on one day, in tables."""

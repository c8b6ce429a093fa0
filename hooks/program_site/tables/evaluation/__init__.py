"""What an evaluation asks for: the state of the project on one day, in tables."""

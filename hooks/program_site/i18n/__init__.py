"""Text in several languages, and how one language says things."""

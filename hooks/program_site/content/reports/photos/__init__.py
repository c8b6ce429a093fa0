"""Photos of reports: decoded, stripped of everything but the picture, made in several sizes."""

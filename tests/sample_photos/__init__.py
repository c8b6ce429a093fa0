"""The scenes that draw_sample_photos.py renders: drawings that stand in for photos in the sample reports."""

"""Typos in lines of YAML: each is named at its line with the line to write instead."""

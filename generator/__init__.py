"""A static site generator for a public body's archive of decisions."""

__version__ = "0.1.0"

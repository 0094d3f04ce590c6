"""The catalog folder: reading it, checking it, and saying what is wrong."""

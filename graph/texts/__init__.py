"""How numbers, names of authors, TeX and CSV are written, in the shell and on every page."""

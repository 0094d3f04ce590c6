"""Texts of papers and pages as people read them: sections, paragraphs, tables."""

"""The page: from a lineage document to files that open without a network."""

from lineage.website.write import write_site

__all__ = ["write_site"]

"""What a lineage is made of: records, their words, dates, and the published document."""

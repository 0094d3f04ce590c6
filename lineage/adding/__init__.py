"""From new papers to entries of the catalog: finding, reviewing, drafting and adding."""

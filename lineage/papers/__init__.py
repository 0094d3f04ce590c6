"""Paper metadata: ids, records, the user's store, and the polite road to arXiv."""

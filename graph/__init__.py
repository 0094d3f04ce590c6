"""The typed graph of the lineage: records, checks, queries, layouts and exports."""

"""The size of the Hub: a table of its models as nodes and edges, asked by an engine."""

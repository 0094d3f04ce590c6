"""Receipts looked up at their places; nothing here is on the way of a query."""

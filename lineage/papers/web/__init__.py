"""Single pages of any server, asked for politely, bounded, and kept in the user's folder."""

"""Where things stand in a picture: timeline, sizes, tree, and the interactive network."""

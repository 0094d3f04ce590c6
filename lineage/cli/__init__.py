"""The command line: thin commands over the functions of the other rooms."""

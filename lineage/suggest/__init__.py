"""Which models of the catalog a paper's own model extends, read from its title and abstract."""

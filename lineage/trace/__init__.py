"""From a checkpoint (a repository of the Hub, a folder, a file) up to the catalog and its root."""

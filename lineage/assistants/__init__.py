"""What assistants ask over the Model Context Protocol."""

"""What a lineage answers: one module for each sort of question."""

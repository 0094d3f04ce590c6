"""Machine receipts: what packages say of models, read as text and never executed."""

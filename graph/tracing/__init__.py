"""What a checkpoint was made from, as plain data: what it says, rows, drawings, questions."""

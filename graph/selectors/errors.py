"""What can be wrong with a selector, and at which column."""

from __future__ import annotations

from graph.errors import LineageError


class SelectorError(LineageError, ValueError):
    """A selector that cannot be understood, or that names something unknown.

    Attributes:
        problem: What is wrong, for example `unexpected ','`.
        column: Where, counted in characters from 1.
        expected: What could have stood there, or an empty string.
        part: `selector`, or `exclusion` if the column counts in what is to be excluded.
    """

    def __init__(self, problem: str, *, column: int, expected: str = "", hint: str = "") -> None:
        self.problem = problem
        self.column = column
        self.expected = expected
        self.part = "selector"
        super().__init__(problem, hint=hint)

    def __str__(self) -> str:
        """Return what is wrong, where, and what was expected."""
        where = f"column {self.column}"
        if self.part != "selector":
            where += f" of the {self.part}"
        wish = f"; {self.expected} was expected" if self.expected else ""
        return f"{self.problem} at {where}{wish}"

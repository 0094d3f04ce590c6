"""Trees as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_WIDEST_INDENT = 400


class Twig(NamedTuple):
    """A node of a drawn tree.

    Attributes:
        how: What leads to it, for example `scaling: `; empty for the root.
        label: The text of the node.
        below: Its branches, in order.
    """

    how: str
    label: str
    below: list[Twig]


def grow_tree(
    root: str, branches: Callable[[str], list[tuple[str, str]]], *, label: Callable[[str], str]
) -> Twig:
    """Return a graph below a node as a tree; what was drawn before is marked and not repeated.

    Args:
        root: Where to begin.
        branches: Returns the text and the target of each branch of a node.
        label: Returns the text of a node.
    """
    drawn = {root}
    tree = Twig("", label(root), [])
    walk = [(tree, iter(branches(root)))]
    while walk:
        twig, rest = walk[-1]
        text, target = next(rest, ("", None))
        if target is None:
            walk.pop()
        elif target in drawn:
            mark = " (above)" if branches(target) else ""
            twig.below.append(Twig(text, f"{label(target)}{mark}", []))
        else:
            drawn.add(target)
            twig.below.append(Twig(text, label(target), []))
            walk.append((twig.below[-1], iter(branches(target))))
    return tree


def measure_tree(root: Twig) -> int:
    """Return how many levels a tree has below its root."""
    depth, level = 0, root.below
    while level:
        depth, level = depth + 1, [branch for twig in level for branch in twig.below]
    return depth


def to_tree(root: Twig) -> str:
    """Return a tree as text; of lines that lead far, the last hundred."""
    lines = [root.label]
    waiting = [(branch, "", number == 0) for number, branch in enumerate(reversed(root.below))]
    while waiting:
        twig, indent, last = waiting.pop()
        lines.append(f"{indent}{'└── ' if last else '├── '}{twig.how}{twig.label}")
        indent = f"{indent}{'    ' if last else '│   '}"[-_WIDEST_INDENT:]
        waiting += (
            (branch, indent, number == 0) for number, branch in enumerate(reversed(twig.below))
        )
    return "\n".join(lines) + "\n"

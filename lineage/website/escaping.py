"""Text as HTML: pages say the same texts again and again, and each is escaped once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jinja2.compiler import CodeGenerator
from markupsafe import escape

if TYPE_CHECKING:
    from jinja2.compiler import Frame
    from jinja2.nodes import Getattr

_SPECIAL = re.compile(r"[&<>'\"]")
"""What is escaped; nine texts in ten have none of it."""


class _Escaped(dict[str, str]):
    """Texts, and the same as HTML."""

    def __missing__(self, text: str) -> str:
        html = self[text] = text if _SPECIAL.search(text) is None else str(escape(text))
        return html


_ESCAPED = _Escaped()


def to_html(value: object) -> str:
    """Return a text escaped, and what can write itself as HTML as it does.

    Examples:
        >>> print(to_html("R&D"), to_html(2018), to_html(escape("R&D")))
        R&amp;D 2018 R&amp;D
    """
    if type(value) is str:  # `Markup` is a `str`, too, and escaped
        return _ESCAPED[value]
    html: str = value.__html__() if hasattr(value, "__html__") else _ESCAPED[str(value)]
    return html


class PlainGenerator(CodeGenerator):
    """Compiles templates that join plain texts.

    Jinja's own wrap each text that they escape as `Markup`, which takes ten times as long as to
    escape it. Whatever leaves a template, or a macro, is wrapped or joined by Jinja as ever.
    """

    def visit_Template(self, *args: Any) -> None:  # noqa: N802  the name is Jinja's
        """Compile a template; its `escape` is ours."""
        super().visit_Template(*args)
        self.writeline("from lineage.website.escaping import to_html as escape")

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802
        """Compile the field of a record; contexts are records, and have no items."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

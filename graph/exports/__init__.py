"""The lineage document in the formats of other tools."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from graph.texts.csv_text import UTF8_MARK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.records.shapes import Document

Content = bytes | dict[str, bytes]
"""What an export is: the bytes of a file, or those of several files by their names."""


class Format(NamedTuple):
    """A format that the lineage can be written in.

    Attributes:
        module: The module of this package that writes it, with `to_<name of the format>`.
        folder: Whether it takes several files.
    """

    module: str
    folder: bool = False


FORMATS: dict[str, Format] = {
    "json": Format("plain"),
    "csv": Format("plain", folder=True),
    "graphml": Format("exchange"),
    "gexf": Format("exchange"),
    "dot": Format("drawings"),
    "mermaid": Format("drawings"),
    "turtle": Format("rdf"),
    "jsonld": Format("rdf"),
    "bibtex": Format("bibtex"),
    "parquet": Format("parquet", folder=True),
    "cyclonedx": Format("cyclonedx"),
    "spdx": Format("spdx"),
}
"""Every format by its name, in the order in which docs/exports.md lists them."""


def to_format(document: Document, form: str) -> Content:
    """Return a lineage document in a format; only the module of that format is imported.

    Args:
        document: What `lineage export json` writes.
        form: A name in `FORMATS`.

    Raises:
        LineageError: A package that the format needs is missing, or the document names what it
            lacks.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> print(to_format(tiny_graph().document, "mermaid").decode())
        flowchart LR
          m_transformer["TRANSFORMER<br>2017-06-12"]
          m_bert["BERT<br>2018-10-11"]
          m_distilbert["DISTILBERT<br>2019-10-02"]
          m_transformer -->|architecture| m_bert
          m_bert -.->|distillation| m_distilbert
        <BLANKLINE>
    """
    writer = import_module(f"graph.exports.{FORMATS[form].module}")
    with _collector_paused():
        content = getattr(writer, f"to_{form}")(document)
    if isinstance(content, dict):
        mark = UTF8_MARK if form == "csv" else ""
        return {name: _encode(part, mark) for name, part in content.items()}
    return _encode(content)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Spare the garbage collector walks over rows that all stay: they take most of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _encode(content: str | bytes, mark: str = "") -> bytes:
    return f"{mark}{content}".encode() if isinstance(content, str) else content

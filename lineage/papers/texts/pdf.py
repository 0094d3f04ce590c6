"""PDFs as text, in a process of their own that is given so much time and memory and no more.

`python -m lineage.papers.texts.pdf` reads a PDF and writes its lines as JSON; pypdf comes with
the extra `texts`.
"""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys

from lineage.papers.texts.text import (
    PARAGRAPH,
    TABLE,
    Block,
    Builder,
    Text,
    UnreadableTextError,
    find_abstract,
    find_label,
)

_SECONDS = 60
_MEMORY = 2_000_000_000
_MOST_PAGES = 300
_NO_PYPDF = 3
_HEADING = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[A-Z](?:\.\d{1,2}){0,2}\.?) [A-Z][^.!?]{2,80}"
)
_NAMED = re.compile(
    r"(?:abstract|introduction|references|bibliography|acknowledge?ments?|conclusions?)",
    re.IGNORECASE,
)
_FEWEST = 200
"""Letters that a paper has at least; a scan has none."""


def read_pdf(body: bytes) -> Text:
    """Return a paper by its PDF: lines joined, headings guessed by their numbers.

    Raises:
        UnreadableTextError: It holds no text (a scan), is damaged, or takes too long.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-m", "lineage.papers.texts.pdf"],
            input=body,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        message = f"its PDF takes more than {_SECONDS:.0f} s"
        raise UnreadableTextError(message) from error
    if done.returncode == _NO_PYPDF:
        message = "it is a PDF, and pypdf is not installed (transformer-lineage[texts])"
        raise UnreadableTextError(message)
    if done.returncode:
        message = "its PDF is damaged or too large"
        raise UnreadableTextError(message)
    lines = [str(line) for line in json.loads(done.stdout)]
    if sum(map(len, lines)) < _FEWEST:
        message = "its PDF holds no text, only pictures"
        raise UnreadableTextError(message)
    return to_text(lines)


def to_text(lines: list[str]) -> Text:
    """Return lines in sections; what stands under `Abstract` is the abstract."""
    title = next((line for line in lines if len(line.split()) > 1), "")
    builder = Builder()
    held: list[str] = []
    for line in [*lines, ""]:
        text = line.strip()
        heading = _HEADING.fullmatch(text) or _NAMED.fullmatch(text)
        if heading or not text:
            _flush(builder, held)
        if heading:
            builder.begin(text)
        elif text:
            held.append(text)
    _flush(builder, held)
    sections = builder.build()
    return Text(title, find_abstract(sections), sections)


def _flush(builder: Builder, held: list[str]) -> None:
    if not held:
        return
    text = re.sub(r"(?<=[^\W\d_])-\n(?=[a-z])", "", "\n".join(held))
    text = re.sub(r"(?<=\w-)\n(?=[A-Z0-9])", "", text).replace("\n", " ")  # a name goes on
    label = find_label(text)
    block = Block(TABLE if label and text.startswith("Table") else PARAGRAPH, text, label)
    builder.add(block)
    held.clear()


def _main() -> None:
    """Write the lines of the PDF that is read."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ImportError, ValueError, OSError):
        pass
    try:
        from pypdf import PdfReader
    except ImportError:
        sys.exit(_NO_PYPDF)
    pages = PdfReader(io.BytesIO(sys.stdin.buffer.read())).pages
    lines: list[str] = []
    for count, page in enumerate(pages):
        if count == _MOST_PAGES:
            break
        lines += [*(page.extract_text() or "").splitlines(), ""]
    json.dump(lines, sys.stdout)


if __name__ == "__main__":
    _main()

"""The TeX of papers as text: enough of it to find sections, paragraphs, tables and names.

Not a TeX: simple macros are replaced, files are taken in, commands give way to what they hold.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from lineage.papers.texts.text import (
    FIGURE,
    ITEM,
    PARAGRAPH,
    ROW,
    TABLE,
    Block,
    Section,
    Text,
    UnreadableTextError,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST = 20_000_000
_DEEPEST = 8
_MOST_MACROS = 500
_MOST_HEADINGS = 5_000
_LONGEST_MACRO = 200
_COMMENT = re.compile(r"(?<!\\)%[^\n]*\n?")
_INPUT = re.compile(r"\\(?:input|include|subfile)\s*\{?\s*([\w./-]{1,200})\s*\}?")
_MACRO = re.compile(
    r"\\(?:re)?(?:newcommand|providecommand|def)\*?\s*\{?\\([A-Za-z]+)\}?\s*"
    r"\{((?:[^{}#]|\{[^{}#]{0,200}\}){0,200})\}"
)
_HEADING = re.compile(
    r"\\(section|subsection|subsubsection|paragraph|appendix|bibliography|begin\{thebibliography\})"
    r"(\*?)\s*(?:\[[^\]]{0,300}\])?(?:\{((?:[^{}]|\{[^{}]{0,300}\}){0,300})\})?"
)
_TITLE = re.compile(r"\\title\s*(?:\[[^\]]{0,300}\])?\{((?:[^{}]|\{[^{}]{0,300}\}){1,500})\}")
_AUTHORS = re.compile(
    r"\\(?:author|affil|affiliation|institute|address|icmlaffiliation\{[^{}]{0,50}\})"
    r"\s*(?:\[[^\]]{0,300}\])?\{((?:[^{}]|\{(?:[^{}]|\{[^{}]{0,300}\}){0,300}\}){1,4000})\}"
)
_MOST_AUTHORS = 500
_CAPTION = re.compile(r"\\caption\*?(?:\[[^\]]{0,300}\])?\{((?:[^{}]|\{[^{}]{0,500}\}){0,4000})\}")
_DROPPED = re.compile(
    r"\\(?:cite[a-z]*\*?|ref|eqref|autoref|[cC]ref|label|url|vspace|hspace|includegraphics|"
    r"bibliographystyle|input|footnotemark|begin|end)\s*(?:\[[^\]]{0,300}\]){0,3}\{[^{}]{0,1000}\}(?:\[[^\]]{0,300}\])?"
)
_LINK = re.compile(r"\\href\{([^{}]{1,500})\}\{((?:[^{}]|\{[^{}]{0,300}\}){0,300})\}")
_COLUMNS = re.compile(
    r"\\begin\{(?:tabular|array|longtable)[x*]?\}(?:\[[^\]]*\])?(?:\{[^{}]*\}){1,2}"
)
_COMMAND = re.compile(r"\\[A-Za-z]+\*?\s?(?:\[[^\]]{0,200}\])?")
_LEVELS = {"section": 1, "subsection": 2, "subsubsection": 3, "paragraph": 4}


def read_tex(files: Mapping[str, str]) -> Text:
    """Return a paper by its TeX files.

    Raises:
        UnreadableTextError: None of them is the paper.
    """
    main = _find_main(files)
    source = _expand(_take_in(files, main, 0, set()))
    body = source.partition("\\begin{document}")[2] or source
    body = body.partition("\\end{document}")[0]
    title = _TITLE.search(source)
    abstract, _ = _cut_out(source, "abstract")
    _, body = _cut_out(body, "abstract")
    return Text(
        strip_tex(title[1]) if title else "",
        strip_tex(abstract[0]) if abstract else "",
        tuple(_split(body)),
        "\n".join(
            strip_tex(found[1]) for found in islice(_AUTHORS.finditer(source), _MOST_AUTHORS)
        ),
    )


def _cut_out(source: str, name: str) -> tuple[list[str], str]:
    """Return what stands in the environments of a name, and the source without them."""
    begin, finish = f"\\begin{{{name}}}", f"\\end{{{name}}}"
    inner: list[str] = []
    outer: list[str] = []
    end = 0
    while (start := source.find(begin, end)) >= 0:
        stop = source.find(finish, start)
        if stop < 0:
            break
        inner.append(source[start + len(begin) : stop])
        outer += [source[end:start], "\n\n"]
        end = stop + len(finish)
    return inner, "".join([*outer, source[end:]])


def _find_main(files: Mapping[str, str]) -> str:
    """Return the file that begins a document; of several the longest that is no supplement."""
    mains = [name for name, text in files.items() if "\\documentclass" in text]
    mains = mains or [name for name, text in files.items() if "\\documentstyle" in text]
    if not mains:
        mains = [name for name, text in files.items() if "\\section" in text or "\\begin" in text]
    if not mains:
        message = "none of its files is a TeX document"
        raise UnreadableTextError(message)
    return max(
        mains, key=lambda name: ("\\begin{abstract}" in files[name], len(files[name]), name)
    )


def _take_in(files: Mapping[str, str], name: str, depth: int, seen: set[str]) -> str:
    text = _COMMENT.sub("\n", files[name])
    if depth > _DEEPEST:
        return text
    seen = seen | {name}
    parts: list[str] = []
    end = size = 0
    for found in _INPUT.finditer(text):
        wanted = next((n for n in (found[1], f"{found[1]}.tex") if n in files), None)
        if wanted is None or wanted in seen:
            continue
        inner = _take_in(files, wanted, depth + 1, seen)
        size += len(inner)
        if size > _MOST:
            message = f"its files make more than {_MOST:,} characters"
            raise UnreadableTextError(message)
        parts += [text[end : found.start()], inner]
        end = found.end()
    return "".join([*parts, text[end:]])


def _expand(source: str) -> str:
    """Replace macros without arguments; each once, so that none can grow without end."""
    macros = {
        found[1]: found[2]
        for found in list(_MACRO.finditer(source))[:_MOST_MACROS]
        if len(found[2]) <= _LONGEST_MACRO and found[1] not in _LEVELS
    }
    if not macros:
        return source
    source = _MACRO.sub("", source)
    names = "|".join(sorted(map(re.escape, macros), key=len, reverse=True))
    pattern = re.compile(rf"\\({names})(?![A-Za-z])(?:\{{\}}|\\(?= )| (?=[a-z]))?")
    for _ in range(2):
        source = pattern.sub(lambda found: macros[found[1]] + _gap(found), source)
        if len(source) > _MOST:
            message = f"its macros make more than {_MOST:,} characters"
            raise UnreadableTextError(message)
    return source


def _gap(found: re.Match[str]) -> str:
    return " " if found[0][-1:] in {" ", "\\"} else ""


def _split(body: str) -> list[Section]:
    sections = [Section("", "", 1)]
    counts = [0, 0, 0]
    appendix = False
    floats = {"table": 0, "figure": 0}
    end = 0
    headings = list(islice(_HEADING.finditer(body), _MOST_HEADINGS + 1))
    if len(headings) > _MOST_HEADINGS:
        message = f"it has more than {_MOST_HEADINGS:,} headings"
        raise UnreadableTextError(message)
    for found in [*headings, None]:
        stop = found.start() if found else len(body)
        blocks = _to_blocks(body[end:stop], floats)
        sections[-1] = sections[-1]._replace(blocks=(*sections[-1].blocks, *blocks))
        if found is None:
            break
        end = found.end()
        kind = found[1]
        if kind == "appendix":
            appendix, counts = True, [0, 0, 0]
            continue
        if kind not in _LEVELS:
            break
        number = "" if found[2] or kind == "paragraph" else _count(counts, kind, appendix=appendix)
        sections.append(Section(number, strip_tex(found[3] or ""), _LEVELS[kind]))
    return [section for section in sections if section.title or section.blocks]


def _count(counts: list[int], kind: str, *, appendix: bool) -> str:
    level = _LEVELS[kind]
    counts[level - 1] += 1
    counts[level:] = [0] * (3 - level)
    first = chr(ord("A") + (counts[0] - 1) % 26) if appendix and counts[0] else str(counts[0])
    return ".".join([first, *(str(count) for count in counts[1:level])])


def _to_blocks(part: str, floats: dict[str, int]) -> list[Block]:
    blocks: list[Block] = []
    for name in ("table", "table*", "figure", "figure*"):
        cut, part = _cut_out(part, name)
        for inner in cut:
            kind = name.rstrip("*")
            floats[kind] += 1
            blocks += _read_float(kind, inner, str(floats[kind]))
    for piece in re.split(r"\n[ \t]*\n|(?=\\item\b)|\\par\b", part):
        kind = ITEM if piece.startswith("\\item") else PARAGRAPH
        if text := strip_tex(piece):
            run_in = re.match(r"\s*\\(?:textbf|noindent\s*\\textbf)\{([^{}]{1,100})\}", piece)
            label = strip_tex(run_in[1]).rstrip(" .:") if run_in else ""
            blocks.append(Block(kind, text, label))
    return blocks


def _read_float(kind: str, inner: str, label: str) -> list[Block]:
    caption = _CAPTION.search(inner)
    blocks = []
    if caption:
        blocks.append(Block(TABLE if kind == "table" else FIGURE, strip_tex(caption[1]), label))
    rows = inner.split("\\\\") if kind == "table" else []
    texts = (strip_tex(_CAPTION.sub("", row).replace("&", " | ")) for row in rows)
    return [*blocks, *(Block(ROW, text, label) for text in texts if text)]


def strip_tex(tex: str) -> str:
    r"""Return a piece of TeX without its commands; `suggest.plain` keeps where each letter stood.

    Examples:
        >>> strip_tex(r"We tune \textbf{BERT}$_{\text{large}}$~\cite{x} by 5\%.")
        'We tune BERT-large by 5%.'
    """
    tex = _DROPPED.sub("", _COLUMNS.sub("", _LINK.sub(r"{\2} (\1)", tex)))
    tex = re.sub(r"\$?_\{?(?:\\(?:text|math)[a-z]*\{)?(?=[A-Za-z0-9])", "-", tex)
    tex = re.sub(r"\\([%&_#$])", r"\1", tex)
    tex = re.sub(r"\\[,;: ]|~|\\\\", " ", tex)
    tex = _COMMAND.sub("", tex)
    tex = re.sub(r"``|''", '"', re.sub(r"[{}$]", "", tex)).replace("---", "-").replace("--", "-")
    return re.sub(r" +([.,;:)])", r"\1", " ".join(tex.split()))

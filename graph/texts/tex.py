r"""Texts for LaTeX and BibTeX: TeX in them stays where it is whole, all else is escaped.

Titles from arXiv are TeX: `$O(n \log n)$` is mathematics there, and `R&D` is not.
"""

from __future__ import annotations

import re
from functools import cache

from graph.words import read_words

_MATH = re.compile(r"\$(?![\s$])((?:\\.|[^$\\])+?)(?<!\s)\$(?!\d)|\\\(((?:\\(?!\)).|[^\\])+)\\\)")
_SPECIAL = re.compile(r"[\\{}~^&%$#_]")
_ESCAPED = re.compile(r"\\[&%$#_]")
_ACCENT = re.compile(
    r"""\\(?:['"`^~=.](?:\{\\?[A-Za-z]\}|\\[ij](?![A-Za-z])|[A-Za-z])"""
    r"""|[cvuHbdkrt](?:\{\\?[A-Za-z]\}|[ ][A-Za-z](?![A-Za-z]))"""
    r"""|(?:aa|AA|ae|AE|oe|OE|o|O|l|L|ss|i|j|TeX|LaTeX)(?![A-Za-z])(?:\{\})?)"""
)
_COMMAND = re.compile(r"\\([A-Za-z]+)(?=\{)")
_PIECE = re.compile(r"""([(\["'“‘]*)(.*?)([),.:;!?\]"'”’]*)""", re.DOTALL)
_NAME = re.compile(r".[A-Z]|[A-Z].*[0-9]|[0-9].*[A-Z]|^[A-Z]\Z")
_NO_LETTERS = re.compile(r"[^A-Za-z0-9]+")
_HYPHENS = re.compile(r"[-/–]")
_BLANKS = re.compile(r"(\s+)")
_BEGINS_ANEW = re.compile(r"(?:[:?!]|--)\s+\Z")
_LONG_WORD = re.compile(r"(?<![:?!-] )(?<=\s)([A-Za-z])[a-z]{4,}")


def to_tex(text: str, *, groups: bool = True) -> str:
    r"""Return a text for LaTeX: whole TeX in it as it is, and all else escaped.

    Args:
        text: The text.
        groups: Whether braces that match are TeX too.

    Examples:
        >>> print(to_tex(r"R&D in $O(n_1)$ for 5$"))
        R\&D in $O(n_1)$ for 5\$
    """
    if _SPECIAL.search(text) is None:
        return text  # as are nearly all names of authors
    return "".join(part for part, _ in _split(text, groups=groups))


def to_title(text: str) -> str:
    r"""Return a title for BibTeX: as `to_tex` does, with the names in it in braces.

    Styles write all but the first word of a title in small letters, but for what is in braces. A
    word counts as a name if it has capitals or digits beside its first capital, and in a title of
    small words if it begins with a capital.

    Examples:
        >>> print(to_title(r"GPT-4 in $O(n)$: A Study of BERTs (and T5)"))
        {GPT-4} in {$O(n)$}: A Study of {BERTs} (and {T5})
    """
    found = [letter.isupper() for letter in _LONG_WORD.findall(text)]
    is_sentence = sum(found) * 2 < len(found)
    shown, before = "", ""
    for part, is_tex in _split(text, groups=True):
        if is_tex:
            shown += _protect_tex(part)
        else:
            shown += _protect_names(part, before, is_sentence=is_sentence)
        before = shown
    return shown


def _protect_tex(part: str) -> str:
    """Return TeX in braces if styles would write it in small letters."""
    if _MATH.fullmatch(part):
        return f"{{{part}}}"
    command = _COMMAND.match(part)
    return f"{{{{{part}}}}}" if command and not command[1].islower() else part


def _protect_names(text: str, before: str, *, is_sentence: bool) -> str:
    pieces = _BLANKS.split(text)
    head = before
    for place, piece in enumerate(pieces):
        if piece != piece.lower():
            begins = not head.strip() or _BEGINS_ANEW.search(head) is not None
            match = _PIECE.fullmatch(piece)
            if match and match[2] and _is_name(match[2], after_small=is_sentence and not begins):
                pieces[place] = f"{match[1]}{{{match[2]}}}{match[3]}"
        head += piece
    return "".join(pieces)


def _is_name(word: str, *, after_small: bool) -> bool:
    if word == "A":
        return False
    parts = (_NO_LETTERS.sub("", part) for part in _HYPHENS.split(word))
    return any(map(_NAME.search, parts)) or (after_small and "A" <= word[0] <= "Z")


def _split(text: str, *, groups: bool) -> list[tuple[str, bool]]:
    """Return what is TeX, and the rest escaped, each with whether it is TeX."""
    if _SPECIAL.search(text) is None:
        return [(text, False)]
    parts: list[tuple[str, bool]] = []
    plain = ""
    place = 0
    while place < len(text):
        found, end = _read_tex(text, place, groups=groups)
        if end == place:
            plain += _escapes().get(text[place], text[place])
            place += 1
            continue
        if plain:
            parts.append((plain, False))
        parts.append((found, True))
        plain, place = "", end
    return [*parts, (plain, False)] if plain else parts


def _read_tex(text: str, place: int, *, groups: bool) -> tuple[str, int]:
    """Return the TeX that begins at a place, and where it ends; the place itself if none does."""
    math = _MATH.match(text, place)
    if math and _is_balanced(math[1] or math[2]):
        return math[0], math.end()
    escaped = _ESCAPED.match(text, place)
    if escaped:
        return escaped[0], escaped.end()
    accent = _ACCENT.match(text, place)
    if accent:
        return f"{{{accent[0]}}}", accent.end()
    command = _COMMAND.match(text, place)
    start = command.end() if command else place
    if groups and text[start : start + 1] == "{":
        end = _find_end(text, start)
        if end:
            inner = to_tex(text[start + 1 : end - 1])
            name = command[0] if command else ""
            is_accent = not name and _ACCENT.fullmatch(text, start + 1, end - 1)
            return (inner if is_accent else f"{name}{{{inner}}}"), end
    return "", place


def _find_end(text: str, start: int) -> int:
    """Return where the group that begins at a place ends; 0 if it does not."""
    depth = 0
    for match in re.compile(r"\\.|[{}]").finditer(text, start):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    return 0


def _is_balanced(text: str) -> bool:
    """Tell whether braces match, as BibTeX counts them: those after a backslash too."""
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


@cache
def _escapes() -> dict[str, str]:
    escapes: dict[str, str] = read_words()["tex"]["escapes"]
    return escapes

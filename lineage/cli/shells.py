"""How shells ask for completions: what click leaves out where a word holds signs.

Bash breaks words at `=` and `:` (COMP_WORDBREAKS), and wants only the part behind the last of
them; the others want the whole word, the name of the option before its `=` included.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from click.shell_completion import (
    BashComplete,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    split_arg_string,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click.shell_completion import CompletionItem

_HERE = "\x1f"
"""Stands where the cursor is; no shell takes it into a word."""

_BASH = """\
%(complete_func)s() {
    local type value
    COMPREPLY=()
    while IFS=',' read -r type value; do
        case $type in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain)
                COMPREPLY+=("$value")
                [[ $value == *[]:=,+] ]] && compopt -o nospace
                ;;
        esac
    done < <(env COMP_LINE="$COMP_LINE" COMP_POINT="$COMP_POINT" COMP_COMMAND="$1" \\
        COMP_WORD="${COMP_WORDS[COMP_CWORD]}" COMP_WORDBREAKS="$COMP_WORDBREAKS" \\
        %(complete_var)s=bash_complete "$1")
    return 0
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""

_ZSH = ZshComplete.source_template.replace("_path_files", "compset -P '--*='; _path_files")
"""With the name of an option before a path set aside."""


class _WholeWords(ShellComplete):
    """Answers with whole words: after `--via=we` with `--via=weights`."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """Return what may stand there, each as the whole word."""
        name, sign, _ = incomplete.partition("=")
        items = super().get_completions(args, incomplete)
        if name.startswith("--") and sign and "--" not in args:
            for item in items:
                item.value = f"{name}={item.value}" if item.type == "plain" else item.value
        return items


class Bash(_WholeWords, BashComplete):
    """Reads the whole line, and answers with the part of the word that bash would replace."""

    source_template = _BASH

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the cursor, and the one that it stands in."""
        line, point = os.environ.get("COMP_LINE", ""), os.environ.get("COMP_POINT", "")
        if not point.isdecimal():
            return super().get_completion_args()
        words = split_arg_string(line[: int(point)] + _HERE)
        command = os.environ.get("COMP_COMMAND", words[0])
        start = words.index(command) + 1 if command in words else 1
        return words[start:-1], words[-1].removesuffix(_HERE)

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[str]]:
        """Return what may stand there, without what bash keeps of the word."""
        items = super().get_completions(args, incomplete)
        kept = _find_kept(incomplete, os.environ.get("COMP_WORD", incomplete))
        for item in items:
            item.value = item.value.removeprefix(kept)
        return items


def _find_kept(incomplete: str, word: str) -> str:
    """Return what bash keeps of a word: what stands before the last sign that breaks it.

    Args:
        incomplete: The word up to the cursor, without quotes.
        word: What bash takes for the word; a sign that breaks words may be one itself.
    """
    signs = set(os.environ.get("COMP_WORDBREAKS", ""))
    part = "" if set(word) <= signs else "".join(split_arg_string(word))
    return incomplete.removesuffix(part) if incomplete.endswith(part) else ""


class Zsh(_WholeWords, ZshComplete):
    """Answers with whole words, and looks for paths behind a `=`, too."""

    source_template = _ZSH


class Fish(_WholeWords, FishComplete):
    """Answers with whole words, as fish wants them."""


def add_shells() -> None:
    """Let click use these."""
    shells: Sequence[tuple[str, type[Any]]] = (("bash", Bash), ("zsh", Zsh), ("fish", Fish))
    for name, shell in shells:
        add_completion_class(shell, name)

"""A command of the user's may propose: the program checks, and bounds it."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

import pytest

from lineage.suggest.passages import Passage
from lineage.suggest.readers import Reader, ReaderError
from lineage.suggest.suggestion import PaperText

if TYPE_CHECKING:
    from pathlib import Path

    from lineage.suggest.scoring import Suggester
    from lineage.suggest.suggestion import Suggestion

PAPER = PaperText(
    arxiv_id=None, title="Hare: Small", published="2023-01-01",
    abstract="Hare is small. It beats T5. It is older than LLaMA.",
    passages=(
        Passage("section 2", "Its layers are owed to BERT."),
        Passage("section 3", "We fine-tune OPT. Its eyes are those of CLIP."),
    ),
)  # fmt: skip
TRUTH = """
import json, re, sys
lines = re.findall(r"^\\[(\\d+)\\] (.*)$", sys.stdin.read(), re.M)
found = [
    {"parent": name, "kind": kind, "sentence": int(number)}
    for number, text in lines
    for words, name, kind in (("owed", "BERT", "architecture"), ("eyes", "clip", "component"),
                              ("fine-tune", "OPT", "finetuning"))
    if words in text
]
print("Here you are:", json.dumps(found), "Anything else?")
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """A file for a small program, in a folder whose name a shell would take apart."""
    folder = tmp_path / "a reader; $(touch gone)"
    folder.mkdir()
    return folder / "reader.py"


def ask(
    suggester: Suggester, script: Path, text: str, *, seconds: float = 30, most: int = 10_000
) -> Suggestion:
    script.write_text(text, encoding="utf-8")
    command = shlex.join([sys.executable, str(script)])
    return suggester.suggest(PAPER, Reader(command, seconds=seconds, most_bytes=most))


def list_parents(suggestion: Suggestion) -> list[tuple[str, str, str, tuple[str, ...]]]:
    return [
        (item.parent, item.kind, item.span.field, item.proposed_by)
        for item in suggestion.candidates
    ]


def test_one_that_tells_the_truth_adds_and_confirms(suggester: Suggester, script: Path) -> None:
    by = sys.executable.rpartition("/")[2]
    found = ask(suggester, script, TRUTH)
    assert list_parents(found) == [
        ("opt", "finetuning", "section 3", ("words", by)),
        ("bert", "architecture", "section 2", (by,)),
        ("clip", "component", "section 3", (by,)),
    ]
    assert [item.confidence for item in found.candidates[1:]] == [0.5, 0.5]
    assert found.candidates[1].sentence == "Its layers are owed to BERT."
    assert found.refused == ()
    assert not list(script.parent.parent.glob("gone"))


def test_one_that_invents_is_not_believed(suggester: Suggester, script: Path) -> None:
    items = [
        ("BERT", "architecture", 99), ("BERT", "architecture", 0), ("BERT", "architecture", -1),
        ("RoBERTa", "finetuning", 2), ("T5", "finetuning", 2), ("LLaMA", "finetuning", 4),
        ("Hare", "finetuning", 2), ("BERT", "theft", 5), ("", "", True),
    ]  # fmt: skip
    listed = [{"parent": p, "kind": k, "sentence": s} for p, k, s in items]
    found = ask(suggester, script, f"print(__import__('json').dumps({[*listed, 7, None]!r}))")
    assert list_parents(found) == [("opt", "finetuning", "section 3", ("words",))]
    assert found.refused == (
        "there is no sentence 99",
        "there is no sentence 0",
        "there is no sentence -1",
        "sentence 2 names no possible parent 'RoBERTa'",
        "sentence 2 names no possible parent 'T5'",
        "sentence 4 names no possible parent 'LLaMA'",
        "sentence 2 names no possible parent 'Hare'",
        "'theft' is no kind",
        "item 9 is no object that gives the number of a sentence",
        "item 10 is no object that gives the number of a sentence",
        "item 11 is no object that gives the number of a sentence",
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("import time; time.sleep(60)", "takes more than 1 s", id="hangs"),
        pytest.param("import os, time; os.close(1); time.sleep(60)", "takes more than 1 s",
                     id="hangs-silently"),
        pytest.param("import subprocess as s; s.run(['sleep', '60'])", "takes more than 1 s",
                     id="hangs-in-a-child"),
        pytest.param("while True: print('[' * 1000)", "writes more than 10,000 bytes",
                     id="floods"),
        pytest.param("print('no list')", "did not answer with a list in JSON", id="words"),
        pytest.param("print('[{')", "did not answer with a list in JSON", id="half"),
        pytest.param("print('[' * 9000)", "did not answer with a list in JSON", id="nested"),
        pytest.param("", "did not answer with a list in JSON", id="silent"),
        pytest.param("raise SystemExit(3)", "failed (exit status 3)", id="fails"),
    ],
)  # fmt: skip
def test_one_that_hangs_floods_or_fails_is_ended_and_named(
    suggester: Suggester, script: Path, text: str, message: str
) -> None:
    seconds = 1 if "takes more than 1 s" in message else 30
    with pytest.raises(ReaderError) as error:
        ask(suggester, script, text, seconds=seconds)
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ("no-such-program-anywhere", "cannot be started"),
        ("", "is no command"),
        ("say 'hello", "has a quote that is left open"),
    ],
)
def test_what_is_no_command_is_named(suggester: Suggester, command: str, message: str) -> None:
    with pytest.raises(ReaderError, match=message):
        suggester.suggest(PAPER, Reader(command))

"""`lineage diff`: text, Markdown, JSON, exit status and bad input."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from graph.testing import make_document

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

OLD = make_document(
    {"a": "2017", "b": "2018", "c": "2019"}, [("a", "b", "scaling"), ("a", "c", "scaling")]
)
NEW = make_document(
    {"a": "2017-06", "b": "2018", "d": "2020", "e": "2021"},
    [("a", "b", "scaling"), ("b", "d", "scaling"), ("d", "e", "merging")],
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """An old and a new export."""
    NEW["models"][1]["corpus"] = "Everything `ever`  written " + "by anyone, " * 10 + "anywhere."
    return write(tmp_path / "old.json", OLD), write(tmp_path / "new.json", NEW)


def write(path: Path, value: object) -> str:
    path.write_text(json.dumps(value), encoding="utf-8")
    return str(path)


def test_changes_as_text(run: Run, files: tuple[str, str]) -> None:
    result = run("diff", *files)
    assert result.exit_code == 0
    assert result.stdout == (
        "models: 2 added, 1 removed, 2 changed\n"
        "  + d\n"
        "  + e\n"
        "  - c\n"
        "  ~ a: released: 2017 -> 2017-06\n"
        "  ~ b: corpus: Made up. -> Everything `ever`  written b ... "
        "anyone, by anyone, anywhere.\n"
        "derivations: 2 added, 1 removed\n"
        "  + b -> d: scaling\n"
        "  + d -> e: merging\n"
        "  - a -> c: scaling\n"
        "answers: 2 changed\n"
        "  descendants of b: +2 (0 -> 2)\n"
        "  descendants of a: +1 (2 -> 3)\n"
    )


def test_changes_as_markdown(run: Run, files: tuple[str, str]) -> None:
    result = run("diff", *files, "--format", "markdown")
    assert result.stdout == (
        "### Models: 2 added, 1 removed, 2 changed\n\n"
        "- added `d`\n"
        "- added `e`\n"
        "- removed `c`\n"
        "- changed `a`: released from `2017` to `2017-06`\n"
        "- changed `b`: corpus from `Made up.` to `` Everything `ever`  written b ... "
        "anyone, by anyone, anywhere. ``\n\n"
        "### Derivations: 2 added, 1 removed\n\n"
        "- added `b -> d: scaling`\n"
        "- added `d -> e: merging`\n"
        "- removed `a -> c: scaling`\n\n"
        "### Answers: 2 changed\n\n"
        "- descendants of b: +2 (0 -> 2)\n"
        "- descendants of a: +1 (2 -> 3)\n"
    )


def test_changes_as_json_are_complete(run: Run, files: tuple[str, str]) -> None:
    report = json.loads(run("diff", *files, "--format", "json").stdout)
    assert list(report) == [
        "models", "derivations", "disputes", "papers", "labs", "families", "tasks", "techniques",
        "architectures", "sources", "answers",
    ]  # fmt: skip
    assert report["models"]["added"] == [{"id": "d"}, {"id": "e"}]
    assert report["models"]["changed"][0] == {
        "id": "a",
        "fields": [{"field": "released", "old": "2017", "new": "2017-06"}],
    }
    assert report["derivations"]["removed"] == [{"parent": "a", "child": "c", "kind": "scaling"}]
    assert report["labs"] == {"added": [], "removed": [], "changed": []}
    assert report["answers"][0] == {
        "model": "b", "direction": "descendants", "old": 0, "new": 2, "change": 2,
    }  # fmt: skip


def test_many_changed_answers_are_summed_up(run: Run, tmp_path: Path) -> None:
    models = {f"m{number:02}": "2020" for number in range(30)}
    chain = [(f"m{n:02}", f"m{n + 1:02}", "scaling") for n in range(29)]
    paths = [
        write(tmp_path / "old.json", make_document(models, [])),
        write(tmp_path / "new.json", make_document(models, chain)),
    ]
    lines = run("diff", *paths).stdout.splitlines()
    answers = lines[lines.index("answers: 58 changed") + 1 :]
    assert answers[:2] == [
        "  descendants of m00: +29 (0 -> 29)",
        "  ancestors of m29: +29 (0 -> 29)",
    ]
    assert len(answers) == 21
    assert answers[-1] == "  and 38 more, each by 19 or less"


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_no_change_says_so(run: Run, files: tuple[str, str], form: str) -> None:
    result = run("diff", files[0], files[0], "--format", form, "--exit-code")
    assert (result.exit_code, result.stdout) == (0, "No differences.\n")


def test_the_exit_status_tells_of_changes_if_asked(run: Run, files: tuple[str, str]) -> None:
    assert run("diff", *files, "--exit-code").exit_code == 1
    assert run("diff", *files).exit_code == 0


def test_control_characters_of_a_file_do_not_reach_the_screen(run: Run, tmp_path: Path) -> None:
    nasty: dict[str, Any] = make_document({"a\x1b[31m": "20\n17"}, [])
    paths = [write(tmp_path / "old.json", OLD), write(tmp_path / "new.json", nasty)]
    assert "\x1b" not in run("diff", *paths).stdout


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        pytest.param(None, "cannot be read: No such file or directory", id="missing"),
        pytest.param(
            b"# README",
            "cannot be read: it is not JSON (Expecting value: line 1 column 1 (char 0))",
            id="no JSON",
        ),
        pytest.param(b"[" * 100_000, "cannot be read: it is not JSON", id="deep"),
        pytest.param(b"\xff\xfe\xff", "cannot be read: it is not JSON", id="bytes"),
        pytest.param(b"{}", "holds no lineage: schema_version is None", id="foreign"),
    ],
)
def test_a_file_that_cannot_be_compared_is_one_clear_error(
    run: Run, tmp_path: Path, files: tuple[str, str], content: bytes | None, complaint: str
) -> None:
    path = tmp_path / "other.json"
    if content is not None:
        path.write_bytes(content)
    result = run("diff", files[0], str(path))
    assert (result.exit_code, result.stdout) == (1, "")
    error, hint = result.stderr.splitlines()
    assert error.startswith(f"Error: '{path}' {complaint}")
    assert hint == "Hint: Write one with 'lineage export json -o FILE'."

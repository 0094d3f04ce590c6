"""Catalogs that strangers wrote: each fault is one clear line, at once and without a wait."""

from __future__ import annotations

import copy
import json
import os
import time
from typing import TYPE_CHECKING, Any

import pytest

from lineage.catalog.load import load_catalog
from lineage.catalog.rules import check_catalog
from tests.support.catalogs import TOY_ENTRIES, make_derivation, make_entry, write_catalog
from tests.support.hostile import make_socket
from tests.support.posix import make_pipe, needs_posix

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def lint(folder: Path) -> list[str]:
    return [str(problem) for problem in check_catalog(load_catalog(folder))]


def lint_with(tmp_path: Path, **changes: Any) -> list[str]:
    """Return the problems of the toy catalog with the entry `tuned` changed."""
    entries = copy.deepcopy(TOY_ENTRIES)
    entries["tuned"] |= changes
    return lint(write_catalog(tmp_path / "catalog", entries))


FOLDERS = ("families", "tasks", "techniques", "architectures", "labs", "sources")
NO_IDS = ("../../../ESCAPED", "..", "a/b", "Big", "a b", "", "x\x1b[31m", "a" * 81, "index.html")


@pytest.mark.parametrize("name", FOLDERS)
def test_every_key_of_a_shared_file_is_an_id(tmp_path: Path, name: str) -> None:
    folder = write_catalog(tmp_path / "catalog", TOY_ENTRIES)
    path = folder / f"{name}.toml"
    tables = "".join(f'\n[{json.dumps(key)}]\nname = "X"\n' for key in NO_IDS)
    path.write_text(path.read_text(encoding="utf-8") + tables, encoding="utf-8")
    problems = lint(folder)
    assert len(problems) == len(NO_IDS)
    for problem in problems:
        assert problem.startswith(f"{name}.toml: ")
        assert problem.endswith(": unexpected key, expected a lowercase id")
        assert problem.isprintable()


@pytest.mark.parametrize("name", ["index.html", "UPPER", "a..b", f"{'a' * 81}"])
def test_the_name_of_a_model_file_is_an_id(tmp_path: Path, name: str) -> None:
    folder = write_catalog(tmp_path / "catalog", TOY_ENTRIES)
    (folder / "models" / f"{name}.toml").write_text("", encoding="utf-8")
    assert lint(folder) == [
        f"models/{name}.toml: (file name): unexpected name '{name}.toml', "
        "expected <id>.toml with a lowercase id"
    ]


@pytest.mark.parametrize("name", ["paper", "..", "2001.1", "2001.00001v2", "a_b"])
def test_the_name_of_a_paper_file_is_an_arxiv_id(tmp_path: Path, name: str) -> None:
    folder = write_catalog(tmp_path / "catalog", TOY_ENTRIES)
    (folder / "papers").mkdir()
    path = folder / "papers" / f"{name}.json"
    if name.startswith("."):
        path = folder / "papers" / "x..json"
    path.write_text("{}", encoding="utf-8")
    assert lint(folder) == [
        f"papers/{path.name}: (file name): unexpected name '{path.name}', expected <arXiv id>.json"
    ]


@pytest.mark.parametrize(
    "char",
    [
        *("\x00", "\x07", "\t", "\n", "\x1b", "\x7f", "\x85", "\x9b", "\u2028", "\u2029"),
        *("\u061c", "\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069", "\u206a"),
        *("\ufeff", "\ufff9", "\ufdd0", "\ufffe", "\uffff", "\U0001ffff", "\U0010fffe"),
    ],
    ids=lambda char: f"U+{ord(char):04X}",
)
def test_a_character_that_cannot_be_shown_is_refused(tmp_path: Path, char: str) -> None:
    text = f"Some{char}thing"
    problems = lint_with(tmp_path, name=text, adds_zh=text, aliases=[text])
    keys = ("adds_zh", "aliases[0]", "name")
    for problem, key in zip(problems, keys, strict=True):
        assert problem.startswith(f"models/tuned.toml: {key}: unexpected 'Some\\")
        assert problem.isprintable()


def test_other_characters_are_welcome(tmp_path: Path) -> None:
    text = "é e\u0301 中 \u200d \u3000 \ufffd \U0001f600 \u05d0 \U0001fffd"
    assert lint_with(tmp_path, name=text) == []


BAD_ADDRESSES = (
    *("https://[::1/", "https://[::1]/", "https://]/", "https://a\u2100b.org/", "https://"),
    *("https:///path", "https://a:b@c.org/", "https://a.org:99999/", "https://a.org:x/"),
    *("https://1.2.3.999/", "https://a.org/\\b", "https://.org/", "https://a..org/", "ftp://a.b/"),
    *("https://a.org/ b", 'https://a.org/"', "https://a.org/<b>", "https://?", "https://#x"),
    *("//a.org/", "https://a%2f.org/", f"https://a.org/{'x' * 10_000}"),
)


def test_an_address_that_not_every_reader_takes_is_refused(tmp_path: Path) -> None:
    links = lint_with(tmp_path / "a", links=list(BAD_ADDRESSES))
    assert [line for line in links if ": links[" in line] == links
    assert len(links) == len(BAD_ADDRESSES)
    for number, address in enumerate(BAD_ADDRESSES):
        evidence = [{"source": address, "locator": "x"}]
        derivations = [make_derivation("merge", "finetuning", evidence=evidence)]
        assert lint_with(tmp_path / f"b{number}", derivations=derivations), address


def test_usual_addresses_are_welcome(tmp_path: Path) -> None:
    addresses = [
        *("https://example.org", "http://a.b.c-d.org:8080/x?y=[z]#w", "https://localhost/"),
        *("https://en.wikipedia.org/wiki/Łukasz_(name)", "https://xn--e1afmkfd.org/%7e~'()"),
        *("https://a_b.github.io/@x/$y,z;w!*", "https://example.org?q=1"),
    ]
    assert lint_with(tmp_path, links=addresses) == []


DEEP = 20_000
HOSTILE = (
    pytest.param(f"a = {'[' * DEEP}{']' * DEEP}", "too deep in each other", id="nested lists"),
    pytest.param("a = " + "{a=" * DEEP, "too deep in each other", id="nested tables"),
    pytest.param(f"{'a.' * 50_000}a = 1", "more than 10 parts", id="long key"),
    pytest.param(f"[{'a.' * 50_000}a]", "more than 10 parts", id="long name of a table"),
    pytest.param("'a b' . " * 50_000 + "a = 1", "more than 10 parts", id="long quoted key"),
    pytest.param(f"a = {'9' * 5_000}", "too many digits", id="5,000 digits"),
    pytest.param(f"name = [0x{'f' * 50_000}]", "too large to be shown", id="50,000 hex digits"),
    pytest.param(f"name = '{'x' * 100_000}'", "at most 10000 characters", id="long text"),
    pytest.param("#" * 2_000_001, "larger than 2,000,000 bytes", id="large file"),
    pytest.param("labs = [" + "'x'," * 100_000 + "]", "labs: ", id="long list"),
    pytest.param("\n".join(f"a{n} = 1" for n in range(100_000)), "values are not", id="many keys"),
    pytest.param(f"family = '{'x' * 1_000_000}'", "at most 80 characters", id="long id"),
    pytest.param(f"released = '{'1' * 1_000_000}'", "not a date", id="long date"),
    pytest.param(f"'{'k' * 100_000}' = 1", "unexpected key", id="long word for a key"),
    pytest.param("name = '\x00'", "not TOML", id="NUL"),
    pytest.param("released = 9999-99-99", "not TOML", id="no date"),
)


@pytest.mark.parametrize(("text", "reason"), HOSTILE)
@pytest.mark.parametrize("name", ["models/evil.toml", "labs.toml"])
def test_hostile_toml_is_refused_at_once(
    tmp_path: Path, name: str, text: str, reason: str
) -> None:
    folder = write_catalog(tmp_path / "catalog", TOY_ENTRIES)
    inside = "" if name.startswith("models") or text.startswith(("[", "#")) else "[lab]\n"
    (folder / name).write_text(f"{inside}{text}", encoding="utf-8")
    begin = time.process_time()
    problems = [line for line in lint(folder) if line.startswith(f"{name}: ")]
    assert time.process_time() - begin < 5
    assert all(len(line) < 600 for line in problems)
    if name.startswith("models"):
        assert any(reason in line for line in problems)
    assert problems


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("[" * DEEP, "not JSON", id="nested lists"),
        pytest.param('{"a":' * DEEP, "not JSON", id="nested objects"),
        pytest.param('{"title": ' + "9" * 5_000 + "}", "not JSON", id="5,000 digits"),
        pytest.param('{"title": "\\ud800"}', "title: ", id="half a character"),
        pytest.param(" " * 2_000_001, "larger than 2,000,000 bytes", id="large file"),
        pytest.param("[]", "expected a table", id="a list"),
        pytest.param("NaN", "expected a table", id="no number"),
    ],
)
def test_hostile_json_is_refused_at_once(tmp_path: Path, text: str, reason: str) -> None:
    folder = write_catalog(tmp_path / "catalog", TOY_ENTRIES)
    (folder / "papers").mkdir()
    (folder / "papers" / "2001.00001.json").write_text(text, encoding="utf-8")
    problems = lint(folder)
    assert any(reason in line for line in problems)
    assert all(line.startswith("papers/2001.00001.json: ") for line in problems)


@pytest.mark.parametrize("count", [10**18 + 1, 2**63, 10**400 - 1, 0, -1, 1.5, True, "many"])
def test_a_number_of_parameters_is_within_bounds(tmp_path: Path, count: object) -> None:
    if isinstance(count, int) and count > 2**63:  # what writes TOML for tests writes no such one
        folder = write_catalog(tmp_path / "catalog", TOY_ENTRIES)
        path = folder / "models" / "tuned.toml"
        text = path.read_text(encoding="utf-8").replace("1000000", str(count))
        path.write_text(text, encoding="utf-8")
        (problem,) = lint(folder)
    else:
        (problem,) = lint_with(tmp_path, parameters=[{"label": "A", "count": count}])
    assert problem.startswith("models/tuned.toml: parameters[0].count: unexpected ")


LEFTOVERS = (
    *("._root.toml", ".DS_Store", ".#root.toml", "root.toml~", "#root.toml#", ".root.toml.swp"),
    *("Thumbs.db", "desktop.ini", "root.toml.bak", "root.toml.orig", ".root-abc.tmp", "~$root"),
)


@pytest.mark.parametrize("name", LEFTOVERS)
@pytest.mark.parametrize("folder", ["models", "papers"])
def test_what_systems_and_editors_leave_is_passed_over(
    tmp_path: Path, folder: str, name: str
) -> None:
    catalog = write_catalog(tmp_path / "catalog", TOY_ENTRIES)
    (catalog / folder).mkdir(exist_ok=True)
    name = name.replace("root.toml", "2001.00001.json") if folder == "papers" else name
    (catalog / folder / name).write_bytes(b"\x00\x05\x16\x07\xff")
    assert lint(catalog) == []


def link_to_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize(
    ("make", "what"),
    [
        pytest.param(make_pipe, "it is a pipe, expected a file", id="pipe", marks=needs_posix),
        pytest.param(os.mkdir, "Is a directory", id="folder"),
        pytest.param(
            make_socket, "it is a socket, expected a file", id="socket", marks=needs_posix
        ),
        pytest.param(
            lambda path: path.symlink_to("/dev/zero"),
            "it is a device, expected a file",
            id="device",
            marks=needs_posix,
        ),
    ],
)
@pytest.mark.parametrize("name", ["models/odd.toml", "papers/2001.00001.json", "labs.toml"])
def test_what_is_no_file_is_told_and_not_waited_for(
    tmp_path: Path, name: str, make: Callable[[Path], None], what: str
) -> None:
    folder = write_catalog(tmp_path / "catalog", TOY_ENTRIES)
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.unlink(missing_ok=True)
    make(path)
    assert lint(folder) == [f"{name}: (whole file): cannot be read: {what}"]


def test_a_cycle_of_thousands_is_one_short_line(tmp_path: Path) -> None:
    entries = {
        f"m{n}": make_entry(
            f"M{n}", "2020", derivations=[make_derivation(f"m{(n + 1) % 1_000}", "scaling")]
        )
        for n in range(1_000)
    }
    (problem,) = lint(write_catalog(tmp_path / "catalog", entries))
    assert problem.endswith("-> ... -> m0 (1,000 models), expected none")
    assert len(problem) < 200

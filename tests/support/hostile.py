"""Catalogs as no person writes them: from a seed, a small catalog with up to four oddities.

Run as a program (`python -m`) with a folder, a first seed and a count, it asks each of so many
catalogs everything, within 10 seconds and 1 GB each, and prints a line of JSON for each: the seed,
whether the catalog was accepted, and what went wrong.
"""

from __future__ import annotations

import contextlib
import copy
import json
import os
import random
import re
import resource
import shutil
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner
from lxml import etree

from graph.exports import FORMATS
from lineage.cli.main import main as run_lineage
from tests.support.catalogs import TOY_ENTRIES, write_catalog

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

SECONDS = 10
GIGABYTE = 2**30
_WELCOME_SHARE = 0.35
MODELS = ("root", "left", "right", "merge", "tuned")
SHARED = ("families", "tasks", "techniques", "architectures", "labs", "sources")
TEXTS = ("name", "adds", "adds_zh", "corpus", "application", "no_paper", "catalog")
CHARACTERS = (
    *("\x00", "\x1b[31m", "\x9b", "\u202e", "\u2066", "\uffff", "\ufdd0", "\U0001ffff", "\u2028"),
    *("\ufeff", "é", "e\u0301", "中文", "😀", "<b>", "</script>", "&amp;", "]]>", '"', "'", "\\"),
    *("$x^2$", "{", "%", "\t", "\n", "`", "|", "=1+2", "@x", "\u05d0", "\u200d", "x" * 300, ""),
    *("x" * 20_000, "--", "${a}", "{{ 7 * 7 }}", "<!--", "﷽" * 50, "ﬀ", "\ufffd"),
)
WELCOME = (
    *("é", "e\u0301", "中文", "😀", "&amp;", "]]>", '"', "'", "\\", "$x^2$", "{", "%", "`", "|"),
    *("=1+2", "@x", "\u05d0\u05d1", "a\u200db", "x" * 60, "--", "${a}", "{{ 7 * 7 }}", "﷽", "ﬀ"),
    *("< 3", "a;b", "#", "[x](y)", "*", "_", "~", "\ufffd", "İ", "ß", "\u0301", "١", "C:\\x"),
)
NUMBERS = (
    *("0", "-1", "1", "999_999_999", "10_000_000_000_000_000_000", "1e400", "nan", "inf", "0x1f"),
    *("9" * 400, "9" * 5_000, f"0x{'f' * 9_000}", "1.5", "true", "'undisclosed'", "1000000000000"),
)
ADDRESSES = (
    *(
        "https://[::1/",
        "https://[::1]/",
        "http://a.b/c?d=e&f=<g>",
        "https://a.b/'\"",
        "javascript:0",
    ),
    *(
        "https://xn--a/",
        "https://a.b/%zz",
        "https://a.b:99999/",
        "data:,x",
        "https://a.b/ü?中=é#😀",
    ),
    *("https://a.b/" + "x" * 9_000, "https://a.b/" + "x" * 20_000, "https://a.b/[c]{d}|e^f`g"),
)
GOOD_ADDRESSES = (
    *("https://xn--a/", "https://a.b/%zz", "https://a.b/ü?中=é#😀", "https://a.b/" + "x" * 9_000),
    *("https://a.b/[c]{d}|e^f`g", "http://a.b:8080/c?d=e&f='g'", "https://a.b//c/../d;e"),
)
DATES = (
    *("0001", "9999-12-31", "0000", "2020-02-30", "2020-13", "20200101", "２０２０", "2020-1-1"),
    *("-2020", "", "2020-01-01T00:00", "9" * 1_000),
)
IDS = (
    *("../../../ESCAPED", "..", ".", "a/b", "/x", "con", "index.html", "A", "a b", "constructor"),
    *("__proto__", "x" * 80, "x" * 81, "0", "a.b-c", "a\\b", "a:b", "\u202ea", "%2e%2e", "todo"),
)
RAW = (
    *(b"\xff\xfe", b"\x00" * 100, b"\xef\xbb\xbf# mark\n", b'name = "\xc3\x28"', b"[" * 20_000),
    *(
        b"a." * 50_000 + b"b = 1",
        b"x = " + b"[" * 20_000,
        b"x = " + b"{a=" * 20_000,
        b"#" * 2_100_000,
    ),
    *(
        b'"""' * 3,
        b"[[derivations]]\n" * 3_000,
        b"\r\n" * 9,
        b"x" * 100_000,
        b"labs = " + b"['a'," * 90,
    ),
)


class Hostile:
    """A catalog with oddities."""

    def __init__(self, folder: Path, seed: int) -> None:
        """Write it into a folder."""
        self.dice = random.Random(seed)
        self.folder = folder
        entries = {key: copy.deepcopy(TOY_ENTRIES[key]) for key in MODELS}
        self.welcome = self.dice.random() < _WELCOME_SHARE
        for _ in range(self.dice.randint(1, 4)):
            edits = self.GOOD_EDITS if self.welcome else self.EDITS
            self.dice.choice(edits)(self, entries[self.dice.choice(MODELS)])
        with suppress(Exception):  # what cannot be written as TOML is no catalog
            write_catalog(folder, entries)
        if not (folder / "sources.toml").exists():
            write_catalog(folder, {key: TOY_ENTRIES[key] for key in MODELS})
        places = () if self.welcome else self.PLACES
        for place in self.dice.choices(places, k=self.dice.choice((0, 1, 2))) if places else ():
            place(self)

    def text(self) -> str:
        """Return a text with odd characters."""
        odd = WELCOME if self.welcome else CHARACTERS
        return "".join(self.dice.choices(("Some", " x", *odd), k=self.dice.randint(1, 4)))

    def steps(self, entry: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the derivations of an entry, if they are some still."""
        steps = entry.get("derivations")
        return steps if isinstance(steps, list) else []

    def read(self, path: Path) -> str:
        """Return the text of a file; one that is none any more is not waited for."""
        return path.read_text(encoding="utf-8") if path.is_file() else ""

    def write(self, path: Path, text: str) -> None:
        """Change a file, if it is one still."""
        if path.is_file():
            path.write_text(text, encoding="utf-8")

    def edit_text(self, entry: dict[str, Any]) -> None:
        """Change a text of an entry."""
        entry[self.dice.choice(TEXTS)] = self.text()

    def edit_aliases(self, entry: dict[str, Any]) -> None:
        """Give an entry other names."""
        count = 2 if self.welcome else self.dice.choice((1, 2_000))
        entry["aliases"] = [f"{self.text()}{number}" for number in range(count)]

    def edit_address(self, entry: dict[str, Any]) -> None:
        """Give an entry links and sources."""
        address = self.dice.choice(GOOD_ADDRESSES if self.welcome else ADDRESSES)
        entry["links"] = [address]
        for step in self.steps(entry):
            place = f"passage: {self.text()}" if self.welcome else self.text()
            step["evidence"] = [{"source": address, "locator": place}]

    def edit_date(self, entry: dict[str, Any]) -> None:
        """Change the date of an entry."""
        entry["released"] = self.dice.choice(DATES)

    def edit_id(self, entry: dict[str, Any]) -> None:
        """Change what an entry names."""
        key = self.dice.choice(("family", "architecture", "labs", "techniques", "paper"))
        value = self.dice.choice(IDS)
        entry[key] = [value] if key in {"labs", "techniques"} else value

    def edit_kin(self, entry: dict[str, Any]) -> None:
        """Change whom an entry descends from."""
        for step in self.steps(entry):
            step["parent"] = self.dice.choice((*MODELS, *IDS))

    def edit_sort(self, entry: dict[str, Any]) -> None:
        """Give a field a value of another sort."""
        key = self.dice.choice((*entry, "colour"))
        entry[key] = self.dice.choice((1, 1.5, True, [], {}, [[]], {"a": {"b": []}}, "x", ["x"]))

    EDITS: tuple[Callable[[Hostile, dict[str, Any]], None], ...] = (
        *(edit_text, edit_text, edit_text, edit_aliases, edit_address, edit_date),
        *(edit_id, edit_kin, edit_sort),
    )

    GOOD_EDITS = (edit_text, edit_text, edit_aliases, edit_address)

    def place_key(self) -> None:
        """Give a shared file one more key."""
        path = self.folder / f"{self.dice.choice(SHARED)}.toml"
        old = self.read(path)
        table = old[old.find("[") :].partition("\n")[2].partition("\n[")[0]
        key = json.dumps(self.dice.choice(IDS))
        self.write(path, f"{old}\n[{key}]\n{table}\n")

    def place_number(self) -> None:
        """Change a number of parameters."""
        path = self.folder / "models" / f"{self.dice.choice(MODELS)}.toml"
        text = self.read(path)
        number = self.dice.choice(NUMBERS)
        self.write(path, text.replace("count = 1000000", f"count = {number}"))

    def place_bytes(self) -> None:
        """Put odd bytes into a file, or behind what it holds."""
        names = (*(f"models/{key}.toml" for key in MODELS), *(f"{key}.toml" for key in SHARED))
        path = self.folder / self.dice.choice(names)
        old = self.dice.choice(("", f"{self.read(path)}\n")).encode()
        if path.is_file():
            path.write_bytes(old + self.dice.choice(RAW))

    def place_paper(self) -> None:
        """Put a record of a paper there."""
        folder = self.folder / "papers"
        folder.mkdir(exist_ok=True)
        names = ("2001.00001", "1701.00001", "._2001.00001", "cs_0112017", "x", "\x1b[31m", "a.b")
        record = {"title": self.text(), "authors": [self.text()], "submitted": "2017",
                  "source": "x", "retrieved": "2026"}  # fmt: skip
        texts = (json.dumps(record), "[" * 20_000, "9" * 5_000, '{"title": "\\ud800"}', "", "null")
        path = folder / f"{self.dice.choice(names)}.json"
        path.write_text(self.dice.choice((texts[0], *texts)), encoding="utf-8")

    def place_file(self) -> None:
        """Put another file, or what is none, among the models or in place of one."""
        names = (".DS_Store", "._root.toml", "root.toml~", ".#root.toml", "Thumbs.db", "x.txt")
        odd = (
            "\x1b[31m.toml",
            "\u202e.toml",
            "new.toml",
            "root.toml",
            "A.toml",
            "index.html.toml",
        )
        path = self.folder / "models" / self.dice.choice((*names, *odd))
        if path.exists():
            path.unlink()
        makers: tuple[Callable[[Path], object], ...] = (
            *(os.mkfifo, os.mkdir, make_socket, Path.touch),
            *(lambda path: path.symlink_to("/dev/zero"), lambda path: path.symlink_to(path)),
            lambda path: path.symlink_to("nowhere"),
            lambda path: os.truncate(path.open("wb").fileno(), 2**40),
        )
        with suppress(OSError):
            self.dice.choice(makers)(path)

    def place_cycle(self) -> None:
        """Let the first model descend from the last."""
        path = self.folder / "models" / "root.toml"
        other = self.read(self.folder / "models" / "tuned.toml")
        steps = other[other.find("[[derivations]]") :].replace('"merge"', '"tuned"')
        self.write(path, f"{self.read(path)}\n{steps}")

    PLACES: tuple[Callable[[Hostile], None], ...] = (
        *(place_key, place_key, place_number, place_bytes, place_bytes, place_paper, place_file),
        *(place_file, place_cycle),
    )


def make_socket(path: Path) -> None:
    """Make a socket that nobody listens at."""
    # The address of a socket may have a hundred bytes: it is bound in its own folder.
    with socket.socket(socket.AF_UNIX) as one, contextlib.chdir(path.parent):
        one.bind(path.name)


def make_hostile(folder: Path, seed: int) -> Path:
    """Write the catalog of a seed into a folder, and return it."""
    with suppress(OSError, ValueError):
        Hostile(folder, seed)
    return folder


def list_commands(out: Path, *, accepted: bool) -> list[list[str]]:
    """Return what is asked of a catalog; of one with problems, less."""
    forms = list(FORMATS) if accepted else ["json"]
    return [
        ["show", "merge"],
        ["build", "--out", str(out / "site")],
        *(["export", form, "-o", str(out / form)] for form in forms),
    ]


def find_fault(args: list[str], result: Result, *, accepted: bool) -> str:
    """Return what is wrong with an answer, or an empty text."""
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        return f"{args}: {type(result.exception).__name__}: {str(result.exception)[:200]}"
    unseen = [char for char in result.output if not char.isprintable() and char != "\n"]
    if unseen and args[0] != "show":
        return f"{args}: prints {unseen[:3]!r}"
    if args[0] != "lint" and (result.exit_code == 0) != accepted:
        return f"{args}: exit status {result.exit_code}, {result.output[:200]}"
    if result.exit_code and args[0] != "lint" and not result.stderr.startswith("Error: "):
        return f"{args}: {result.stderr[:200]}"
    return ""


def check_written(out: Path) -> str:
    """Return what is wrong with what was written, or an empty text."""
    try:
        for name in ("site/feed.xml", "site/sitemap.xml", "graphml", "gexf"):
            etree.parse(out / name)
        json.loads((out / "site" / "graph.json").read_bytes())
        json.loads((out / "jsonld").read_bytes())
    except (ValueError, OSError, etree.XMLSyntaxError) as error:
        return f"{type(error).__name__}: {error}"
    return ""


def ask_everything(folder: Path, seed: int) -> dict[str, Any]:
    """Ask a catalog everything, and return what came of it."""
    data = make_hostile(folder / "a" / "b" / "catalog", seed)
    out = folder / "a" / "b" / "out"
    out.mkdir()
    runner, faults, accepted = CliRunner(), [], False
    lint = ["lint"]
    for args in (lint, None):
        for command in [args] if args else list_commands(out, accepted=accepted):
            signal.alarm(SECONDS)
            result = runner.invoke(run_lineage, ["--data", str(data), *command])
            signal.alarm(0)
            if command is lint:
                accepted = result.exit_code == 0
            faults.append(find_fault(command, result, accepted=accepted))
    if accepted and not any(faults):
        faults.append(check_written(out))
    places = {str(path.relative_to(folder)) for path in (*folder.iterdir(), *folder.glob("a/*"),
                                                         *folder.glob("a/b/*"))}  # fmt: skip
    if places != {"a", "a/b", "a/b/catalog", "a/b/out"}:
        faults.append(f"wrote elsewhere: {sorted(places)}")
    return {"seed": seed, "accepted": accepted, "faults": [fault for fault in faults if fault]}


def _end(_signal: int, _frame: object) -> None:
    message = f"took more than {SECONDS} s"
    raise TimeoutError(message)


def find_most_memory() -> int:
    """Return the most bytes that this program held.

    Linux hands the peak of the process that started a program on to it, but for `/proc`.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (kilobytes,) = re.findall(r"^VmHWM:\s+(\d+) kB$", status.read_text("utf-8"), re.MULTILINE)
    return int(kilobytes) * 1024


def main(folder: str, first: str, count: str) -> None:
    """Ask so many catalogs everything, and print a line for each."""
    signal.signal(signal.SIGALRM, _end)
    os.fsync = lambda fd: None  # noqa: ARG005  nobody pulls the plug here
    resource.setrlimit(resource.RLIMIT_AS, (3 * GIGABYTE, 3 * GIGABYTE))
    for seed in range(int(first), int(first) + int(count)):
        place = Path(folder) / str(seed)
        place.mkdir()
        answer = ask_everything(place, seed)
        most = find_most_memory()
        if most > GIGABYTE:
            answer["faults"].append(f"took {most:,} bytes")
        print(json.dumps(answer), flush=True)  # noqa: T201  its answer
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

"""`--full-text`: papers read whole, on demand, in one line to arXiv; sections make receipts."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
import tomllib
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from lineage.cli.main import main
from tests.replica.papers import FakePaper, withdraw
from tests.replica.texts import Answer, TextReplica
from tests.support.catalogs import make_entry, write_catalog
from tests.support.posix import needs_posix
from tests.support.texts import FILLER, make_bomb, pack, write_html, write_pdf, write_tex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ID = "2402.90001"
HARE = FakePaper(
    ID, "Hare: A Small Assistant", ("A. Nonym",),
    "Assistants are large. Hare is a small one that follows orders. It beats Okapi-3.",
    published="2024-02-01T18:28:55Z",
)  # fmt: skip
HTML = f"/arxiv.org/html/{ID}v2"
SOURCE, PDF = (f"/export.arxiv.org/{form}/{ID}v2" for form in ("e-print", "pdf"))
PARTS = (
    ("1", "Introduction", "Unlike Okapi-3, which was fine-tuned from OryX-2, ours is small."),
    ("2", "Related Work", "Others fine-tuned OryX-2. We follow the architecture of Okapi-3."),
    ("3", "Model", "This section tells of layers."),
    ("3.1", "Training", "We initialise the weights from GNU-1 and fine-tune GNU-1 on orders."),
    ("4", "Results", "We fine-tune Okapi-3 for comparison."),
)
PDF_LINES = [
    "Hare: a small assistant", "", "Abstract", "Hare is a small one.", "",
    *(line for number, title, text in PARTS for line in (f"{number} {title}", text, "")), FILLER,
]  # fmt: skip
GERMAN = "Wir trainieren das Modell auf Texten aus dem Netz und danken allen, die sie schrieben. "


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A catalog of three models with names that a text can state."""
    names = {"gnu-1": ("GNU-1", "2020"), "oryx-2": ("OryX-2", "2021"),
             "okapi-3": ("Okapi-3", "2022")}  # fmt: skip
    entries = {key: make_entry(name, released) for key, (name, released) in names.items()}
    return write_catalog(tmp_path / "catalog", entries)


@pytest.fixture
def replica(monkeypatch: pytest.MonkeyPatch) -> Iterator[TextReplica]:
    """A stand-in for arXiv, with the paper and no text of it yet."""
    with TextReplica({}, {ID: HARE}) as server:
        monkeypatch.setenv("LINEAGE_REPLICA", server.url)
        monkeypatch.setenv("LINEAGE_ARXIV_INTERVAL", "0.03")
        yield server


def hold(replica: TextReplica, answers: Mapping[str, Answer | bytes | str]) -> None:
    """Let the stand-in have texts."""
    replica.answers.update(
        {
            path: answer
            if isinstance(answer, Answer)
            else Answer(answer.encode() if isinstance(answer, str) else answer)
            for path, answer in answers.items()
        }
    )


def run(data: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["--data", str(data), *args])


def read_json(result: Result) -> dict[str, object]:
    assert result.exit_code == 0, result.stderr
    answer: dict[str, object] = json.loads(result.stdout)
    return answer


def test_the_sections_that_name_parents_are_shown_and_what_was_read(
    replica: TextReplica, data: Path
) -> None:
    hold(replica, {HTML: write_html(PARTS)})
    result = run(data, "suggest", ID, "--full-text")
    assert result.exit_code == 0, result.stderr
    *shown, read = result.stdout.splitlines()
    assert shown == [
        "Hare: A Small Assistant",
        "gnu-1: finetuning (weights), 0.78",
        '  section 3.1: "initialise the weights from GNU-1"',
        "  in: We initialise the weights from GNU-1 and fine-tune GNU-1 on orders.",
        "also named: okapi-3",
    ]
    assert read.startswith("read: html of v2, fetched 20")
    assert ", SHA-256 " in read


def test_api_and_texts_are_asked_in_one_line_and_only_once(
    replica: TextReplica,
    data: Path,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LINEAGE_ARXIV_INTERVAL", "0.2")
    hold(replica, {SOURCE: pack(write_tex(PARTS))})
    before = set(tmp_path.rglob("*"))
    first = run(data, "suggest", ID, "--full-text", "--format", "json")
    answer = read_json(first)
    assert [line.path.partition("?")[0] for line in replica.asked] == [
        "/export.arxiv.org/api/query", "/arxiv.org/robots.txt", HTML,
        "/export.arxiv.org/robots.txt", SOURCE,
    ]  # fmt: skip
    assert (replica.most_at_once, replica.most_open) == (1, 1)
    assert min(replica.gaps) >= 0.1  # a busy machine may deliver a request late
    text: dict[str, str] = answer["full_text"]  # type: ignore[assignment]
    assert (text["form"], text["version"], len(text["digest"])) == ("source", "v2", 64)
    asked = len(replica.asked)
    assert run(data, "suggest", ID, "--full-text", "--format", "json").stdout == first.stdout
    assert len(replica.asked) == asked
    assert set(tmp_path.rglob("*")) == before  # nothing outside of the user's folder
    assert list((home / "pages").rglob("*.body"))


def test_without_the_option_no_text_is_asked_for(replica: TextReplica, data: Path) -> None:
    assert run(data, "suggest", ID).exit_code == 0
    assert replica.texts == [replica.asked[0].path]


MACROS = {
    "main.tex": write_tex(PARTS)["main.tex"].replace(
        "\\begin{document}", "\\newcommand{\\gnu}{GNU-1}\\def\\oryx{OryX-2}\n\\begin{document}"
    ),
    "body.tex": write_tex(PARTS)["body.tex"].replace("GNU-1", "\\gnu{}"),
    "unused.tex": "\\section{Model} We fine-tune OryX-2.",
}
ONE_FILE = write_tex(PARTS)["main.tex"].replace("\\input{body}", write_tex(PARTS)["body.tex"])


@pytest.mark.parametrize(
    ("answers", "form"),
    [
        pytest.param({SOURCE: pack(MACROS)}, "source", id="macros"),
        pytest.param({SOURCE: gzip.compress(ONE_FILE.encode())}, "source", id="gzip-of-one-file"),
        pytest.param({SOURCE: pack({"paper.tex": ONE_FILE, "fig.eps": b"%!PS"})}, "source",
                     id="one-file"),
        pytest.param({SOURCE: pack({"data.csv": "1,2"}), PDF: write_pdf(PDF_LINES)}, "pdf",
                     id="no-tex"),
        pytest.param({SOURCE: make_bomb(70), PDF: write_pdf(PDF_LINES)}, "pdf", id="bomb"),
        pytest.param({HTML: Answer(write_html(PARTS)[:1_500].encode(), missing=9_000),
                      SOURCE: pack(write_tex(PARTS))}, "source", id="html-cut-on-the-wire"),
        pytest.param({HTML: write_html(PARTS)[:1_500], SOURCE: pack(write_tex(PARTS))}, "source",
                     id="html-cut-at-the-source"),
        pytest.param({HTML: "<html><title>Are you a robot?</title></html>",
                      SOURCE: "<html>Are you a robot?</html>", PDF: write_pdf(PDF_LINES)}, "pdf",
                     id="captcha"),
        pytest.param({HTML: Answer(b"", 500), SOURCE: Answer(b"", 406),
                      PDF: write_pdf(PDF_LINES)}, "pdf", id="500-and-406"),
    ],
)  # fmt: skip
def test_every_form_and_fault_gives_the_right_parent(
    replica: TextReplica, data: Path, answers: Mapping[str, Answer | bytes | str], form: str
) -> None:
    hold(replica, answers)
    answer = read_json(run(data, "suggest", ID, "--full-text", "--format", "json"))
    found = [
        (item["parent"], item["kind"], item["span"]["field"])
        for item in answer["candidates"]  # type: ignore[attr-defined]
    ]
    assert found == [("gnu-1", "finetuning", "section 3.1")]
    assert answer["full_text"]["form"] == form  # type: ignore[index]


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        pytest.param({}, "No text of arXiv 2402.90001", id="nothing"),
        pytest.param({PDF: write_pdf([])}, "pdf: its PDF holds no text, only pictures", id="scan"),
        pytest.param({SOURCE: gzip.compress(b"%auto-ignore\nThis paper has been withdrawn.")},
                     "source: it was withdrawn", id="withdrawn-source"),
        pytest.param({HTML: Answer(b"", 403)}, "html: it answered 403", id="refused"),
        pytest.param({HTML: write_html((("1", "Modell", GERMAN * 20),)).replace(FILLER, GERMAN)},
                     "is not in English", id="not-english"),
    ],
)  # fmt: skip
def test_a_text_that_cannot_be_read_is_one_clear_error(
    replica: TextReplica, data: Path, answers: Mapping[str, Answer | bytes | str], error: str
) -> None:
    hold(replica, answers)
    result = run(data, "suggest", ID, "--full-text")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("Error: ") == 1
    assert error in result.stderr


def test_a_notice_in_place_of_a_text_is_not_kept(replica: TextReplica, data: Path) -> None:
    hold(replica, {HTML: "<html><title>Are you a robot?</title></html>"})
    assert run(data, "suggest", ID, "--full-text").exit_code == 1
    hold(replica, {HTML: write_html(PARTS)})
    assert "section 3.1" in run(data, "suggest", ID, "--full-text").stdout


def test_a_withdrawn_paper_is_said_to_be_withdrawn(replica: TextReplica, data: Path) -> None:
    replica.papers = {ID: withdraw(HARE)}
    result = run(data, "suggest", ID, "--full-text")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Error: arXiv 2402.90001 was withdrawn by its authors.\n" in result.stderr
    assert len(replica.texts) == 1


def test_a_text_needs_an_id(data: Path) -> None:
    result = run(data, "suggest", "--full-text", "--title", "Hare", "--abstract", "-")
    assert result.exit_code == 2
    assert "--full-text goes with ARXIV_ID" in result.stderr


@needs_posix
def test_a_killed_run_goes_on_where_it_ended(replica: TextReplica, data: Path) -> None:
    source = pack(write_tex(PARTS))
    hold(replica, {SOURCE: Answer(source, pause=0.5)})
    command = [sys.executable, "-m", "lineage.cli.main", "--data", str(data), "suggest", ID,
               "--full-text"]  # fmt: skip
    with subprocess.Popen(command, env=os.environ, stderr=subprocess.DEVNULL) as process:
        end = time.monotonic() + 60
        while SOURCE not in replica.texts and time.monotonic() < end:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    asked = len(replica.asked)
    hold(replica, {SOURCE: source})
    assert "section 3.1" in run(data, "suggest", ID, "--full-text").stdout
    assert [line.path for line in replica.asked[asked:]] == [SOURCE]


def test_an_entry_has_receipts_that_name_sections_and_lint_finds_nothing(
    replica: TextReplica, data: Path
) -> None:
    told = "Hare has 7B parameters. We release our models under the Apache 2.0 license."
    page = write_html((*PARTS[:2], ("3", "Model", told), *PARTS[3:])).replace(
        '<div class="ltx_abstract">',
        '<div class="ltx_authors">A. Nonym, ACME Inc</div><div class="ltx_abstract">',
    )
    hold(replica, {HTML: page})
    result = run(data, "add", ID, "--yes", "--full-text")
    assert result.exit_code == 0, result.stderr
    entry = tomllib.loads((data / "models" / "hare.toml").read_text(encoding="utf-8"))
    (step,) = entry["derivations"]
    assert step["evidence"] == [
        {"source": f"arxiv:{ID}v2", "locator": 'section 3.1: "initialise the weights from GNU-1"',
         "stance": "supports", "basis": "generated"}
    ]  # fmt: skip
    assert entry["parameters"] == [{"label": "7B", "count": 7_000_000_000}]
    assert entry["labs"] == ["acme"]
    assert entry["licence"] == {"text": "Apache-2.0", "access": "open"}
    assert [(fact["fields"], fact["locator"]) for fact in entry["fact_sources"]] == [
        (["released"], "submission history, date of the first version"),
        (["labs"], 'front matter: "ACME Inc"'),
        (["parameters"], 'section 3: "Hare has 7B parameters."'),
        (["licence"],
         'section 3: "We release our models under the Apache 2.0 license."'),
    ]  # fmt: skip
    lint = run(data, "lint")
    assert lint.exit_code == 0, lint.stdout
    assert ", 0 problems, " in lint.stderr


def test_a_person_needs_five_answers(
    replica: TextReplica, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lineage.cli.editing.is_terminal", lambda: True)
    hold(replica, {HTML: write_html(PARTS)})
    result = CliRunner().invoke(
        main, ["--data", str(data), "add", ID, "--full-text"], input="\n" * 5
    )
    assert result.exit_code == 0, result.stderr
    assert "GNU-1, 0.78 sure, by its section 3.1:\n" in result.stderr
    assert (data / "models" / "hare.toml").exists()


def test_the_list_takes_texts_of_ticked_papers(
    replica: TextReplica, data: Path, tmp_path: Path
) -> None:
    other = FakePaper(
        "2402.90002", "Rabbit: Hare Again", ("C. Nemo",), "We distill GNU-1 into a model.",
        published="2024-02-01T18:28:55Z",
    )  # fmt: skip
    ticked = FakePaper(
        ID, HARE.title, HARE.authors, "Hare is based on OryX-2. It is fast.",
        published=HARE.published,
    )  # fmt: skip
    replica.papers = {ID: ticked, other.arxiv_id: other}
    hold(replica, {HTML: write_html(PARTS)})
    out = tmp_path / "list.md"
    args = ("discover", "--since", "2024-02-01", "--category", "cs.CL", "--out", str(out))
    first = run(data, *args, "--full-text")
    assert first.exit_code == 0, first.stderr
    assert not any(path == HTML for path in replica.texts)
    text = out.read_text(encoding="utf-8")
    out.write_text(text.replace(f"- [ ] [{ID}]", f"- [x] [{ID}]"), encoding="utf-8")
    assert run(data, *args, "--full-text").exit_code == 0
    assert [path for path in replica.texts if "2402.9000" in path and "query" not in path] == [
        HTML
    ]
    assert (
        "  - gnu-1: finetuning, 0.78 (section 3.1: “initialise the weights from GNU-1”)"
        in out.read_text(encoding="utf-8")
    )

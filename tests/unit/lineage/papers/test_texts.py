"""Papers as HTML, source and PDF; what is hostile or damaged is refused and named."""

from __future__ import annotations

import gzip
import time
from typing import TYPE_CHECKING

import pytest

from lineage.papers.pacing import Manners
from lineage.papers.texts.archives import open_source
from lineage.papers.texts.html import decode, read_html
from lineage.papers.texts.pdf import read_pdf
from lineage.papers.texts.reading import NoTextError, fetch_text
from lineage.papers.texts.tex import read_tex
from lineage.papers.texts.text import Text, UnreadableTextError, cut_references
from lineage.papers.web.fetching import Fetcher
from tests.replica.texts import Answer, TextReplica
from tests.support.texts import (
    FILLER,
    PARTS,
    make_bomb,
    pack,
    pack_link,
    write_html,
    write_pdf,
    write_tex,
)

if TYPE_CHECKING:
    from pathlib import Path

QUICK = Manners(interval=0.01, tries=2, deadline=3.0, max_bytes=3_000_000)
PDF_LINES = [
    "Child: a small model", "", "Abstract", "We present Child, built on Al-", "pha.", "",
    *(line for number, title, text in PARTS for line in (f"{number} {title}", text, "")),
    FILLER, "", "References", "Zeta: only cited.",
]  # fmt: skip


def _from_source() -> Text:
    return read_tex(open_source(pack(write_tex())).files)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: read_html(write_html()), id="html"),
        pytest.param(_from_source, id="source"),
        pytest.param(lambda: read_pdf(write_pdf(PDF_LINES)), id="pdf"),
    ],
)
def test_each_form_gives_the_same_sections(make: object) -> None:
    text = cut_references(make())  # type: ignore[operator]
    found = [(s.number, s.title) for s in text.sections if s.number]
    assert found == [(number, title) for number, title, _ in PARTS]
    assert text.title == "Child: a small model"
    assert text.abstract == "We present Child, built on Alpha."
    training = next(s for s in text.sections if s.number == "2.2")
    assert training.blocks[0].text == "It starts from the weights of Beta-7B and goes on."
    assert "Zeta" not in text.whole
    assert "Epsilon" not in text.whole


@pytest.mark.parametrize("make", [lambda: read_html(write_html()), _from_source])
def test_a_table_is_known_by_its_number(make: object) -> None:
    text = make()  # type: ignore[operator]
    rows = [b.text for s in text.sections for b in s.blocks if b.label == "1" and b.kind == "row"]
    assert rows == ["Child | Gamma encoder"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param(pack({"../x.tex": "\\section{A}"}), "a path that climbs out", id="climbs"),
        pytest.param(pack({"/etc/x.tex": "\\section{A}"}), "a path that climbs", id="absolute"),
        pytest.param(pack_link("main.tex", "/etc/passwd"), "a link or device", id="link"),
        pytest.param(make_bomb(70), "unpacks to more than", id="zeros"),
        pytest.param(pack({f"{n}": b"" for n in range(10_001)}), "10,000 files", id="many-files"),
        pytest.param(gzip.compress(b"hello"), "holds no TeX", id="no-tex"),
        pytest.param(b"plain words", "holds no TeX", id="words"),
        pytest.param(pack({"a.tex": "\\x"})[:-40], "breaks off", id="cut"),
        pytest.param(b"\x1f\x8b" + b"x" * 50, "damaged", id="no-gzip"),
        pytest.param(b"", "holds no TeX", id="empty"),
    ],
)
def test_a_hostile_or_damaged_source_is_refused(body: bytes, message: str) -> None:
    start = time.monotonic()
    with pytest.raises(UnreadableTextError, match=message):
        open_source(body)
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"a.tex": "\\documentclass{x}\\input{a}\\section{M}text"}, id="itself"),
        pytest.param(
            {"a.tex": "\\documentclass{x}\\section{M}\\input{b}", "b.tex": "\\input{a} text"},
            id="circle",
        ),
        pytest.param(
            {"a.tex": "\\documentclass{x}\\newcommand{\\a}{\\a\\a}\\section{M}\\a text"},
            id="macro-of-itself",
        ),
        *(
            pytest.param(
                {"a.tex": "\\documentclass{x}\\section{M} t\n\n" + piece * 100_000}, id=piece[1:8]
            )
            for piece in (
                "\\begin{table}",
                "\\cite{x",
                "\\caption{{",
                "\\newcommand{\\a}{{",
                "\\title{{a",
                "\\cite[",
                "\\begin{abstract}",
            )
        ),
        pytest.param({"a.tex": "\\documentclass{x}" + "{" * 50_000 + "\\section{M}"}, id="braces"),
    ],
)
def test_tex_without_end_comes_to_an_end(files: dict[str, str]) -> None:
    start = time.monotonic()
    assert any(section.title == "M" for section in read_tex(files).sections)
    assert time.monotonic() - start < 5


def test_a_paper_of_headings_alone_is_refused() -> None:
    with pytest.raises(UnreadableTextError, match="headings"):
        read_tex({"a.tex": "\\documentclass{x}" + "\\section{{" * 100_000})


def test_a_file_that_takes_itself_in_many_times_is_refused() -> None:
    files = {"a.tex": "\\documentclass{x}" + "\\input{b}" * 60, "b.tex": "x" * 1_000_000}
    with pytest.raises(UnreadableTextError, match="characters"):
        read_tex(files)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param(write_pdf([]), "only pictures", id="scan"),
        pytest.param(b"%PDF-1.4 nonsense", "damaged", id="damaged"),
    ],
)
def test_a_pdf_without_text_says_so(body: bytes, message: str) -> None:
    with pytest.raises(UnreadableTextError, match=message):
        read_pdf(body)


def test_a_name_that_a_line_of_a_pdf_breaks_is_one_name() -> None:
    lines = ["1 Model", "We tune a ver-", "sion of Gnu-", "Max-", "7B, and more.", "", FILLER]
    text = read_pdf(write_pdf(lines))
    said = text.sections[0].blocks[0].text
    assert said.startswith("We tune a version of Gnu-Max-7B, and more. It reads")


@pytest.mark.parametrize(
    ("body", "content_type", "text"),
    [
        pytest.param("é".encode("latin-1"), "text/html; charset=latin-1", "é", id="header"),
        pytest.param("é".encode(), "text/html; charset=nonsense", "é", id="unknown"),
        pytest.param("é".encode(), "text/html; charset=ascii", "é", id="wrong"),
        pytest.param(b"<meta charset=latin-1>\xe9", "", "<meta charset=latin-1>é", id="meta"),
        pytest.param(b"\xe9", "", "\ufffd", id="none"),
        pytest.param("中文".encode("gb18030"), "text/html; charset=GBK", "中文", id="chinese"),
        pytest.param(b"\xff\xfea\0b\0", "text/plain; charset=utf-8", "ab", id="utf-16-by-mark"),
        pytest.param(b"\xef\xbb\xbfa", "text/plain; charset=ascii", "a", id="utf-8-by-mark"),
        pytest.param(b"a-" + b"b9" * 2_000_000, "text/plain; charset=punycode",
                     "a-" + "b9" * 2_000_000, id="that-takes-hours"),
        pytest.param(b"a\\n", "text/plain; charset=unicode_escape", "a\\n", id="of-programs"),
    ],
)  # fmt: skip
def test_a_charset_that_does_not_fit_counts_for_nothing(
    body: bytes, content_type: str, text: str
) -> None:
    assert decode(body, content_type) == text


ID = "2401.00001v2"
HTML, SOURCE, PDF = (
    f"/arxiv.org/html/{ID}", f"/export.arxiv.org/e-print/{ID}", f"/export.arxiv.org/pdf/{ID}",
)  # fmt: skip


def _read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: dict[str, Answer | bytes | str]
) -> tuple[str, list[str]]:
    with TextReplica(answers) as replica:
        monkeypatch.setenv("LINEAGE_REPLICA", replica.url)
        paper = fetch_text(Fetcher(tmp_path, arxiv=QUICK, others=QUICK), ID)
        assert paper.version == "v2"
        assert any("Beta-7B" in b.text for s in paper.text.sections for b in s.blocks)
        return paper.form, replica.texts


@pytest.mark.parametrize(
    ("answers", "form"),
    [
        pytest.param({HTML: write_html()}, "html", id="html"),
        pytest.param({SOURCE: pack(write_tex())}, "source", id="source"),
        pytest.param({SOURCE: gzip.compress(write_tex()["body.tex"].encode() + FILLER.encode())},
                     "source", id="one-file"),
        pytest.param({HTML: "<p>No HTML for this paper.</p>", SOURCE: pack({"a": "b"}),
                      PDF: write_pdf(PDF_LINES)}, "pdf", id="pdf"),
        pytest.param({HTML: Answer(b"", 500), SOURCE: make_bomb(70), PDF: write_pdf(PDF_LINES)},
                     "pdf", id="faults"),
        pytest.param({SOURCE: write_pdf(PDF_LINES)}, "source", id="source-is-pdf"),
    ],
)  # fmt: skip
def test_the_best_form_is_read(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answers: dict[str, Answer | bytes | str],
    form: str,
) -> None:
    assert _read(tmp_path, monkeypatch, answers)[0] == form


def test_a_paper_without_text_names_every_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with TextReplica({HTML: Answer(b"x", 500)}) as replica:
        monkeypatch.setenv("LINEAGE_REPLICA", replica.url)
        with pytest.raises(
            NoTextError, match=r"html: it answered 500; source: .*404.*; pdf: .*404"
        ):
            fetch_text(Fetcher(tmp_path, arxiv=QUICK), ID)


def test_after_a_refusal_arxiv_is_asked_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with TextReplica({HTML: Answer(b"x", 403), SOURCE: pack(write_tex())}) as replica:
        monkeypatch.setenv("LINEAGE_REPLICA", replica.url)
        fetcher = Fetcher(tmp_path, arxiv=QUICK)
        for _ in range(2):
            with pytest.raises(NoTextError, match="html: it answered 403"):
                fetch_text(fetcher, ID)
        assert replica.texts == [HTML]


def test_a_long_paper_is_read_in_time() -> None:
    parts = tuple((str(n), f"Part {n}", FILLER * 100) for n in range(1, 20))
    start = time.monotonic()
    assert len(read_tex(write_tex(parts)).sections) > 18
    assert len(read_html(write_html(parts)).sections) > 18
    assert time.monotonic() - start < 4


def test_a_page_of_many_parts_is_read_in_time() -> None:
    start = time.monotonic()
    text = read_html("<h1>M</h1>" + "<p>One more of them.</p>" * 50_000 + "<div>" * 5_000)
    assert len(text.sections[0].blocks) == 50_000
    assert time.monotonic() - start < 8

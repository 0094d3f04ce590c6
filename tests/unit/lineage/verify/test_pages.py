"""Sixty receipts with known verdicts, and twenty mutations that are each caught alone."""

from __future__ import annotations

import copy
import random
from typing import TYPE_CHECKING, NamedTuple

import pytest

from lineage.catalog.load import load_catalog
from lineage.catalog.verified import CatalogReceipt, ReceiptVerdict
from lineage.papers.pacing import Manners
from lineage.papers.web.fetching import Fetcher
from lineage.verify.names import CatalogNames
from lineage.verify.pages import PageVerifier
from tests.replica.texts import Answer, TextReplica
from tests.support.catalogs import make_entry, write_catalog
from tests.support.texts import PARTS, pack, write_html, write_pdf, write_tex

if TYPE_CHECKING:
    from pathlib import Path

    from lineage.catalog.records import Catalog

QUICK = Manners(interval=0.0, tries=1, deadline=2.0)
COMMIT = "0123456789012345678901234567890123456789"
RAW = f"/raw.githubusercontent.com/acme/child/{COMMIT}"
GITHUB = f"https://github.com/acme/child/blob/{COMMIT}"
README = """# Child

Child is a small model. It is built on Alpha, a larger one.

A second paragraph speaks of Gamma only.

## News
- 2024-05-01: weights by Beta-7B are out

## Training
We fine-tune Beta-7B on texts written by GPT-4.

| model | base |
|---|---|
| child-7b | Beta-7B |
| child-1b | Gamma-1B |

### Data
**Sources.** Captions are by Delta.

## Acknowledgement
Thanks to the makers of Epsilon.
"""
CARD = """---
license: mit
base_model: acme/beta-7b
---
# Child

The first paragraph names Alpha as the base of it.

## Model Details
Finetuned from: Gamma-1B
"""
PAGE = """<html><head><title>Child is here</title></head><body><nav>Zeta</nav>
<h1>Child is here</h1><p>Today we release Child, which follows Alpha in its design.</p>
<p>It was distilled from Delta and nothing else at all.</p>
<h2>How it was made</h2><p>We began with Beta-7B and went on from there for long.</p>
<ul><li>Stage one: captions by Gamma</li></ul><script>Epsilon</script></body></html>"""
CODE = """import torch
class ChildConfig:
    text = "acme/alpha"
class ChildModel(BetaModel):
    def load(self):
        return from_pretrained("acme/gamma-1b")
"""
PDF_LINES = [
    "Child: a report", "", "1 Introduction", "Child is a model of ours that many people use.", "",
    "2 Model", "Its encoder is that of Gamma and was kept frozen all the time in training.", "",
    "3 Data", "Texts by Delta stand in it. " * 8, "", "References", "Zeta: cited.",
]  # fmt: skip
WORLD: dict[str, Answer | bytes | str] = {
    "/arxiv.org/html/2401.00001v1": write_html(),
    "/export.arxiv.org/e-print/2401.00002": pack(write_tex()),
    "/export.arxiv.org/pdf/2401.00003": write_pdf(PDF_LINES),
    "/arxiv.org/html/2401.00009": write_html((("1", "Uses", "Child took over our layers."),)),
    f"{RAW}/README.md": README,
    f"{RAW}/model.py": CODE,
    f"{RAW}/report.pdf": write_pdf(PDF_LINES),
    f"{RAW}/config.json": '{\n "base": "acme/alpha",\n "teacher": "delta"\n}\n',
    "/raw.githubusercontent.com/acme/child/HEAD/README.md": README,
    "/huggingface.co/acme/child/raw/main/README.md": CARD,
    "/example.org/post": Answer(PAGE.encode(), headers=(("Content-Type", "text/html"),)),
    "/example.org/moved": Answer(b"", 301, (("Location", "https://example.org/post"),)),
    "/example.org/broken": Answer(b"x", 500),
    "/example.org/app": "<html><body><div id=root></div></body></html>",
}
NAMES = {
    "child": ["Child"], "alpha": ["Alpha"], "beta": ["Beta"], "gamma": ["Gamma"],
    "delta": ["Delta"], "epsilon": ["Epsilon"], "zeta": ["Zeta"], "gpt-4": ["GPT-4"],
    "gpt": ["GPT"], "gpt-2": ["GPT-2"], "t5": ["T5"], "flan-t5": ["Flan-T5"],
}  # fmt: skip
ARXIV, TEX, PDF = "arxiv:2401.00001v1", "arxiv:2401.00002", "arxiv:2401.00003"
MD, PY, CARDS, POST = (
    f"{GITHUB}/README.md",
    f"{GITHUB}/model.py",
    "https://huggingface.co/acme/child",
    "https://example.org/post",
)
L, M, A = ReceiptVerdict.LOCATED, ReceiptVerdict.MOVED, ReceiptVerdict.ABSENT
U, N = ReceiptVerdict.UNREACHABLE, ReceiptVerdict.NOT_CHECKABLE


class Case(NamedTuple):
    """A receipt and what is true of it."""

    parent: str
    source: str
    locator: str
    verdict: ReceiptVerdict


CASES = tuple(Case(*values) for values in (
    ("alpha", ARXIV, "abstract", L),
    ("beta", ARXIV, "abstract", M),
    ("zeta", ARXIV, "abstract", A),
    ("alpha", ARXIV, "section 2.1", L),
    ("alpha", ARXIV, "section 2.1 Architecture", L),
    ("alpha", ARXIV, "section 2", L),
    ("beta", ARXIV, "section 2.2 Training: weights", L),
    ("beta", ARXIV, "section 2.1", M),
    ("beta", ARXIV, "section 7", M),
    ("delta", ARXIV, "introduction", L),
    ("delta", ARXIV, "section 2", M),
    ("gamma", ARXIV, "table 1", L),
    ("gamma", ARXIV, "table 4", M),
    ("alpha", ARXIV, "table 1", M),
    ("t5", ARXIV, "section 3", A),
    ("gpt", ARXIV, "section 3", A),
    ("gpt-2", ARXIV, "section 3", L),
    ("flan-t5", ARXIV, "section 3 Results", L),
    ("epsilon", ARXIV, "section 1", A),
    ("beta", ARXIV, "figure 2", N),
    ("alpha", ARXIV, "abstract and section 2.1", L),
    ("alpha", ARXIV, "abstract and section 9", M),
    ("beta", ARXIV, "section on training", L),
    ("alpha", TEX, "abstract", L),
    ("alpha", TEX, "section 2.1", L),
    ("beta", TEX, "section 2.2", L),
    ("beta", TEX, "section 2.1", M),
    ("zeta", TEX, "section 1", A),
    ("gamma", TEX, "table 1", L),
    ("delta", TEX, "section Introduction", L),
    ("gamma", PDF, "section 2", L),
    ("gamma", PDF, "section 3 Data", M),
    ("delta", PDF, "section 3", L),
    ("zeta", PDF, "section 1", A),
    ("epsilon", "arxiv:2401.00009", "section 1", L),
    ("alpha", "arxiv:2401.09999", "abstract", U),
    ("beta", MD, 'heading "Training"', L),
    ("alpha", MD, 'heading "Training"', M),
    ("gpt-4", MD, 'heading "Training"', L),
    ("alpha", MD, "opening paragraph", L),
    ("gamma", MD, "second paragraph", L),
    ("beta", MD, "second paragraph", M),
    ("beta", MD, "news of 2024-05-01", L),
    ("beta", MD, "row 'child-7b'", L),
    ("beta", MD, "row 'child-1b'", M),
    ("gamma", MD, "table of models, row 'child-1b'", L),
    ("delta", MD, 'heading "Data": captions', L),
    ("delta", MD, 'heading "Results"', M),
    ("epsilon", MD, 'heading "Acknowledgement"', L),
    ("zeta", MD, 'heading "Data"', A),
    ("delta", f"{GITHUB}/config.json", "field teacher", L),
    ("beta", PY, "class ChildModel", L),
    ("gamma", PY, "class ChildConfig", M),
    ("alpha", f"{GITHUB}/gone.md", "abstract", A),
    ("beta", CARDS, "front matter", L),
    ("gamma", CARDS, 'heading "Model Details"', L),
    ("alpha", CARDS, "first paragraph", L),
    ("delta", POST, "second paragraph", L),
    ("beta", POST, 'heading "How it was made"', L),
    ("alpha", "https://example.org/moved", "first paragraph", L),
    ("epsilon", POST, "passage: the script", A),
    ("zeta", POST, "passage: the menu", A),
    ("alpha", "https://example.org/broken", "title", U),
    ("alpha", "https://example.org/app", "first paragraph", N),
))  # fmt: skip


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    entries = {key: make_entry(names[0], "2018-01") for key, names in NAMES.items()}
    entries["epsilon"] = make_entry("Epsilon", "2018-01", paper="2401.00009", no_paper=None)
    return load_catalog(write_catalog(tmp_path_factory.mktemp("verify"), entries))


def _look_up(
    catalog: Catalog,
    folder: Path,
    cases: tuple[Case, ...],
    world: dict[str, Answer | bytes | str],
) -> list[ReceiptVerdict]:
    with pytest.MonkeyPatch.context() as patch, TextReplica(world) as replica:
        patch.setenv("LINEAGE_REPLICA", replica.url)
        fetcher = Fetcher(folder, arxiv=QUICK, others=QUICK)
        verifier = PageVerifier(catalog, CatalogNames(NAMES), fetcher)
        receipts = [
            CatalogReceipt("child", case.parent, case.source, case.locator) for case in cases
        ]
        found = [verifier.verify(receipt).verdict for receipt in receipts]
        assert len(set(replica.texts)) == len(replica.texts), "something was asked for twice"
        return found


def test_sixty_receipts_have_the_right_verdict(catalog: Catalog, tmp_path: Path) -> None:
    assert len(CASES) >= 60
    found = _look_up(catalog, tmp_path, CASES, WORLD)
    wrong = [
        (case, verdict.value)
        for case, verdict in zip(CASES, found, strict=True)
        if case.verdict is not verdict
    ]
    assert wrong == []


def _list_located(source: str, taken: set[int], begin: str = "") -> list[int]:
    return [
        at
        for at, case in enumerate(CASES)
        if case.verdict is L
        and at not in taken
        and case.source.startswith(source)
        and case.locator.startswith(begin)
    ]


def _mutate(number: int, taken: set[int]) -> tuple[int, Case]:
    """Return which receipt is changed, and into what, for one of twenty seeds."""
    rng = random.Random(number)
    kind = number % 5
    if kind == 0:  # another section number
        at = rng.choice(_list_located("arxiv:", taken, "section"))
        return at, CASES[at]._replace(locator=f"section {rng.choice((6, 8, 11))}.{number}")
    if kind == 1:  # a neighbour's paper
        named = _list_located(ARXIV, taken)
        at = rng.choice([n for n in named if CASES[n].parent in {"alpha", "beta", "gpt-2"}])
        return at, CASES[at]._replace(source=PDF)
    if kind == 2:  # a renamed parent
        at = rng.choice(_list_located("https://github.com", taken))
        return at, CASES[at]._replace(parent="zeta")
    if kind == 3:  # a model that only the references name, or whose name is inside another's
        at = rng.choice(_list_located("arxiv:", taken))
        return at, CASES[at]._replace(parent=rng.choice(("zeta", "t5", "gpt")))
    at = rng.choice(_list_located("https://", taken))  # a page that vanished
    return at, CASES[at]._replace(source=f"https://example.org/gone-{number}")


def test_twenty_mutations_are_caught_and_change_nothing_else(
    catalog: Catalog, tmp_path: Path
) -> None:
    cases = list(CASES)
    mutated: set[int] = set()
    for number in range(20):
        at, cases[at] = _mutate(number, mutated)
        mutated.add(at)
    found = _look_up(catalog, tmp_path, tuple(cases), WORLD)
    assert [cases[at] for at in sorted(mutated) if found[at] not in {M, A}] == []
    others = [at for at in range(len(CASES)) if at not in mutated]
    assert [found[at] for at in others] == [CASES[at].verdict for at in others]


@pytest.mark.parametrize(
    ("path", "old", "new", "parent", "source"),
    [
        pytest.param(f"{RAW}/README.md", "by GPT-4", "by GPT-4.5", "gpt-4", MD, id="name"),
        pytest.param(f"{RAW}/README.md", "## Training", "## Evaluation", "gpt-4", MD, id="title"),
        pytest.param("/arxiv.org/html/2401.00001v1", "built on Alpha", "built on Alpha-Next",
                     "alpha", ARXIV, id="superstring"),
    ],
)  # fmt: skip
def test_a_changed_world_is_noticed(  # noqa: PLR0913, PLR0917
    catalog: Catalog, tmp_path: Path, path: str, old: str, new: str, parent: str, source: str
) -> None:
    world = copy.copy(WORLD)
    world[path] = str(world[path]).replace(old, new)
    locator = "abstract" if source == ARXIV else 'heading "Training"'
    case = Case(parent, source, locator, L)
    assert _look_up(catalog, tmp_path, (case,), WORLD) == [L]
    assert _look_up(catalog, tmp_path / "again", (case,), world) in ([M], [A])


def test_parts_are_as_the_cases_say() -> None:
    assert [number for number, _, _ in PARTS] == ["1", "2", "2.1", "2.2", "3"]


def test_of_facts_the_place_must_be_there_and_need_name_nobody(
    catalog: Catalog, tmp_path: Path
) -> None:
    facts = (
        Case("", CARDS, 'heading "Model Details"', ReceiptVerdict.LOCATED),
        Case("", CARDS, 'heading "Invented"', ReceiptVerdict.ABSENT),
        Case("", ARXIV, "section 77", ReceiptVerdict.ABSENT),
    )
    found = _look_up(catalog, tmp_path, facts, WORLD)
    assert found == [case.verdict for case in facts]

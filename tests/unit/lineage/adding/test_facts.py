"""What a paper tells of its own model, each with its place; what it does not tell stays blank."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from graph.testing import tiny_graph
from lineage.adding.facts import Facts, read_facts
from lineage.adding.sentences import list_told_sentences
from lineage.adding.sizes import read_sizes
from lineage.papers.record import FetchedPaper
from lineage.papers.texts.html import read_html
from lineage.papers.texts.tex import read_tex
from lineage.suggest.mentions import NameFinder
from tests.support.texts import write_html, write_tex

if TYPE_CHECKING:
    from lineage.papers.texts.text import Text

LABS = {"acme": ("Acme", "Acme AI"), "uni": ("University of Nowhere",), "x": ("XY",)}


def read(abstract: str, text: Text | None = None, *, comment: str = "", front: str = "") -> Facts:
    record = FetchedPaper(
        title="Hare: A Model", authors=("A. Nonym",), submitted="2024-02-01",
        updated="2024-02-01", version=1, primary_category="cs.CL", source="arxiv",
        retrieved="2026-11-22", abstract=abstract, comment=comment or None,
    )  # fmt: skip
    finder = NameFinder(tiny_graph().models.values())
    told = list_told_sentences(record, text, finder, name="Hare")
    return read_facts(told, name="Hare", front=front, labs=LABS)


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("Hare has 7B parameters.", [("7B", 7 * 10**9, 0)]),
        ("We release Hare-1.5B and Hare-13B.", []),
        ("We release the models Hare-1.5B and Hare-13B.",
         [("1.5B", 15 * 10**8, 0), ("13B", 13 * 10**9, 0)]),
        ("Hare has 671B total parameters with 37B activated for each token.",
         [("671B", 671 * 10**9, 37 * 10**9)]),
        ("Our model (671B total, 37B active) is large.",
         [("671B", 671 * 10**9, 37 * 10**9)]),
        ("Hare is a 350 million parameter model.", [("350M", 350 * 10**6, 0)]),
        ("Our model is trained on 15T tokens and 350M images.", []),
    ],
)  # fmt: skip
def test_sizes_are_read_with_what_is_active(text: str, sizes: list[tuple[str, int, int]]) -> None:
    found = [(size.label, size.count, size.active) for size in read_sizes(text, "Hare")]
    assert found == sizes


def test_sizes_of_other_models_do_not_count() -> None:
    assert read("Hare has 7B parameters. We fine-tune BERT-13B, a model.").parameters is not None
    assert read("We fine-tune the model BERT-13B. Models have 13B parameters.").parameters is None
    assert read("Hare beats a model of 70B parameters, unlike others.").parameters is None


@pytest.mark.parametrize(
    ("text", "licence"),
    [
        ("We release all models under the Apache 2.0 license.", ("Apache-2.0", "open")),
        ("Our weights are available under the MIT licence.", ("MIT", "open")),
        ("We release the model under CC BY-NC 4.0.", ("CC BY-NC 4.0", "restricted")),
        (
            "Our models come with the Gnu 2 Community License.",
            ("Gnu 2 Community License", "restricted"),
        ),
        ("We release our code under the MIT licence.", None),
        ("We are at MIT and train models.", None),
    ],
)
def test_a_licence_is_read_where_it_is_that_of_the_weights(
    text: str, licence: tuple[str, str] | None
) -> None:
    found = read(text).licence
    assert (found and (found.value.text, found.value.access.value)) == licence


def test_each_fact_has_its_place() -> None:
    found = read(
        "Hare is a language model. Code and models: https://github.com/acme/hare.git.",
        read_html(
            write_html((("2", "Model", "Hare is decoder-only and has 7B parameters."),
                        ("3", "Related Work", "We know models of 70B and 13B parameters.")))
        ),
        comment="Weights at huggingface.co/acme/hare-7b, not huggingface.co/datasets/acme",
        front="A. Nonym, Acme AI and University of Nowhere; XY",
    )  # fmt: skip
    assert found.labs is not None
    assert found.parameters is not None
    assert found.links is not None
    assert found.hub is not None
    assert found.architecture is not None
    assert found.modalities is not None
    assert (found.labs.value, found.labs.place) == (
        ("acme", "uni"), 'front matter: "Acme AI, University of Nowhere"',
    )  # fmt: skip
    assert found.parameters.place == 'section 2: "Hare is decoder-only and has 7B parameters."'
    assert found.architecture.value == "decoder"
    assert found.modalities.value == ("text",)
    assert found.links.value == ("https://github.com/acme/hare",)
    assert found.hub.value == ("acme/hare-7b",)
    assert found.licence is None


def test_the_full_text_gives_only_repositories_of_the_model_s_name() -> None:
    text = read_html(
        write_html(
            (("2", "Model", "We use github.com/others/tool; ours is github.com/acme/hare."),)
        )
    )
    found = read("Hare is small.", text).links
    assert found is not None
    assert found.value == ("https://github.com/acme/hare",)


def test_affiliations_are_read_in_html_and_in_tex() -> None:
    page = write_html().replace(
        '<div class="ltx_abstract">',
        '<div class="ltx_authors"><span>A. Nonym<br/>Acme AI</span></div>'
        '<div class="ltx_abstract">',
    )
    assert read_html(page).metadata == "A. Nonym Acme AI"
    files = write_tex()
    files["main.tex"] = files["main.tex"].replace(
        "\\begin{document}",
        "\\author{A. Nonym\\thanks{\\textbf{x}}}\n\\affil[1]{Acme AI}\n\\begin{document}",
    )
    assert "Acme AI" in read_tex(files).metadata

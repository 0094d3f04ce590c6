"""Texts without TeX, and where their characters stood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.suggest.plain import split_sentences, to_plain


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param("plain words", "plain words", id="nothing to do"),
        pytest.param("two  blanks\nand a line", "two blanks and a line", id="blanks"),
        pytest.param(r"\textsc{RoBERTa} and {BERT}", "RoBERTa and BERT", id="fonts and braces"),
        pytest.param(r"{\bf BERT} and \emph{T5}", "BERT and T5", id="old fonts"),
        pytest.param(r"BERT$_{\text{large}}$", "BERT-large", id="subscript"),
        pytest.param(r"$\text{BART}_{base}$", "BART-base", id="all in mathematics"),
        pytest.param(r"up 5.2\% \& more", "up 5.2% & more", id="escapes"),
        pytest.param(r"DALL$\cdot$E", "DALL·E", id="dot"),
        pytest.param("LLaMA~2 and GPT\u20112", "LLaMA 2 and GPT-2", id="tie and hyphen"),
        pytest.param(r"BERT \cite{devlin2019} wins", "BERT  wins", id="citation"),
        pytest.param("BERT\u2019s", "BERT's", id="quote"),
    ],
)
def test_tex_becomes_what_people_read(source: str, text: str) -> None:
    assert to_plain(source).text == text


def test_a_stretch_is_found_in_the_source() -> None:
    source = r"We tune \textbf{BERT}$_{large}$ more."
    plain = to_plain(source)
    start = plain.text.index("BERT-large")
    first, last = plain.locate(start, start + len("BERT-large"))
    assert source[first:last] == "BERT}$_{large"


@given(st.text(alphabet=st.sampled_from(r"aB1 {}$\_~%-.é" + "\n"), max_size=60))
def test_offsets_never_run_backwards_and_stay_in_the_source(source: str) -> None:
    plain = to_plain(source)
    assert len(plain.offsets) == len(plain.text) + 1
    assert list(plain.offsets) == sorted(plain.offsets)
    assert plain.offsets[-1] == len(source)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        pytest.param("One. Two! Three?", ["One.", "Two!", "Three?"], id="ends"),
        pytest.param("Models, e.g. BERT. Next.", ["Models, e.g. BERT.", "Next."], id="e.g."),
        pytest.param("Devlin et al. Show it.", ["Devlin et al. Show it."], id="et al."),
        pytest.param("GPT-3.5 is used.", ["GPT-3.5 is used."], id="point in a number"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_sentences_are_parted(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in split_sentences(text)] == sentences

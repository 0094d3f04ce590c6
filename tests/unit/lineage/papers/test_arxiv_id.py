from __future__ import annotations

import pytest

from lineage.papers.arxiv_id import (
    InvalidArxivIdError,
    parse_arxiv_id,
    parse_arxiv_ids,
    parse_version,
    to_file_name,
)


@pytest.mark.parametrize(
    ("text", "arxiv_id"),
    [
        pytest.param("2401.00001", "2401.00001", id="new-style id"),
        pytest.param("0704.0001", "0704.0001", id="four digits"),
        pytest.param("2401.00001v12", "2401.00001", id="version"),
        pytest.param("2401.00001V2", "2401.00001", id="upper-case version"),
        pytest.param(" \t2401.00001\n", "2401.00001", id="blanks around"),
        pytest.param("arXiv:2401.00001", "2401.00001", id="prefix"),
        pytest.param("ARXIV: 2401.00001v3", "2401.00001", id="prefix, blank and version"),
        pytest.param("arXiv:2401.00001 [cs.CL]", "2401.00001", id="as a reference prints it"),
        pytest.param("cs/9900001", "cs/9900001", id="old-style id"),
        pytest.param("astro-ph/0601001v1", "astro-ph/0601001", id="old-style id with hyphen"),
        pytest.param("cs.CL/9900001", "cs/9900001", id="old-style id with subject class"),
        pytest.param("https://arxiv.org/abs/2401.00001", "2401.00001", id="abstract page"),
        pytest.param("http://www.arxiv.org/abs/2401.00001v2", "2401.00001", id="http and www"),
        pytest.param("arxiv.org/pdf/2401.00001", "2401.00001", id="address without scheme"),
        pytest.param("https://arxiv.org/pdf/2401.00001v2.pdf", "2401.00001", id="PDF"),
        pytest.param("https://export.arxiv.org/abs/cs/9900001", "cs/9900001", id="mirror"),
        pytest.param("https://arxiv.org/abs/2401.00001?a=b#c", "2401.00001", id="query"),
        pytest.param("https://arxiv.org/abs/2401.00001/", "2401.00001", id="slash at the end"),
        pytest.param("10.48550/arXiv.2401.00001", "2401.00001", id="DOI"),
        pytest.param("doi:10.48550/arxiv.cs/9900001", "cs/9900001", id="DOI with prefix"),
        pytest.param("https://doi.org/10.48550/arXiv.2401.00001", "2401.00001", id="DOI address"),
    ],
)
def test_every_way_to_write_an_id_leads_to_the_canonical_one(text: str, arxiv_id: str) -> None:
    assert parse_arxiv_id(text) == arxiv_id


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("bert", id="a name"),
        pytest.param("240.00001", id="too few digits"),
        pytest.param("2401.000001", id="too many digits"),
        pytest.param("9900001", id="number without archive"),
        pytest.param("2401.00001,2401.00002", id="two ids"),
        pytest.param("٢٤٠١.00001", id="digits of another script"),
        pytest.param("https://example.org/abs/2401.00001", id="another host"),
        pytest.param("https://evilarxiv.org/abs/2401.00001", id="a host that looks like it"),
        pytest.param("https://arxiv.org/list/cs.CL/2401.00001", id="another page"),
        pytest.param("10.1000/arXiv.2401.00001", id="another DOI"),
        pytest.param("../2401.00001", id="a path"),
        pytest.param("2401.00001v0", id="version nought"),
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(InvalidArxivIdError) as caught:
        parse_arxiv_id(text)
    assert str(caught.value) == f"'{text}' is not an arXiv id."
    assert caught.value.hint == (
        "Write the id, for example 1706.03762 or cs/0112017, or the paper's address."
    )


def test_a_list_loses_blanks_and_duplicates_and_keeps_its_order() -> None:
    texts = ["2401.00002", "", "arXiv:2401.00001v2", "  ", "2401.00001", "2401.00002v1"]
    assert parse_arxiv_ids(texts) == ("2401.00002", "2401.00001")


def test_all_malformed_ids_of_a_list_are_named_at_once() -> None:
    with pytest.raises(InvalidArxivIdError) as caught:
        parse_arxiv_ids(["bert", "2401.00001", "gpt"])
    assert str(caught.value) == "'bert', 'gpt' are not arXiv ids."
    assert caught.value.texts == ("bert", "gpt")


@pytest.mark.parametrize(
    ("text", "version"),
    [
        pytest.param("http://arxiv.org/abs/2401.00001v7", 7, id="address"),
        pytest.param("cs/9900001V12", 12, id="old-style id"),
        pytest.param("2401.00001", None, id="none"),
    ],
)
def test_the_version_of_an_id_is_read(text: str, version: int | None) -> None:
    assert parse_version(text) == version


def test_a_file_name_has_no_slash() -> None:
    assert to_file_name("cs/9900001") == "cs_9900001.json"

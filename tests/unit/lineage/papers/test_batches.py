from __future__ import annotations

import pytest

from lineage.papers.batches import Agenda, Batch
from lineage.papers.outcome import RecordPage
from tests.unit.lineage.papers.test_store import make_record


def answer(found: str = "", *, bad: str = "", total: int | None = None) -> RecordPage:
    """Return an answer with good and bad entries; by default it promises no others."""
    records = dict.fromkeys(found, make_record())
    count = len(found) + len(bad) if total is None else total
    return RecordPage(records, dict.fromkeys(bad, "it has no authors"), count)


def test_ids_that_answers_lack_are_asked_together_after_all_others() -> None:
    agenda = Agenda("abcdef", size=3)
    assert agenda.note(agenda.pop(), answer("ac")) == []
    assert agenda.note(agenda.pop(), answer("de")) == []
    again = agenda.pop()
    assert (again.ids, again.turn) == (("b", "f"), 1)
    assert not agenda


@pytest.mark.parametrize(
    ("ids", "answers"),
    [
        pytest.param("ab", [answer("b"), answer()], id="missing twice"),
        pytest.param("a", [answer(), answer()], id="missing twice, alone"),
        pytest.param("ab", [answer("b"), answer(bad="a")], id="missing, then bad"),
        pytest.param("ab", [answer("b", bad="a"), answer(bad="a", total=9)], id="bad twice"),
        pytest.param(
            "abc",
            [answer("b", total=3), answer("c", total=2), answer(total=1), answer(total=1)],
            id="short answers",
        ),
        pytest.param("a", [answer(total=7)] * 4, id="answers that promise too much"),
        pytest.param("abc", [answer("c"), answer("b")], id="missing among others"),
    ],
)
def test_an_id_is_given_up_once_enough_speaks_against_it(
    ids: str, answers: list[RecordPage]
) -> None:
    agenda = Agenda(ids, size=3)
    given_up: list[str] = []
    for item in answers:
        assert given_up == []
        given_up = agenda.note(agenda.pop(), item)
    assert given_up == ["a"]
    assert not agenda


def test_empty_answers_to_many_prove_nothing() -> None:
    agenda = Agenda("abcd", size=4)
    asked = []
    for _ in range(4):
        batch = agenda.pop()
        asked.append(batch.ids)
        assert agenda.note(batch, answer()) == []
    everything = ("a", "b", "c", "d")
    assert asked == [everything, everything, ("a", "b"), ("c", "d")]
    assert [agenda.pop().ids for _ in range(4)] == [("a",), ("b",), ("c",), ("d",)]


def test_empty_answers_confirm_what_another_said() -> None:
    agenda = Agenda("abcd", size=4)
    assert agenda.note(agenda.pop(), answer("cd")) == []
    assert agenda.note(agenda.pop(), answer()) == ["a", "b"]
    assert not agenda


def test_what_was_wrong_with_an_entry_is_remembered() -> None:
    agenda = Agenda("ab", size=4)
    agenda.note(agenda.pop(), answer("b", bad="a"))
    assert agenda.note(agenda.pop(), answer()) == ["a"]
    assert agenda.problems == {"a": "it has no authors"}


def test_every_address_is_another() -> None:
    agenda = Agenda("abc", size=3)
    asked = []
    for item in (answer(), answer(), answer("a", total=2), answer()):
        batch = agenda.pop()
        asked.append((batch.ids, batch.page_size))
        agenda.note(batch, item)
    assert len(set(asked)) == len(asked)


def test_a_batch_that_cannot_be_asked_whole_is_halved_down_to_one() -> None:
    agenda = Agenda("abc", size=3)
    assert agenda.split(agenda.pop())
    assert agenda.split(agenda.pop())
    assert [agenda.pop().ids for _ in range(3)] == [("c",), ("a",), ("b",)]
    assert not agenda.split(Batch(("a",)))

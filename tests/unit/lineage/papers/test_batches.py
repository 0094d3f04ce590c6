from __future__ import annotations

import pytest

from lineage.papers.batches import Agenda


def test_ids_that_answers_lack_are_asked_together_after_all_others() -> None:
    agenda = Agenda("abcdef", size=3)
    assert agenda.put_again(agenda.pop(), ["b"], lively=True) == []
    assert agenda.put_again(agenda.pop(), ["f"], lively=True) == []
    again = agenda.pop()
    assert (again.ids, again.turn) == (("b", "f"), 1)
    assert not agenda


@pytest.mark.parametrize(
    ("lively", "alone"),
    [
        pytest.param(True, False, id="by lively answers"),
        pytest.param(False, True, id="alone"),
        pytest.param(True, True, id="both"),
    ],
)
def test_an_id_that_two_answers_lacked_is_given_up(*, lively: bool, alone: bool) -> None:
    agenda = Agenda("a" if alone else "ab", size=3)
    assert agenda.put_again(agenda.pop(), ["a"], lively=lively) == []
    assert agenda.put_again(agenda.pop(), ["a"], lively=lively) == ["a"]
    assert not agenda


def test_an_empty_answer_to_many_proves_nothing() -> None:
    agenda = Agenda("abcd", size=4)
    batch = agenda.pop()
    assert agenda.put_again(batch, batch.ids, lively=False) == []
    half = agenda.pop()
    assert half.ids == ("a", "b")
    assert agenda.put_again(half, half.ids, lively=False) == []
    assert [agenda.pop().ids for _ in range(3)] == [("c", "d"), ("a",), ("b",)]


def test_an_empty_answer_confirms_what_a_lively_one_said() -> None:
    agenda = Agenda("abcd", size=4)
    assert agenda.put_again(agenda.pop(), ["a", "b"], lively=True) == []
    assert agenda.put_again(agenda.pop(), ["a", "b"], lively=False) == ["a", "b"]
    assert not agenda


def test_a_batch_that_cannot_be_asked_whole_is_halved_down_to_one() -> None:
    agenda = Agenda("abc", size=3)
    assert agenda.split(agenda.pop())
    assert agenda.split(agenda.pop())
    assert [agenda.pop().ids for _ in range(3)] == [("c",), ("a",), ("b",)]
    agenda = Agenda("a", size=3)
    assert not agenda.split(agenda.pop())

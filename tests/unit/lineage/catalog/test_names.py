"""Names of families, labs and kinds, as people write them."""

from __future__ import annotations

import pytest

from graph.schema import Lab
from lineage.catalog.names import UnknownNameError, find_id, list_names

LABS = list_names({
    "google": Lab(name="Google", spellings=("Google Brain", "DeepMind")),
    "meta": Lab(name="Meta", spellings=("Facebook",)),
})  # fmt: skip


@pytest.mark.parametrize(
    ("name", "found"),
    [("meta", "meta"), ("GOOGLE", "google"), (" deepmind ", "google"), ("Facebook", "meta")],
)
def test_a_name_is_found_in_any_case(name: str, found: str) -> None:
    assert find_id("lab", name, LABS) == found


@pytest.mark.parametrize(
    ("name", "hint"),
    [("Gogle", "Did you mean google?"), ("xyzzy", "Known: google, meta.")],
)
def test_an_unknown_name_suggests_near_ids(name: str, hint: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        find_id("lab", name, LABS)
    assert (str(caught.value), caught.value.hint) == (f"Unknown lab '{name}'.", hint)

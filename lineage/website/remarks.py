"""What is true of the making of a model and is no derivation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lineage.website.kin import make_receipt

if TYPE_CHECKING:
    from lineage.website.edition import Edition
    from lineage.website.kin import ShownReceipt
    from lineage.website.library import Record


class ShownRemark(NamedTuple):
    """What is true of a model's making and is no derivation."""

    text: str
    receipt: ShownReceipt


def list_remarks(edition: Edition, model: Record) -> tuple[ShownRemark, ...]:
    """Return the remarks on a model, in the order of its file."""
    return tuple(
        ShownRemark(edition.say(one, "text"), make_receipt(edition, one["evidence"]))
        for one in model["remarks"]
    )

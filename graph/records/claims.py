"""What is claimed of models, and where that can be checked."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.records.fields import Id, Line, Record, Some, Text
from graph.records.vocabulary import Basis, Kind, Stance, Verdict


class Evidence(Record):
    """One place where a person can check a claim.

    Attributes:
        source: Id of a source of the catalog, `arxiv:<id>` for the text of a paper (with the
            version where it is known: `arxiv:2408.00714v1`), an `https://` address, or
            `unverified`.
        locator: Where in the source: a page, an entry and field, a section, a file and class.
        stance: Whether the source speaks for the claim or against it.
        basis: Whether a person or writer read the place, or a machine found it.
    """

    source: Text
    locator: Text
    stance: Annotated[Stance, Field(strict=False)] = Stance.SUPPORTS
    basis: Annotated[Basis, Field(strict=False)] = Basis.READ


class Inheritance(Record):
    """What a model took from one parent, in one way.

    Attributes:
        parent: Id of the parent model.
        kind: How the child was made from the parent; decides the channel.
        note: What was inherited and what was changed, in one sentence (English).
        note_zh: The same in Chinese.
        variant: Which of the child's variants this is true of, where others have another
            parent in its place; None if it is true of the whole release.
        variant_zh: The same in Chinese, where it is more than a name.
        evidence: Where this can be checked, at least one item.
    """

    parent: Id
    kind: Annotated[Kind, Field(strict=False)]
    note: Text
    note_zh: Text
    variant: Text | None = None
    variant_zh: Text | None = None
    evidence: Annotated[tuple[Evidence, ...], Some]


class Remark(Record):
    """What is true of a model's making and is no derivation, such as a parent that came later.

    Attributes:
        text: In one or two sentences (English).
        text_zh: The same in Chinese.
        evidence: Where this can be checked, at least one item.
    """

    text: Text
    text_zh: Text
    evidence: Annotated[tuple[Evidence, ...], Some]


class Claim(Record):
    """A derivation that a source claims and that this catalog does not accept.

    Attributes:
        parent: Id of the claimed parent.
        reason: Why the claim is not accepted, in one or two sentences (English).
        reason_zh: The same in Chinese.
        evidence: The source of the claim, and at least one item that disputes it.
    """

    parent: Id
    reason: Text
    reason_zh: Text
    evidence: Annotated[tuple[Evidence, ...], Some]


class FactSource(Record):
    """Where some fields of an entry come from.

    Attributes:
        fields: Names of the fields that the source supports.
        source: As in `Evidence`.
        locator: As in `Evidence`.
    """

    fields: Annotated[tuple[Text, ...], Some]
    source: Text
    locator: Text


class Correction(Record):
    """Where a source is wrong, or doubted, about a field of this model.

    Attributes:
        field: Name of the field of this entry.
        source: The source that is wrong, usually `catalog`.
        printed: What that source prints.
        reason: Why our value differs, or what the doubt is (English).
        reason_zh: The same in Chinese.
        verdict: `corrected` if our value differs; `doubted` if it is the printed one, in doubt.
        evidence: Where the right value, or the doubt, can be checked.
    """

    field: Text
    source: Text = "catalog"
    printed: Line
    reason: Text
    reason_zh: Text
    verdict: Annotated[Verdict, Field(strict=False)] = Verdict.CORRECTED
    evidence: Annotated[tuple[Evidence, ...], Some]

"""What is known of one model."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from graph.records.claims import Correction, FactSource, Remark
from graph.records.fields import (
    MOST_ITEMS,
    MOST_PARAMETERS,
    ArxivId,
    Count,
    HubId,
    Id,
    PartialDate,
    Record,
    Text,
    Tuple,
    Url,
)
from graph.records.vocabulary import Access, Modality, NoParents


class Licence(Record):
    """Under which terms the model is given out.

    Attributes:
        text: Name of the licence or what is known of the terms.
        text_zh: The same in Chinese; not for a mere name.
        access: What it lets the public do with the weights.
    """

    text: Text
    text_zh: Text | None = None
    access: Annotated[Access, Field(strict=False)]


class Size(Record):
    """The number of parameters of one released size.

    Attributes:
        label: What the makers call this size.
        label_zh: The same in Chinese, where it is more than a name.
        count: Number of parameters, or `undisclosed`.
        active: Number of parameters used for one token, where that is fewer.
        licence: The terms of this size, where they are not those of the whole entry.
    """

    label: Text
    label_zh: Text | None = None
    count: Count
    active: Annotated[int, Field(gt=0, le=MOST_PARAMETERS)] | None = None
    licence: Licence | None = None


class Model(Record):
    """What is known of one model, its derivations aside.

    Attributes:
        name: What its makers call it.
        aliases: Other names that people use.
        family: Id of the family whose lane it stands in.
        labs: Ids of the labs that released it, in the order that the source prints; none is a
            blank.
        released: First public release, as precise as its source.
        architecture: Id of its architecture.
        modalities: What it reads or writes; nothing is a blank.
        pretraining_tasks: Ids of its pre-training objectives.
        fine_tuning_tasks: Ids of what it was fine-tuned on.
        parameters: Its sizes, smallest first; empty if they are not known.
        more_sizes: Whether there are sizes that `parameters` does not list.
        corpus, corpus_zh: What it was trained on; None only in a short entry.
        licence: Under which terms it is given out.
        application, application_zh: What it is for; None only in a short entry.
        adds, adds_zh: What it adds to its parents, in one sentence.
        techniques: Ids of techniques that it uses.
        paper: arXiv id of the paper that introduced it.
        no_paper, no_paper_zh: Why there is no arXiv paper, if there is none.
        links: Addresses of official pages.
        hub: Ids of the repositories on the Hugging Face Hub that hold its weights, the one that
            people mean first.
        milestone: Whether the story of its family cannot be told without it.
        short: Whether it is here only because an edge needs it, with fewer facts.
        no_parents: Why it has no parents: its makers keep them to themselves, or no source
            names one; None if it has some.
        remarks: What is true of its making and is no derivation.
        catalog: Its name in arXiv 2302.07730, if it is listed there.
        fact_sources: Where the fields come from that the catalog does not give.
        corrections: Where a source is wrong or doubted.
    """

    name: Annotated[Text, Field(max_length=80)]
    aliases: tuple[Text, ...] = Tuple
    family: Id
    labs: Annotated[tuple[Id, ...], Field(strict=False, max_length=MOST_ITEMS)]
    released: PartialDate
    architecture: Id
    modalities: Annotated[
        tuple[Annotated[Modality, Field(strict=False)], ...],
        Field(strict=False, max_length=MOST_ITEMS),
    ]
    pretraining_tasks: tuple[Id, ...] = Tuple
    fine_tuning_tasks: tuple[Id, ...] = Tuple
    parameters: tuple[Size, ...] = Tuple
    more_sizes: bool = False
    corpus: Text | None = None
    corpus_zh: Text | None = None
    licence: Licence
    application: Text | None = None
    application_zh: Text | None = None
    adds: Text
    adds_zh: Text
    techniques: tuple[Id, ...] = Tuple
    paper: ArxivId | None = None
    no_paper: Text | None = None
    no_paper_zh: Text | None = None
    links: tuple[Url, ...] = Tuple
    hub: tuple[HubId, ...] = Tuple
    milestone: bool = False
    short: bool = False
    no_parents: Annotated[NoParents, Field(strict=False)] | None = None
    remarks: tuple[Remark, ...] = Tuple
    catalog: Text | None = None
    fact_sources: tuple[FactSource, ...] = Tuple
    corrections: tuple[Correction, ...] = Tuple

"""What can be said of a lineage in one sentence, counted from the data: headlines.

`site/static/js/headlines` says the same for every state of the page, and
`tests/vectors/headlines.json` holds both together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graph.questions.relatives import CHILDREN, PARENTS, find_reachable
from graph.view import View
from graph.words import get_texts, write_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from graph.index import LineageIndex, ModelNode
    from graph.words import Language


class Founder(NamedTuple):
    """The model from which most of some models descend.

    Attributes:
        id: Of the model.
        heirs: How many of them descend from it.
    """

    id: str
    heirs: int


def find_founder(view: View, model_ids: Collection[str]) -> Founder | None:
    """Return the model from which most of some models descend.

    It is one of them, if half of them descend from it; otherwise it may be any model. Of several
    with as many heirs the oldest, then the first by id; None if none has any.

    Args:
        view: What to search.
        model_ids: The models to count.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> find_founder(View(tiny_graph()), ("bert", "distilbert"))
        Founder(id='bert', heirs=1)
    """
    among = set(model_ids)
    above = view.graph.sort_by_age(find_reachable(view, among, PARENTS))
    own = _find_first(view, (one for one in above if one in among), among)
    if own and 2 * own.heirs >= len(among):
        return own
    return _find_first(view, above, among)


def _find_first(view: View, candidates: Iterable[str], among: set[str]) -> Founder | None:
    """Return which candidate has most heirs; who descends from another has fewer than that."""
    below: set[str] = set()
    best: Founder | None = None
    for model_id in candidates:
        if model_id in below:
            continue
        heirs = find_reachable(view, (model_id,), CHILDREN)
        below |= heirs
        count = len(heirs & among)
        if count > (best.heirs if best else 0):
            best = Founder(model_id, count)
    return best


def write_headline(graph: LineageIndex, language: Language = "en") -> str:
    """Return the headline of a whole lineage.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> write_headline(tiny_graph())
        '3 models in 1 family since 2017; 2 of them descend from TRANSFORMER (2017)'
    """
    if not graph.models:
        return get_texts(language)["headline.nothing"]
    families = {record["family"] for record in graph.document["models"]}
    span = write_text(
        "headline.all",
        language,
        models=_count("models", len(graph.models), language),
        families=_count("families", len(families), language),
        year=_find_first_year(graph.models, graph.models),
    )
    founder = find_founder(View(graph), tuple(graph.models))
    return _name_founder(graph, founder, len(graph.models), span, language)


def write_family_headlines(graph: LineageIndex, family_id: str) -> dict[Language, str]:
    """Return the headline of a family in every language; its founder is looked for once.

    Args:
        graph: The lineage.
        family_id: Id of one of its families.
    """
    document = graph.document
    family = next(one for one in document["families"] if one["id"] == family_id)
    names: dict[Language, str] = {"en": family["name"], "zh": family["name_zh"] or family["name"]}
    members = [record["id"] for record in document["models"] if record["family"] == family_id]
    if not members:
        return {key: write_text("headline.noneYet", key, name=name) for key, name in names.items()}
    founder = find_founder(View(graph), members)
    year = _find_first_year(graph.models, members)
    headlines: dict[Language, str] = {}
    for language, name in names.items():
        models = _count("models", len(members), language)
        span = write_text("headline.family", language, name=name, models=models, year=year)
        headlines[language] = _name_founder(graph, founder, len(members), span, language)
    return headlines


def write_model_headline(
    graph: LineageIndex,
    model_id: str,
    language: Language = "en",
    *,
    kin: tuple[Sequence[str], int] | None = None,
) -> str:
    """Return the headline of a model: what it builds on, and how many build on it.

    Args:
        graph: The lineage.
        model_id: Id of the model.
        language: Of the text.
        kin: Ids of its ancestors, oldest first, and the number of its descendants, where they
            are known already.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> write_model_headline(tiny_graph(), "bert")
        'BERT builds on TRANSFORMER (2017); 1 model builds on it'
    """
    ancestors, heirs = kin or _find_kin(graph, model_id)
    name = graph.models[model_id].name
    if ancestors:
        claim = write_text(
            "headline.parent" if len(ancestors) == 1 else "headline.ancestors",
            language,
            name=name,
            models=_count("models", len(ancestors), language),
            founder=_date(graph.models[ancestors[0]], language),
        )
    else:
        hidden = graph.records[model_id]["no_parents"] == "undisclosed"
        claim = write_text(f"headline.{'undisclosed' if hidden else 'root'}", language, name=name)
    if not heirs:
        return claim
    models = _count("models", heirs, language)
    return write_text("headline.heirs", language, n=heirs, claim=claim, models=models)


def find_data_end(graph: LineageIndex) -> str:
    """Return the newest date of a release, as precise as it is; empty if there are no models.

    Examples:
        >>> from graph.testing import tiny_graph
        >>> find_data_end(tiny_graph())
        '2019-10-02'
    """
    return max((node.released for node in graph.models.values()), default="")


def _find_kin(graph: LineageIndex, model_id: str) -> tuple[Sequence[str], int]:
    view = View(graph)
    above = find_reachable(view, (model_id,), PARENTS)
    ancestors = [one for one in graph.models if one in above]
    return ancestors, len(find_reachable(view, (model_id,), CHILDREN))


def _name_founder(
    graph: LineageIndex, founder: Founder | None, among: int, span: str, language: Language
) -> str:
    """Return a text with the founder of so many models behind it, if they have one."""
    if founder is None:
        return span
    name = _date(graph.models[founder.id], language)
    count = founder.heirs
    if 1 < count == among:
        return write_text("headline.founderOfAll", language, span=span, founder=name)
    return write_text("headline.founder", language, n=count, span=span, founder=name)


def _count(what: str, number: int, language: Language) -> str:
    return write_text(f"headline.{what}", language, n=number)


def _date(node: ModelNode, language: Language) -> str:
    return write_text("headline.dated", language, name=node.name, year=node.released[:4])


def _find_first_year(models: Mapping[str, ModelNode], model_ids: Collection[str]) -> str:
    return min(models[model_id].released for model_id in model_ids)[:4]

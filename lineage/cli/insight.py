"""Commands that ask about the shape of the whole lineage."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from lineage.cli import insight_text
from lineage.cli.folder import data_option, open_chosen_graph
from lineage.cli.narrowing import as_of_option, hint_at_channels, via_option
from lineage.cli.options import format_option, model_argument
from lineage.cli.output import print_json, print_rows, print_text
from lineage.cli.text import say_no_kin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click.shell_completion import CompletionItem


def _complete_techniques(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from lineage.cli.completing import complete_techniques

    return complete_techniques(ctx, param, incomplete)


def _complete_known(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from lineage.cli.completing import complete_known

    return complete_known(ctx, param, incomplete)


@click.command(epilog="Example: lineage traits rope")
@click.argument("technique", shell_complete=_complete_techniques)
@via_option
@as_of_option
@format_option("table", "json", "csv", "ids")
@data_option
def traits(technique: str, via: tuple[str, ...], as_of: str | None, form: str) -> None:
    """Show who had TECHNIQUE first, who inherited it, and who adopted it.

    TECHNIQUE is an id, a name or an alias, in English or Chinese. First means first in this
    catalog. Carried means that the entry does not name it, and that the weights came from a model
    that has it, along the way that is shown: fine-tuning keeps the shape of a network.
    """
    from graph.questions.traits import Trait

    graph = open_chosen_graph()
    found = graph.traits(technique, via=via or None, as_of=as_of)
    sentence = insight_text.say_traits(graph, graph.require_named("technique", technique), found)
    click.echo(sentence, err=form != "table")
    print_rows([item._asdict() for item in found], form, columns=Trait._fields)


@click.command(epilog="Example: lineage compare alpaca vicuna")
@model_argument("first", metavar="A")
@model_argument("second", metavar="B")
@via_option
@as_of_option
@format_option("text", "json")
@data_option
def compare(first: str, second: str, via: tuple[str, ...], as_of: str | None, form: str) -> None:
    """Set two models side by side: facts, shared ancestors, and what each inherited.

    A and B are ids, names or aliases, in any case, or papers: arXiv id, address or DOI.
    """
    graph = open_chosen_graph()
    comparison = graph.compare(first, second, via=via or None, as_of=as_of)
    if not comparison.nearest:
        hint = hint_at_channels(partial(graph.common_ancestors, first, second, as_of=as_of), via)
        click.echo(hint, err=True, nl=bool(hint))
    if form == "text":
        print_text(insight_text.describe_comparison(graph, comparison))
        return
    nested = {
        key: [item._asdict() for item in getattr(comparison, key)]
        for key in ("facts", "nearest", "bequests")
    }
    print_json({**comparison._asdict(), **nested})


@click.command(epilog="Example: lineage influence --limit 10")
@model_argument("model", required=False)
@click.option("--limit", type=click.IntRange(min=1), help="Most models to list. Default: all.")
@as_of_option
@format_option("table", "json", "csv", "ids")
@data_option
def influence(model: str | None, limit: int | None, as_of: str | None, form: str) -> None:
    """Rank models by what came out of them: descendants by channel, and PageRank.

    With MODEL, only its place. A channel counts the descendants over that channel alone.
    """
    ranked = open_chosen_graph().influence(model, as_of=as_of)
    rows = [item._asdict() for item in ranked[:limit]]
    if form == "json":
        print_json(rows)
        return
    flat = [{**row, **row["by_channel"]} for row in rows]
    before = ("rank", "id", "name", "released", "descendants")
    channels = tuple(rows[0]["by_channel"]) if rows else ()
    print_rows(flat, form, columns=(*before, *channels, "pagerank", "pagerank_rank"))


@click.command(epilog="Example: lineage bottlenecks t5")
@model_argument("model")
@via_option
@as_of_option
@format_option("table", "json", "csv", "ids")
@data_option
def bottlenecks(model: str, via: tuple[str, ...], as_of: str | None, form: str) -> None:
    """List the models that descendants of MODEL cannot do without.

    A descendant needs a model if every path to it from a root (a model without parents) passes
    that model. Of many thousands, only the first 100 are named.
    """
    graph = open_chosen_graph()
    ask = partial(graph.bottlenecks, model, as_of=as_of)
    found, none = ask(via=via or None), ""
    if not found:
        said = say_no_kin(graph, model, "children", via=via, as_of=as_of)
        none = f"{said}\n{hint_at_channels(ask, via)}".rstrip()
    columns = ("id", "name", "released", "descendants", "of")
    complete = (*columns, "needed_by")
    print_rows(
        [item._asdict() for item in found],
        form,
        columns=columns if form == "table" else complete,
        none=none,
    )


@click.command("licence-reach", epilog="Example: lineage licence-reach llama")
@model_argument("model")
@as_of_option
@format_option("table", "json", "csv", "ids")
@data_option
def licence_reach(model: str, as_of: str | None, form: str) -> None:
    """List who carries the weights of MODEL, with the licence of each.

    Directly or over other models. Who took a part of a model of which these weights are a part
    themselves (parts: 2 or more) may have taken another: 'lineage why' says which. What follows
    is for lawyers to say.
    """
    from graph.questions.licences import Carrier

    graph = open_chosen_graph()
    found = graph.licence_reach(model, as_of=as_of)
    sentence = insight_text.say_licence(graph, graph.require(model), found)
    click.echo(sentence, err=form != "table")
    print_rows([item._asdict() for item in found], form, columns=Carrier._fields)


@click.command("reading-path", epilog="Example: lineage reading-path --know gpt-2 --to flamingo")
@click.option(
    "--to",
    metavar="MODEL",
    required=True,
    help="The model to understand.",
    shell_complete=_complete_known,
)
@click.option(
    "--know",
    metavar="MODEL,...",
    multiple=True,
    help="Models that need no reading; nor do their ancestors (repeatable).",
    shell_complete=_complete_known,
)
@via_option
@as_of_option
@format_option("table", "json", "csv", "ids")
@data_option
def reading_path(
    to: str, know: tuple[str, ...], via: tuple[str, ...], as_of: str | None, form: str
) -> None:
    """List what to read to understand a model, each after what it builds on.

    The model and its ancestors, without what you know already.
    """
    from graph.questions.reading import ReadingStep  # networkx is slow to import

    known = [name for names in know for name in names.split(",") if name.strip()]
    graph = open_chosen_graph()

    def ask(via: Sequence[str] | None) -> Sequence[ReadingStep]:
        return graph.reading_path(to, know=known, via=via, as_of=as_of)

    found = ask(via or None)
    none = "" if found else insight_text.say_known(graph, to, known)
    if len(found) == 1 and not known:  # the model alone
        hint = hint_at_channels(lambda via: ask(via)[:-1], via)
        click.echo(hint, err=True, nl=bool(hint))
    if form == "table":
        rows = [insight_text.to_reading_row(*pair) for pair in enumerate(found, 1)]
        print_rows(rows, form, columns=("", "model", "builds_on", "read"), none=none)
    else:
        print_rows(
            [item._asdict() for item in found], form, columns=ReadingStep._fields, none=none
        )

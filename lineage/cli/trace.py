"""The command that leads from a checkpoint up to the root."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from graph.characters import escape_unsafe
from graph.records.vocabulary import Channel
from lineage.cli.folder import chosen_data_dir, data_option, open_chosen_graph
from lineage.cli.narrowing import hint_at_channels, via_option
from lineage.cli.options import format_option
from lineage.cli.output import print_json, print_rows, print_text, print_tree
from lineage.cli.text import join_names
from lineage.cli.trees import grow_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from click.shell_completion import CompletionItem

    from graph.tracing.trace import Hop, Trace


def offer_checkpoints(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Return the repositories that the catalog has, and what lets a shell complete a path."""
    from lineage.cli import completing

    return completing.complete_checkpoints(ctx, param, incomplete)


offline_option = click.option(
    "--offline", is_flag=True, help="Ask nobody: what lies here, and what the Hub said before."
)
"""`--offline`."""


@click.command(epilog="Example: lineage trace ./my-adapter --offline")
@click.argument("subject", metavar="REPO_OR_PATH", shell_complete=offer_checkpoints)
@click.option(
    "--depth", type=click.IntRange(min=1), help="Most steps to take; 1 gives the base models."
)
@via_option
@offline_option
@click.option(
    "--check-licences", is_flag=True, help="Exit with status 1 if there is something to ask."
)
@format_option("tree", "table", "json", "csv", "mermaid")
@data_option
@click.pass_context
def trace(
    ctx: click.Context,
    subject: str,
    *,
    depth: int | None,
    via: tuple[str, ...],
    offline: bool,
    check_licences: bool,
    form: str,
) -> None:
    """Show what a checkpoint was made from, up to the root, with licences and receipts.

    REPO_OR_PATH is a repository of the Hugging Face Hub (OWNER/NAME or its address), a folder
    with a checkpoint, or a GGUF or safetensors file. Base models are followed until the catalog
    knows one; where none leads there, the type of the checkpoint does, and is said to. Headers
    and cards are read, no weights, and nothing is executed. HF_ENDPOINT names another Hub. Needs
    the extra 'trace' of the package.
    """
    found = read_trace(subject, depth=depth, via=via, offline=offline)
    if not found.hops:
        click.echo(_say_nothing(found, subject, via=via, offline=offline), err=True)
    print_trace(found, form)
    if check_licences and form != "tree":
        for question in found.questions:
            click.echo(escape_unsafe(question.text), err=True)
    if check_licences and found.questions:
        ctx.exit(1)


def read_trace(
    subject: str, *, depth: int | None = None, via: tuple[str, ...] = (), offline: bool = False
) -> Trace:
    """Return the trace of a checkpoint through the catalog of this run; say what it lacks."""
    from lineage.trace.tracing import Limits, find_trace

    limits = Limits(depth=depth, via=via, offline=offline)
    found = find_trace(open_chosen_graph(), chosen_data_dir(), subject, limits)
    unseen = ", ".join(node.name for node in found.nodes if node.state == "unreachable")
    if unseen:
        click.echo(f"Not complete: the Hub did not answer about {unseen}.", err=True)
    return found


def _say_nothing(trace: Trace, subject: str, *, via: tuple[str, ...], offline: bool) -> str:
    """Return that nothing is known of what a checkpoint was made from, over some channels."""
    channels = f" over {join_names(via)}" if via else ""
    said = f"Nothing is known here of what {trace.nodes[0].name} was made from{channels}."
    every = read_trace(subject, depth=1, via=tuple(Channel), offline=offline).hops

    def ask(via: Sequence[str]) -> list[Hop]:
        return [hop for hop in every if hop.channel in via]

    return f"{escape_unsafe(said)}\n{hint_at_channels(ask, via)}".rstrip()


def print_trace(trace: Trace, form: str) -> None:
    """Print a trace in a format."""
    from graph.tracing import drawing
    from graph.tracing.trace import to_document

    if form == "json":
        print_json(to_document(trace))
    elif form == "mermaid":
        print_text(drawing.trace_to_mermaid(trace))
    elif form == "tree":
        branches = drawing.list_branches(trace)
        labels = {node.id: drawing.label_node(node) for node in trace.nodes}
        print_tree(
            grow_tree(trace.subject, lambda node: branches.get(node, []), label=labels.__getitem__)
        )
        print_text(_tell_rest(trace))
    else:
        columns = drawing.SHOWN if form == "table" else drawing.COLUMNS
        print_rows(drawing.to_rows(trace), form, columns=columns)


def _tell_rest(trace: Trace) -> str:
    """Return what no tree shows: circles, and what to ask about licences."""
    names = {node.id: node.name for node in trace.nodes}
    lines = [
        f"a loop, not followed: {names[child]} says that it was made from {names[parent]}"
        for parent, child in trace.loops
    ]
    if trace.questions:
        lines += ["questions about licences (no legal advice):"]
        lines += [f"  {question.text}" for question in trace.questions]
    return "".join(f"{line}\n" for line in ["", *lines]) if lines else ""

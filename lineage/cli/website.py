"""The command that builds the page."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.collector import collector_paused
from graph.errors import LineageError
from graph.words import say_count
from lineage.cli.folder import chosen_data_dir, data_option

if TYPE_CHECKING:
    from graph.records.shapes import Document


@click.command(epilog="Example: lineage build --open")
@click.option(
    "--refresh", is_flag=True, help="First fetch paper metadata that are missing or stale."
)
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default=Path("site/dist"),
    show_default=True,
    help="Where to write the page.",
)
@click.option("--open", "show", is_flag=True, help="Open the page in a browser.")
@data_option
def build(*, refresh: bool, out: Path, show: bool) -> None:
    """Build the page from the catalog and its paper metadata.

    Uses no network unless --refresh is given; without it, or if arXiv does not answer, paper
    metadata come from earlier fetches and from the snapshot that ships. In DIR, files that no
    earlier build wrote are left alone: one in the way of the page is an error.
    """
    if refresh:
        _refresh()
    with collector_paused():
        _build_site(out)
    page = (out / "index.html").resolve()
    click.echo(page)
    if show:
        click.launch(page.as_uri())


def _build_site(out: Path) -> None:
    from graph.questions.counts import count_derivations, count_nodes  # slow to import
    from lineage.catalog.cache import open_graph
    from lineage.website.write import write_site

    data = chosen_data_dir()
    _require_apart(out, data)
    document = open_graph(data).document
    written = write_site(document, out)
    click.echo(say_metadata(document), err=True)
    files = "1 file" if len(written) == 1 else f"{len(written):,} files"
    models = say_count("models", len(document["models"]))
    derivations = say_count("derivations", count_derivations(document))
    click.echo(
        f"{models}, {derivations}, {count_nodes(document):,} nodes in all; {files} written.",
        err=True,
    )


def _require_apart(out: Path, data: Path) -> None:
    """Return if the page and a catalog are not in each other's way.

    Raises:
        LineageError: One folder is, or holds, the other; or another catalog is there.
    """
    target = out.resolve()
    if target == data or target in data.parents or data in target.parents:
        message = f"The page cannot go to '{out}': the catalog is '{data}'."
        raise LineageError(message, hint="Choose a folder apart from it with --out DIR.")
    if any(target.glob("models/*.toml")):
        message = f"The page cannot go to '{out}': a catalog is there."
        raise LineageError(message, hint="Choose a folder apart from it with --out DIR.")


def say_metadata(document: Document) -> str:
    """Return a line that says where the paper metadata come from."""
    origins = Counter(paper["source"] == "arxiv" for paper in document["papers"])
    dates = {
        fetched: max(
            p["retrieved"] for p in document["papers"] if (p["source"] == "arxiv") is fetched
        )
        for fetched in origins
    }
    parts = []
    if origins[True]:
        parts.append(f"{origins[True]} from arXiv (newest fetched {dates[True]})")
    if origins[False]:
        parts.append(f"{origins[False]} from the snapshot of {dates[False]}")
    return f"Paper metadata: {', '.join(parts) or 'none'}."


def _refresh() -> None:
    """Fetch what is missing or stale; a failure is told, and the build goes on without."""
    from lineage.cli.papers import fetch

    try:
        click.get_current_context().invoke(fetch, ids=(), check=False, refresh=False, max_age=None)
    except LineageError as error:
        reason = str(error).splitlines()[0].removesuffix(":").removesuffix(".")
        click.echo(f"Warning: {reason}.\nThe build goes on with the metadata at hand.", err=True)

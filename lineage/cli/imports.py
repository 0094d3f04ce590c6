"""Commands that read what packages say of models."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from lineage.cli.folder import chosen_data_dir, chosen_own_dir, data_option, open_chosen_graph
from lineage.cli.options import format_option
from lineage.cli.output import print_rows

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from lineage.imports.writing import Imported

_SOURCES = ("transformers", "mteb", "diffusers", "runtimes")


def _complete_families(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from lineage.cli.completing import complete_families

    return complete_families(ctx, param, incomplete)


@click.command("import", epilog="Example: lineage import transformers --from ~/packages")
@click.argument("source", type=click.Choice(_SOURCES))
@click.option(
    "--from",
    "place",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="A wheel, an sdist, an unpacked package, or a folder with these.",
)
@format_option("table", "json", "csv")
@data_option
def import_(source: str, place: Path | None, form: str) -> None:
    """Read what packages say of models into the catalog's own file.

    SOURCE says which: transformers (classes that inherit from, or are copied from, those of
    another model), mteb (base models of embeddings), diffusers (encoders of pipelines), or
    runtimes (llama-cpp-python, mlx-lm, mlx-vlm, sglang and vllm: which implementation serves
    whose checkpoints). Packages are read as text and never executed; without --from, those that
    are installed. Pairs that are new, changed or gone since the last time are listed.
    """
    from lineage.catalog.load import load_catalog  # pydantic is slow to import
    from lineage.imports.comparing import Change
    from lineage.imports.writing import import_source

    folder = chosen_own_dir()
    imported = import_source(source, place, load_catalog(folder), folder)
    rows = [change._asdict() for change in imported.changes]
    if rows or form != "table":
        print_rows(rows, form, columns=Change._fields)
    click.echo(_sum_up(source, imported), err=True)


def _sum_up(source: str, imported: Imported) -> str:
    packages = imported.receipts.packages
    lines = [f"{package.name} {package.version}" for package in packages]
    kept = (
        f" Not found, so left as before: {', '.join(imported.absent)}." if imported.absent else ""
    )
    if imported.first:
        news = "all of them new"
    elif imported.changes:
        news = f"{len(imported.changes)} new, changed or gone"
    else:
        news = "nothing new"
    return (
        f"{source} ({', '.join(lines)}): {imported.pairs} pairs, {news}; {imported.mapped} are of "
        f"models of the catalog, {imported.backwards} of these backwards in time.{kept}"
    )


@click.command(epilog="Example: lineage candidates qwen --format csv")
@click.argument("family", required=False, shell_complete=_complete_families)
@click.option("--all", "every", is_flag=True, help="Also pairs that the catalog has as parents.")
@format_option("table", "json", "csv")
@data_option
def candidates(family: str | None, form: str, *, every: bool) -> None:
    """List parents that packages suggest and the catalog lacks, best first.

    FAMILY narrows the list to pairs with a model of it. First stand names that begin alike and
    share four classes or more; what runs backwards in time stands last. Shared code is no
    ancestry: a pair becomes a derivation when someone has read a place that says so.
    """
    from lineage.catalog.receipts import load_receipts  # pydantic is slow
    from lineage.imports.candidates import CandidatePair, list_candidates

    graph = open_chosen_graph()
    family_id = graph.require_named("family", family) if family else None
    found = list_candidates(
        graph, *load_receipts(chosen_data_dir()), family=family_id, every=every
    )
    rows = [candidate._asdict() for candidate in found]
    columns = CandidatePair._fields if form != "table" else _SHOWN
    none = "No package suggests a parent that the catalog lacks."
    print_rows(rows, form, columns=columns, none=none)


_SHOWN = (
    "child",
    "parent",
    "child_id",
    "parent_id",
    "says",
    "classes",
    "date",
    "known",
    "package",
)
"""What fits beside each other at a terminal."""

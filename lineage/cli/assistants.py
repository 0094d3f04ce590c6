"""The command that answers assistants."""

from __future__ import annotations

from importlib.util import find_spec

import click

from graph.errors import MissingPackageError
from lineage.cli.folder import chosen_data_dir, data_option


@click.command(epilog="Example: lineage mcp")
@data_option
def mcp() -> None:
    """Answer the questions of assistants over the Model Context Protocol.

    Speaks over standard input and output; an assistant's settings name this command. Needs the
    extra 'mcp' of the package.
    """
    if find_spec("mcp") is None:
        raise MissingPackageError(what="Answering assistants", package="mcp", extra="mcp")
    from lineage.assistants.server import build_server  # the server is slow to import
    from lineage.catalog.cache import open_graph

    folder = chosen_data_dir()
    open_graph(folder)
    build_server(lambda: open_graph(folder), folder).run()

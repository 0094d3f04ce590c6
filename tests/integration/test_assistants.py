"""The server for assistants, asked by the protocol's own client, also through its command."""

from __future__ import annotations

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

import anyio
import pyarrow as pa
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.types import TextContent
from pyarrow import parquet

from graph.testing import make_document
from lineage.assistants.server import build_server
from lineage.catalog.cache import open_graph
from lineage.hub.building import build_table
from lineage.hub.columns import Columns
from tests.support.catalogs import write_entry

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator
    from pathlib import Path

    from mcp.types import CallToolResult

CODE = "from lineage.cli.main import main; main(['mcp'])"


def talk(server: Any, conversation: Callable[[Client], Awaitable[Any]]) -> Any:
    """Return what comes of a conversation with a server."""

    async def run() -> Any:
        async with Client(server) as client:
            return await conversation(client)

    with ThreadPoolExecutor(1) as thread:  # the browser tests leave a loop in this one
        return thread.submit(anyio.run, run).result()


@pytest.fixture
def ask(toy_catalog: Path) -> Callable[..., Any]:
    """Have a conversation with the server on the toy catalog, in this process."""
    server = build_server(lambda: open_graph(toy_catalog), toy_catalog)
    return partial(talk, server)


@pytest.fixture
def ask_command(toy_catalog: Path, home: Path, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Have a conversation with `lineage mcp` on the toy catalog, a process of its own."""
    command = StdioServerParameters(
        command=sys.executable,
        args=["-W", "error", "-c", CODE],
        env={"LINEAGE_DATA": str(toy_catalog), "LINEAGE_HOME": str(home)},
    )
    with (tmp_path / "stderr").open("w") as errors:
        yield lambda conversation: talk(stdio_client(command, errlog=errors), conversation)


def call(ask: Callable[..., Any], tool: str, **arguments: Any) -> dict[str, Any]:
    """Return the structured answer of a tool."""
    result: CallToolResult = ask(lambda client: client.call_tool(tool, arguments))
    assert not result.is_error, result.content
    assert result.structured_content is not None
    return dict(result.structured_content)


def test_the_server_says_what_it_is_and_which_tools_it_has(
    ask_command: Callable[..., Any],
) -> None:
    async def look(client: Client) -> Any:
        return client.server_info, client.instructions, (await client.list_tools()).tools

    info, instructions, tools = ask_command(look)
    assert info.name == "transformer-lineage"
    assert "Cite the evidence" in instructions
    assert [tool.name for tool in tools] == [
        "ancestors", "descendants", "why", "show", "search", "select", "trace", "hub"
    ]  # fmt: skip
    for tool in tools:
        assert tool.annotations.read_only_hint
        assert tool.description.endswith(".")
        assert all("description" in field for field in tool.input_schema["properties"].values())


def test_ancestors_come_with_their_receipts(ask: Callable[..., Any]) -> None:
    answer = call(ask, "ancestors", model="TUNED", via=["weights"])
    assert [row["id"] for row in answer["ancestors"]] == ["left", "right", "merge"]
    steps = [(step["parent"], step["child"]) for step in answer["derivations"]]
    assert steps == [("left", "merge"), ("right", "merge"), ("merge", "tuned")]
    assert answer["derivations"][0]["evidence"][0]["locator"] == "section 3"
    assert answer["sources"]["https://example.org/paper"]["url"] == "https://example.org/paper"


def test_an_empty_answer_names_the_channels_that_give_one(ask: Callable[..., Any]) -> None:
    answer = call(ask, "ancestors", model="copied")
    assert (answer["ancestors"], answer["other_channels"]) == ([], ["code"])
    assert call(ask, "ancestors", model="copied", via=["code"])["other_channels"] == []


def test_descendants_follow_depth_and_date(ask: Callable[..., Any]) -> None:
    answer = call(ask, "descendants", model="left", depth=1, as_of="2018-07")
    assert (answer["model"], [row["id"] for row in answer["descendants"]]) == ("left", ["merge"])


def test_a_selection_comes_with_the_receipts_inside_it(ask: Callable[..., Any]) -> None:
    answer = call(ask, "select", selector="+tuned", exclude="root")
    assert [row["id"] for row in answer["models"]] == ["left", "right", "merge", "tuned"]
    assert len(answer["derivations"]) == 3
    assert list(answer["sources"]) == ["https://example.org/paper"]


def test_why_show_and_search_answer(ask: Callable[..., Any]) -> None:
    receipts = call(ask, "why", child="tuned", parent="merge")
    assert receipts["derivations"][0]["kind"] == "finetuning"
    assert list(receipts["sources"]) == ["https://example.org/paper"]
    record = call(ask, "show", model="merge")
    assert (record["name"], len(record["derivations"])) == ("Merge", 2)
    hits = call(ask, "search", text="twin", limit=1)["hits"]
    assert [hit["id"] for hit in hits] == ["twin-a"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(
            {"child": "tunde", "parent": "merge"},
            "Unknown model 'tunde'. Did you mean tuned?",
            id="unknown model",
        ),
        pytest.param(
            {"child": "tuned", "parent": "left"},
            "'tuned' has no derivation from 'left'. It descends from it over 2 steps: "
            "left -> merge -> tuned.",
            id="no direct edge",
        ),
    ],
)
def test_an_error_tells_the_assistant_what_to_do(
    ask: Callable[..., Any], arguments: dict[str, str], message: str
) -> None:
    result = ask(lambda client: client.call_tool("why", arguments))
    assert result.is_error
    assert message in result.content[0].text


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(
            {"model": 5, "depth": 0},
            "model: unexpected 5, expected text in quotes; "
            "depth: unexpected 0, expected a number of 1 or more.",
            id="values",
        ),
        pytest.param({}, "model: missing, expected a value.", id="missing"),
        pytest.param(
            {"model": "tuned", "via": "all"}, "via: unexpected 'all', expected a list.", id="list"
        ),
        pytest.param(
            {"model": "tuned", "depth": "far"},
            "depth: unexpected 'far', expected a whole number.",
            id="number",
        ),
        pytest.param(
            {"model": "tuned", "depth": 1.5},
            "depth: unexpected 1.5, expected a whole number.",
            id="fraction",
        ),
        pytest.param(
            {"model": "tuned", "depth": True},
            "depth: unexpected True, expected a whole number.",
            id="truth for a number",
        ),
        pytest.param({"model": ""}, "model: empty, expected a value.", id="empty"),
        pytest.param(
            {"model": "tuned", "as_of": " \t"},
            "as_of: without a visible character, expected a value.",
            id="blank",
        ),
        pytest.param(
            {"model": "tuned", "depht": 1},
            "depht: unknown argument, expected only model, depth, via, as_of (depth?).",
            id="unknown",
        ),
    ],
)
def test_wrong_arguments_are_named_with_what_was_expected(
    ask: Callable[..., Any], arguments: dict[str, Any], message: str
) -> None:
    result = ask(lambda client: client.call_tool("ancestors", arguments))
    assert result.is_error
    assert result.content[0].text == f"Wrong arguments for ancestors: {message}"


@pytest.mark.parametrize(
    ("tool", "arguments", "message"),
    [
        pytest.param("search", {"text": ""}, "text: empty, expected a value.", id="text"),
        pytest.param(
            "search",
            {"text": "twin", "limit": False},
            "limit: unexpected False, expected a whole number.",
            id="limit",
        ),
        pytest.param(
            "select",
            {"selector": "  "},
            "selector: without a visible character, expected a value.",
            id="selector",
        ),
        pytest.param(
            "trace",
            {"checkpoint": "acme/base", "offline": "perhaps"},
            "offline: unexpected 'perhaps', expected true or false.",
            id="choice",
        ),
    ],
)
def test_no_tool_takes_an_argument_that_says_nothing(
    ask: Callable[..., Any], tool: str, arguments: dict[str, Any], message: str
) -> None:
    result = ask(lambda client: client.call_tool(tool, arguments))
    assert result.is_error
    assert result.content[0].text == f"Wrong arguments for {tool}: {message}"


def test_an_edit_of_the_catalog_shows_in_the_next_answer(
    ask_command: Callable[..., Any], toy_catalog: Path
) -> None:
    async def edit(client: Client) -> list[str]:
        names = []
        for name in ("Root", "Renamed"):
            path = toy_catalog / "models" / "root.toml"
            write_entry(path, {**_read(path), "name": name})
            result = await client.call_tool("show", {"model": "root"})
            assert result.structured_content is not None
            names.append(result.structured_content["name"])
        return names

    assert ask_command(edit) == ["Root", "Renamed"]


def _read(path: Path) -> dict[str, Any]:
    import tomllib

    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        pytest.param("search", {"text": "a" * 2_000_000}, id="text"),
        pytest.param("search", {"text": "a", "limit": 10**30}, id="limit"),
        pytest.param("show", {"model": "b" * 2_000_000}, id="model"),
        pytest.param("ancestors", {"model": "tuned", "depth": 10**30}, id="depth"),
        pytest.param("ancestors", {"model": "tuned", "via": ["weights"] * 100_000}, id="channels"),
        pytest.param("descendants", {"model": "tuned", "as_of": "2" * 2_000_000}, id="date"),
        pytest.param("select", {"selector": "(" * 2_000_000}, id="selector"),
        pytest.param("select", {"selector": "(" * 990}, id="deep selector"),
        pytest.param("select", {"selector": "a", "exclude": "a " * 1_000_000}, id="exclude"),
        pytest.param("why", {"child": "tuned", "parent": "c" * 2_000_000}, id="parent"),
    ],
)
def test_what_is_too_large_is_refused_at_once(
    ask: Callable[..., Any], tool: str, arguments: dict[str, Any]
) -> None:
    begin = time.monotonic()
    result: CallToolResult = ask(lambda client: client.call_tool(tool, arguments))
    assert result.is_error
    assert time.monotonic() - begin < 20
    (content,) = result.content
    assert isinstance(content, TextContent)
    assert "Traceback" not in content.text
    assert len(content.text) < 1_000


def test_a_checkpoint_is_traced_and_the_hub_is_asked(
    ask_command: Callable[..., Any], tmp_path: Path, home: Path
) -> None:
    (tmp_path / "config.json").write_text('{"model_type": "left"}', encoding="utf-8")
    table = pa.table({"id": ["a/b", "c/d"], "base_model": [None, "a/b"]})
    parquet.write_table(table, tmp_path / "models.parquet")
    build_table(tmp_path / "models.parquet", home / "hub", Columns(), make_document({}, []))

    async def talk(client: Client) -> Any:
        traced = await client.call_tool("trace", {"checkpoint": str(tmp_path), "offline": True})
        asked = await client.call_tool("hub", {"question": "descendants", "name": "a/b"})
        return traced.structured_content, asked.structured_content

    traced, asked = ask_command(talk)
    assert [node["id"] for node in traced["nodes"][1:]] == ["left", "root"]
    assert [row["id"] for row in asked["rows"]] == ["c/d"]

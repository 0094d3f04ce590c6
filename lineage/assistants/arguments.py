"""A server that tells an assistant in one sentence which arguments of a tool are wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mcp.server import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import ValidationError

from graph.characters import is_visible
from graph.errors import find_near, show_text
from lineage.catalog.problems import describe_validation

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mcp.server.mcpserver import Context
    from mcp.types import CallToolResult, InputRequiredResult

_MOST_NAMED = 5
_LONGEST = 800


class CarefulServer(MCPServer[Any]):
    """A server that takes no argument it does not know or that says nothing, and tells why."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        """Call a tool.

        Raises:
            ToolError: An argument is wrong or unknown, or the tool has no answer.
        """
        for tool in await self.list_tools():
            if tool.name == name:
                known = tool.input_schema["properties"]
                _refuse_unknown(name, arguments, known=known)
                _refuse_senseless(name, arguments, known)
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            if isinstance(error.__cause__, ValidationError):
                found = describe_validation(name, error.__cause__)
                raise _to_error(name, [f"{one.key}: {one.message}" for one in found]) from error
            raise


def _refuse_unknown(name: str, arguments: Collection[str], *, known: Collection[str]) -> None:
    """Raise an error if there are arguments that a tool does not have."""
    problems = []
    for unknown in [argument for argument in arguments if argument not in known][:_MOST_NAMED]:
        near = find_near(unknown, known, count=1)
        guess = f" ({near[0]}?)" if near else ""
        problems.append(
            f"{show_text(unknown)}: unknown argument, expected only {', '.join(known)}{guess}"
        )
    if problems:
        raise _to_error(name, problems)


def _refuse_senseless(
    name: str, arguments: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]]
) -> None:
    """Raise an error if a text says nothing, or true or false stands for a number."""
    problems = []
    for argument, value in arguments.items():
        if isinstance(value, str) and not is_visible(value):
            found = "without a visible character" if value else "empty"
            problems.append(f"{argument}: {found}, expected a value")
        elif isinstance(value, bool) and "integer" in _list_types(known[argument]):
            problems.append(f"{argument}: unexpected {value}, expected a whole number")
    if problems:
        raise _to_error(name, problems)


def _list_types(schema: Mapping[str, Any]) -> list[str | None]:
    return [choice.get("type") for choice in schema.get("anyOf", [schema])]


def _to_error(name: str, problems: Collection[str]) -> ToolError:
    return ToolError(f"Wrong arguments for {name}: {'; '.join(problems)}."[:_LONGEST])

"""What an answer of the Hub says of a repository, and what its silence means."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from graph.records.vocabulary import HUB_RELATIONS
from graph.tracing.trace import WORDS, State, TraceEvidence
from lineage.trace.hub_faults import HubError
from lineage.trace.statements import StatedBase, clean, list_texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lineage.trace.wire import HubAnswer

_HINTS = {
    State.MISSING: "Look for it on the Hub, or name a folder or a file.",
    State.PRIVATE: "Is it spelt right? If it is yours, log in with 'hf auth login'.",
    State.GATED: "Ask for access on its page, and log in with 'hf auth login'.",
    State.DISABLED: "Ask its owners.",
    State.UNREACHABLE: "Is there a network? Try again later, or trace a folder with --offline.",
    State.OFFLINE: "Leave --offline out once: what the Hub said is kept.",
    State.UNREADABLE: "Look at its page on the Hub.",
}


def read_hub_record(answer: HubAnswer) -> dict[str, Any]:
    """Return the record that an answer holds.

    Raises:
        HubError: It holds none.
    """
    try:
        record = json.loads(answer.body)
    except (ValueError, RecursionError) as error:
        message = "the Hub answered with something that is no JSON"
        raise HubError(message, state=State.UNREADABLE) from error
    if not isinstance(record, dict):
        message = "the Hub answered with something that is no record"
        raise HubError(message, state=State.UNREADABLE)
    return record


def require_success(answer: HubAnswer) -> None:
    """Return if there is a record.

    Raises:
        HubError: There is none; the state says why.
    """
    if answer.status == 200:  # noqa: PLR2004  HTTP
        return
    code = answer.headers.get("X-Error-Code", "")
    said = (
        f"{answer.headers.get('X-Error-Message', '')} {answer.body[:500].decode(errors='replace')}"
    )
    if code == "GatedRepo":
        state = State.GATED
    elif code == "DisabledRepo" or "disabled" in said.casefold() or answer.status == 451:  # noqa: PLR2004
        state = State.DISABLED
    elif answer.status in {401, 403}:
        state = State.PRIVATE
    elif answer.status in {404, 410}:
        state = State.MISSING
    else:
        message = f"the Hub answered {answer.status}"
        raise HubError(message, state=State.UNREADABLE)
    raise HubError(WORDS[state], state=state)


def name_hub_failure(hub_id: str, error: HubError) -> HubError:
    """Return a failure as a person reads it who asked for one repository."""
    hint = error.hint or _HINTS.get(error.state, "")
    if error.state == State.UNREACHABLE:
        return HubError(f"{hub_id}: {error}.".replace("..", "."), state=error.state, hint=hint)
    return HubError(f"{hub_id}: {error}.", state=error.state, hint=hint)


def judge_access(asked: str, hub_id: str, record: Mapping[str, Any]) -> dict[str, Any]:
    """Return who may have a repository, and what is special about it."""
    words, access, state = [], "open", State.READ
    if asked.casefold() != hub_id.casefold():
        words.append(f"renamed from {asked}")
    if record.get("gated"):
        access = state = State.GATED
        words.append(WORDS[State.GATED])
    if record.get("private"):
        access = state = State.PRIVATE
        words.append("private: only its owners see it")
    if record.get("disabled"):
        state = State.DISABLED
        words.append(WORDS[State.DISABLED])
    return {"access": str(access), "state": state, "says": "; ".join(words)}


def find_relation(record: Mapping[str, Any]) -> str:
    """Return how the Hub says that base models were used; empty if it does not."""
    bases = record.get("baseModels")
    said = clean(bases.get("relation")).casefold() if isinstance(bases, dict) else ""
    if said in HUB_RELATIONS:
        return said
    return next((link.relation for link in read_tags(record, "")), "")


def read_tags(record: Mapping[str, Any], page: str) -> Iterator[StatedBase]:
    """Yield the base models that the Hub's own tags name: `base_model:quantized:owner/name`."""
    for tag in list_texts(record.get("tags")):
        parts = tag.split(":")
        if parts[0] == "base_model" and len(parts) == 3 and parts[1] in HUB_RELATIONS:  # noqa: PLR2004
            yield StatedBase(parts[2], parts[1], TraceEvidence(page, "tags"))

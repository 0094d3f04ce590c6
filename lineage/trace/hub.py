"""What repositories of the Hugging Face Hub say of themselves."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from graph.errors import MissingPackageError
from graph.hub_ids import HUB, to_hub_id
from graph.tracing.trace import State, TraceEvidence
from lineage.papers.transport import is_loopback, user_agent
from lineage.paths import cache_dir
from lineage.trace import local, recipes
from lineage.trace.front_matter import LARGEST, parse_card, parse_yaml
from lineage.trace.hub_cache import HubCache
from lineage.trace.hub_faults import HubError
from lineage.trace.hub_record import (
    find_relation,
    judge_access,
    name_hub_failure,
    read_hub_record,
    read_tags,
    require_success,
)
from lineage.trace.statements import (
    StatedBase,
    Statement,
    TraceError,
    clean,
    gather_links,
    guess_relation,
    read_licence,
    read_links,
)
from lineage.trace.wire import HubManners, Wire

if TYPE_CHECKING:
    from collections.abc import Mapping

_WANTED = (
    "baseModels", "cardData", "config", "createdAt", "disabled", "gated", "library_name",
    "private", "sha", "siblings", "tags",
)  # fmt: skip
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_REVISION = re.compile(r"[0-9a-f]{6,64}")


def find_endpoint() -> str:
    """Return where the Hub answers: `HF_ENDPOINT`, else its own address.

    Raises:
        TraceError: It is neither https nor on this computer.
    """
    url = (os.environ.get("HF_ENDPOINT") or HUB).rstrip("/")
    good = re.fullmatch(r"https?://[\w.:\[\]-]+(?:/[\w./-]*)?", url, re.ASCII)
    if not good or not (url.startswith("https://") or is_loopback(url)):
        message = "HF_ENDPOINT is no address of a Hub."
        hint = f"Give an https address like {HUB}, or one on 127.0.0.1."
        raise TraceError(message, hint=hint)
    return url


def open_hub(*, offline: bool, manners: HubManners | None = None) -> Hub:
    """Return the Hub that this user asks, with the user's own token if there is one.

    Raises:
        MissingPackageError: `huggingface_hub` is not installed.
        TraceError: `HF_ENDPOINT` is no address.
    """
    try:
        from huggingface_hub import constants, get_token  # an optional package
    except ImportError as error:
        package = "huggingface_hub"
        raise MissingPackageError(what="Asking the Hub", package=package, extra="trace") from error
    endpoint = find_endpoint()
    token = None if constants.HF_HUB_DISABLE_IMPLICIT_TOKEN else get_token()
    headers = {"User-Agent": user_agent()}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    cache = HubCache(cache_dir() / "hub", known=bool(token))
    is_offline = offline or os.environ.get("HF_HUB_OFFLINE", "").upper() in {
        "1",
        "ON",
        "YES",
        "TRUE",
    }
    wire = Wire(
        endpoint, headers=headers, cache=cache, manners=manners or HubManners(), offline=is_offline
    )
    return Hub(wire)


class Hub:
    """Asks for repositories, one request each where that is enough."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def ask(self, hub_id: str) -> Statement:
        """Return what a repository says of itself.

        Raises:
            HubError: The Hub tells nothing of it; `state` says why.
        """
        wanted = "&".join(f"expand={name}" for name in _WANTED)
        url = f"{self._wire.endpoint}/api/models/{hub_id}?{wanted}"
        try:
            answer = self._wire.get(url)
            require_success(answer)
            record = read_hub_record(answer)
            if not record.get("private"):
                self._wire.keep(url, answer)
            return self._describe(hub_id, record)
        except HubError as error:
            raise name_hub_failure(hub_id, error) from error
        except TraceError as error:
            msg = f"{hub_id}: {error}"
            raise HubError(msg, state=State.UNREADABLE, hint=error.hint) from error

    def _describe(self, asked: str, record: Mapping[str, Any]) -> Statement:
        hub_id = to_hub_id(clean(record.get("id"))) or asked
        page = f"{self._wire.endpoint}/{hub_id}"
        card, config = self._read_card(hub_id, record), self._read_config(hub_id, record)
        peft = config.get("peft")
        adapter = clean(peft.get("base_model_name_or_path")) if isinstance(peft, dict) else ""
        adapter = adapter or clean(config.get("base_model_name_or_path"))
        relation = find_relation(record) or guess_relation(
            {**record, **card},
            adapter=bool(adapter),
            quantised="quantization_config" in config,
        )
        links = [*read_links(card, page, relation), *read_tags(record, page)]
        if adapter:
            links.append(
                StatedBase(adapter, "adapter", TraceEvidence(page, "adapter_config.json"))
            )
        if not links:
            links += self._read_recipe(hub_id, record, page)
        made = _DATE.match(clean(record.get("createdAt")))
        revision = clean(record.get("sha"))
        types = tuple(
            (name, place._replace(source=page, locator=f"config.json, {place.locator}"))
            for name, place in local.read_types(config)
        )
        return Statement(
            name=hub_id,
            hub=hub_id,
            links=gather_links(links),
            types=types,
            licence=read_licence(card),
            released=made[0] if made else None,
            revision=revision if _REVISION.fullmatch(revision) else None,
            **judge_access(asked, hub_id, record),
        )

    def _read_card(self, hub_id: str, record: Mapping[str, Any]) -> dict[str, Any]:
        card = record.get("cardData")
        if isinstance(card, dict):
            return card
        content = self._read_file(hub_id, record, local.CARD, first=LARGEST + 8)
        return parse_card(content, f"{local.CARD} of {hub_id}") if content else {}

    def _read_config(self, hub_id: str, record: Mapping[str, Any]) -> dict[str, Any]:
        config = record.get("config")
        if isinstance(config, dict) and config:
            return config
        found: dict[str, Any] = {}
        for name in (local.CONFIG, local.ADAPTER):
            content = self._read_file(hub_id, record, name)
            if content:
                found |= local.parse_config(content, f"{name} of {hub_id}")
        return found

    def _read_recipe(self, hub_id: str, record: Mapping[str, Any], page: str) -> list[StatedBase]:
        if not isinstance(record.get("siblings"), list):
            return []
        for name in recipes.NAMES:
            content = self._read_file(hub_id, record, name)
            if content:
                documents = parse_yaml(content, f"{name} of {hub_id}")
                found = recipes.read_recipe(documents, page)
                return [
                    link._replace(place=TraceEvidence(page, f"{name}, {link.place.locator}"))
                    for link in found
                ]
        return []

    def _read_file(
        self, hub_id: str, record: Mapping[str, Any], name: str, *, first: int | None = None
    ) -> bytes:
        """Return a file of a repository; empty if it has none, or keeps it to some people."""
        siblings = record.get("siblings")
        if isinstance(siblings, list) and not any(
            isinstance(item, dict) and item.get("rfilename") == name for item in siblings
        ):
            return b""
        revision = clean(record.get("sha"))
        revision = revision if _REVISION.fullmatch(revision) else "main"
        url = f"{self._wire.endpoint}/{hub_id}/resolve/{revision}/{name}"
        answer = self._wire.get(url, first=first)
        if answer.status != 200:  # noqa: PLR2004  HTTP
            return b""
        if not record.get("private"):
            self._wire.keep(url, answer)
        return answer.body

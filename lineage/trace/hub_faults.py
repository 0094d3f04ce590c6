"""What goes wrong on the way to the Hub, in words without addresses, headers or tokens."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import requests
import urllib3

from lineage.trace.statements import TraceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.tracing.trace import State


class HubError(TraceError):
    """A repository of which the Hub tells nothing.

    Attributes:
        state: What became of it.
    """

    def __init__(self, message: str, *, state: State, hint: str = "") -> None:
        self.state = state
        super().__init__(message, hint=hint)


class PassingHubError(Exception):
    """A fault that may be gone at the next try.

    Attributes:
        soon: Whether trying again at once is of any use.
    """

    def __init__(self, reason: str, *, soon: bool = True) -> None:
        super().__init__(reason)
        self.soon = soon


@contextmanager
def judge_failures() -> Iterator[None]:
    """Turn the errors of requests into what a person reads; no address, no header, no token."""
    try:
        yield
    except HubError:
        raise
    except (requests.Timeout, urllib3.exceptions.TimeoutError) as error:
        message = "no answer in time"
        raise PassingHubError(message) from error
    except requests.ConnectionError as error:
        message = "it cannot be reached"
        raise PassingHubError(message, soon=_arrived(error)) from error
    except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
        message = "its answer broke off"
        raise PassingHubError(message) from error


def _arrived(error: requests.ConnectionError) -> bool:
    """Tell whether there was a connection that then broke off."""
    cause = getattr(error.args[0], "reason", None) if error.args else None
    return not isinstance(cause, urllib3.exceptions.NewConnectionError)

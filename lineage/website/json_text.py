"""JSON as the site has it: what it holds is known to have an end, and is not looked through."""

from __future__ import annotations

from functools import partial
from json import JSONEncoder

_Encoder = partial(JSONEncoder, ensure_ascii=False, allow_nan=False, check_circular=False)

to_json = _Encoder().encode
"""Return a value as JSON, as people like to read it."""

to_small_json = _Encoder(separators=(",", ":")).encode
"""Return a value as JSON without blanks."""

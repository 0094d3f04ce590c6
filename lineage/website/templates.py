"""From a context to text, by a template of the same site."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lineage.paths import site_dir
from lineage.website.edition import join_links
from lineage.website.escaping import PlainGenerator

if TYPE_CHECKING:
    from typing import NamedTuple


def fill_template(name: str, context: NamedTuple) -> str:
    """Return a template filled with the fields of its context; all of them are text."""
    return _make_environment().get_template(name).render(context._asdict())


@cache
def _make_environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(site_dir() / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.code_generator_class = PlainGenerator
    environment.globals.clear()  # templates need nothing but their contexts
    environment.filters["links"] = join_links
    return environment

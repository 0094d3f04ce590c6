"""What the build of a wheel adds: the catalog compiled, so that no query starts by parsing it."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalog(BuildHookInterface[Any]):
    """Puts the compiled catalog into a wheel; a checkout has none, for its files are edited."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalog aside, without papers that somebody fetched, and name the file."""
        if version == "editable":
            return
        self.aside = tempfile.TemporaryDirectory()
        os.environ["LINEAGE_HOME"] = self.aside.name
        sys.path.insert(0, self.root)
        from lineage.catalog.assemble import load_document
        from lineage.catalog.cache import pack_catalog

        document = load_document(Path(self.root, "lineage", "data"))
        compiled = Path(self.aside.name, "data.cache")
        compiled.write_bytes(pack_catalog(document, ("shipped", "shipped")))
        build_data["force_include"][str(compiled)] = "lineage/data.cache"

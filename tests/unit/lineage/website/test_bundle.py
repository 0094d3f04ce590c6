"""Joining modules: each once, in order, and nothing that is not understood."""

from __future__ import annotations

import pytest

from lineage.paths import site_dir
from lineage.website.bundle import BundleError, bundle_modules


def test_a_module_comes_after_those_that_it_imports() -> None:
    texts = {
        "main.js": 'import {b} from "./b.js";\nimport {a} from "./a.js";\nb(a);\n',
        "b.js": 'import {\n a\n} from "./a.js";\n/** Doc. */\nexport function b() { return a; }\n',
        "a.js": "export const a = 1;\n",
        "unused.js": "export const unused = 2;\n",
    }
    assert bundle_modules(texts, entry="main.js") == (
        '(() => {\n"use strict";\n'
        "// a.js\nconst a = 1;\n"
        "// b.js\nfunction b() { return a; }\n"
        "// main.js\nb(a);\n"
        "})();\n"
    )


def test_only_comments_that_stand_alone_are_left_out() -> None:
    text = "/** One. */\n/** @type {any} */ (window).x = 1;\nf();\n  /**\n   * Two.\n   */\ng();\n"
    assert bundle_modules({"main.js": text}, entry="main.js") == (
        '(() => {\n"use strict";\n'
        "// main.js\n/** @type {any} */ (window).x = 1;\nf();\ng();\n"
        "})();\n"
    )


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        pytest.param(
            {"main.js": 'import {x} from "./gone.js";\n'},
            "site/static/js/main.js: unknown module 'gone.js'.",
            id="missing-module",
        ),
        pytest.param(
            {"main.js": 'import {x} from "./a.js";\n', "a.js": "const x = 1;\n"},
            "site/static/js/main.js: 'a.js' exports no 'x'.",
            id="missing-export",
        ),
        pytest.param(
            {"main.js": 'import {x} from "./a.js";\nconst y = 1;\n',
             "a.js": "export const x = 1;\nfunction y() {}\n"},
            "site/static/js/main.js: 'a.js' declares 'y', too.",
            id="clash",
        ),
        pytest.param(
            {"main.js": 'import {x} from "./a.js";\n',
             "a.js": 'import {y} from "./main.js";\nexport const x = 1;\n'},
            "site/static/js/a.js: unexpected circle of imports through 'main.js'.",
            id="circle",
        ),
        pytest.param(
            {"main.js": 'import x from "./a.js";\n'},
            "site/static/js/main.js: unexpected 'import x from \"./a.js\";'.",
            id="default-import",
        ),
        pytest.param(
            {"main.js": "export default 1;\n"},
            "site/static/js/main.js: unexpected 'export default 1;'.",
            id="default-export",
        ),
        pytest.param(
            {"main.js": 'const x = "</SCRIPT>";\n'},
            "site/static/js/main.js: unexpected '</script' in the joined script.",
            id="end-of-script",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_joined_is_named(texts: dict[str, str], message: str) -> None:
    with pytest.raises(BundleError) as caught:
        bundle_modules(texts, entry="main.js")
    assert str(caught.value) == message
    assert caught.value.hint == 'Write imports as: import {name} from "./module.js";'


def test_selectors_join_with_the_modules_of_the_page() -> None:
    folder = site_dir() / "static" / "js"
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.js")}
    every = "".join(f'import {{}} from "./{name}";\n' for name in sorted(texts))
    script = bundle_modules({**texts, "all.js": every}, entry="all.js")
    assert "function selectModels(" in script

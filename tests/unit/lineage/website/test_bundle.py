"""Joining modules: each once, in order, and nothing that is not understood."""

from __future__ import annotations

from collections import Counter

import pytest

from lineage.website.bundle import BundleError, bundle_modules
from lineage.website.render import read_scripts


def test_a_module_comes_after_those_that_it_imports() -> None:
    texts = {
        "app/main.js": 'import {b} from "../rooms/b.js";\nimport {a} from "../a.js";\nb(a);\n',
        "rooms/b.js": 'import {\n a\n} from "../a.js";\n/** Doc. */\nexport function b() {}\n',
        "a.js": "export const a = 1;\n",
        "unused.js": "export const unused = 2;\n",
    }
    assert bundle_modules(texts, entry="app/main.js") == (
        '(() => {\n"use strict";\nconst modules = {};\n'
        'modules["a.js"] = (() => {\nconst a = 1;\nreturn {a};\n})();\n'
        'modules["rooms/b.js"] = (() => {\nconst {a} = modules["a.js"];\nfunction b() {}\n'
        "return {b};\n})();\n"
        'modules["app/main.js"] = (() => {\nconst {b} = modules["rooms/b.js"];\n'
        'const {a} = modules["a.js"];\nb(a);\n})();\n'
        "})();\n"
    )


def test_a_module_keeps_its_names_to_itself() -> None:
    texts = {
        "main.js": 'import { x as other } from "./a.js";\nconst x = 2;\nf(x, other);\n',
        "a.js": "const own = 1;\nexport const x = own;\n",
    }
    script = bundle_modules(texts, entry="main.js")
    assert 'const {x: other} = modules["a.js"];\nconst x = 2;\nf(x, other);\n' in script


def test_a_table_is_joined_as_it_stands() -> None:
    texts = {
        "words/main.js": 'import TEXTS from "./en.json" with { type: "json" };\nf(TEXTS);\n',
        "words/en.json": '{"a": "A"}\n',
    }
    script = bundle_modules(texts, entry="words/main.js")
    assert 'modules["words/en.json"] = {default: {"a": "A"}};\n' in script
    assert 'const {default: TEXTS} = modules["words/en.json"];\nf(TEXTS);\n' in script


def test_only_comments_that_stand_alone_are_left_out() -> None:
    text = "/** One. */\n/** @type {any} */ (window).x = 1;\nf();\n  /**\n   * Two.\n   */\ng();\n"
    script = bundle_modules({"main.js": text}, entry="main.js")
    assert "{\n/** @type {any} */ (window).x = 1;\nf();\ng();\n}" in script


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
            {"rooms/a.js": 'import {x} from "./b.js";\n', "b.js": "export const x = 1;\n"},
            "site/static/js/rooms/a.js: unknown module 'rooms/b.js'.",
            id="other-room",
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
        bundle_modules(texts, entry=next(iter(texts)))
    assert str(caught.value) == message
    assert caught.value.hint == 'Write imports as: import {name} from "./module.js";'


def test_all_modules_of_the_page_join() -> None:
    texts = read_scripts()
    every = "".join(f'import {{}} from "./{path}";\n' for path in texts if path.endswith(".js"))
    script = bundle_modules({**texts, "all.js": every}, entry="all.js")
    assert [path for path in texts if f'modules["{path}"] = ' not in script] == []


def test_a_room_of_the_page_holds_twenty_modules_at_most() -> None:
    rooms = Counter(path.rpartition("/")[0] for path in read_scripts())
    assert {room: count for room, count in rooms.items() if count > 20 or not room} == {}

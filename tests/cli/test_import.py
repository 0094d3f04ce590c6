"""Reading packages into the catalog, and what the catalog says of them then."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.catalogs import make_derivation, make_entry, write_entry
from tests.support.packages import BETA, MODELS, TRANSFORMERS, write_unpacked, write_wheel
from tests.support.receipts import ENTRIES, SOURCES, write_readable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from click.testing import Result

    from tests.cli.conftest import Run

FILE = "generated/transformers.json"


class Maintainer:
    """Someone who reads packages into a catalog of their own."""

    def __init__(self, run: Run, tmp_path: Path) -> None:
        self.run_any = run
        self.packages = tmp_path / "packages"
        self.data = write_readable(tmp_path / "data")

    def run(self, *args: str) -> Result:
        return self.run_any("--data", str(self.data), *args)

    def write_package(self, files: Mapping[str, str], version: str = "9.1") -> Path:
        for path in self.packages.glob("*"):
            path.unlink()
        return write_wheel(self.packages, files, version=version)

    def bring(self, source: str = "transformers", *args: str) -> Result:
        return self.run("import", source, "--from", str(self.packages), *args)

    def read_file(self) -> bytes:
        return (self.data / FILE).read_bytes()

    def ask(self, *args: str) -> Any:
        result = self.run(*args, "--format", "json")
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)


@pytest.fixture
def maintainer(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Maintainer:
    monkeypatch.setenv("LINEAGE_HOME", str(tmp_path / "home"))
    return Maintainer(run, tmp_path)


@pytest.fixture
def brought(maintainer: Maintainer) -> Maintainer:
    maintainer.write_package(TRANSFORMERS)
    assert maintainer.bring().exit_code == 0
    return maintainer


def test_the_first_time_says_how_much_there_is(maintainer: Maintainer) -> None:
    maintainer.write_package(TRANSFORMERS)
    result = maintainer.bring()
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "transformers (transformers 9.1): 3 pairs, all of them new; 3 are of models of the "
        "catalog, 0 of these backwards in time.\n"
    )
    assert maintainer.run("lint").exit_code == 0


def test_a_second_run_changes_nothing(brought: Maintainer) -> None:
    before = (brought.data / FILE).stat()
    result = brought.bring()
    assert (result.exit_code, result.stdout) == (0, "")
    assert "3 pairs, nothing new" in result.stderr
    assert (brought.data / FILE).stat().st_mtime_ns == before.st_mtime_ns


def test_the_file_is_the_same_wherever_the_package_lies(
    brought: Maintainer, tmp_path: Path
) -> None:
    before = brought.read_file()
    place = write_unpacked(tmp_path / "unpacked", TRANSFORMERS)
    assert brought.run("import", "transformers", "--from", str(place)).exit_code == 0
    assert brought.read_file() == before


def test_a_newer_version_shows_just_what_is_new(brought: Maintainer) -> None:
    text = "from ..beta.modeling_beta import BetaLayer\nclass DeltaLayer(BetaLayer): ...\n"
    delta = {f"{MODELS}/delta/modular_delta.py": text}
    before = brought.read_file().decode().splitlines()
    brought.write_package({**TRANSFORMERS, **delta}, version="9.2")
    result = brought.bring("transformers", "--format", "json")
    assert json.loads(result.stdout) == [
        {
            "change": "new",
            "package": "transformers",
            "child": "delta",
            "parent": "beta",
            "how": "inherits",
            "classes": 1,
            "place": f"{MODELS}/delta/modular_delta.py",
        }
    ]
    after = brought.read_file().decode().splitlines()
    assert len([line for line in after if line not in before]) == 2  # the version, and the pair
    assert '"9.2"' in brought.read_file().decode()


def test_what_went_or_changed_is_shown(brought: Maintainer) -> None:
    text = "from ..alpha.modeling_alpha import AlphaModel\nclass BetaModel(AlphaModel): ...\n"
    brought.write_package({BETA: text}, version="9.2")
    rows = brought.bring("transformers", "--format", "csv").stdout.splitlines()
    assert rows[0] == "change,package,child,parent,how,classes,place"
    assert [row.split(",")[:4] for row in rows[1:]] == [
        ["changed", "transformers", "beta", "alpha"],
        ["gone", "transformers", "gamma", "alpha"],
        ["gone", "transformers", "gamma", "beta"],
    ]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        pytest.param({}, "folder of models", id="no models"),
        pytest.param({BETA: "class ("}, "not Python that can be read, line 1", id="syntax"),
        pytest.param({BETA: "x = 1\n"}, "No pair of models", id="no pair"),
        pytest.param({BETA: "#" * 3_000_000}, "larger than 2,000,000 bytes", id="large"),
        pytest.param(None, "no wheel or sdist of transformers", id="absent"),
    ],
)
def test_after_a_strange_package_the_last_good_file_stays(
    brought: Maintainer, files: dict[str, str] | None, said: str
) -> None:
    before = brought.read_file()
    path = brought.write_package(files or {}, version="9.2")
    if files is None:
        path.unlink()
    result = brought.bring()
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert result.stderr.count("Error:") == result.stderr.count("Hint:") == 1
    assert brought.read_file() == before


@pytest.mark.parametrize("version", ["9.0.7", "9.1rc1", "8.10"])
def test_an_older_package_is_refused(brought: Maintainer, version: str) -> None:
    before = brought.read_file()
    brought.write_package(TRANSFORMERS, version=version)
    result = brought.bring()
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"Error: transformers {version} is older than 9.1, from which {FILE} was made.\n"
        f"Hint: To read it all the same, delete {FILE} of the catalog first.\n"
    )
    assert brought.read_file() == before
    (brought.data / FILE).unlink()
    assert brought.bring().exit_code == 0
    assert f'"{version}"' in brought.read_file().decode()


def test_a_package_without_most_of_what_it_held_is_refused(maintainer: Maintainer) -> None:
    def write(count: int, version: str) -> bytes:
        table = {f"new{number}": f"old{number}" for number in range(count)}
        remapping = {"mlx_lm/utils.py": f"MODEL_REMAPPING = {table}\n"}
        for path in maintainer.packages.glob("*"):
            path.unlink()
        write_wheel(maintainer.packages, remapping, name="mlx-lm", version=version)
        return file.read_bytes() if file.exists() else b""

    file = maintainer.data / "generated/runtimes.json"
    write(40, "1.9")
    assert maintainer.bring("runtimes").exit_code == 0
    before = write(19, "1.10")
    result = maintainer.bring("runtimes")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "mlx-lm 1.10 has 19 of the 40 receipts that 1.9 had" in result.stderr
    assert file.read_bytes() == before
    write(20, "1.10")
    assert maintainer.bring("runtimes").exit_code == 0
    assert file.read_bytes() != before


def test_a_catalog_that_lacks_the_source_is_told_so(brought: Maintainer) -> None:
    write_entry(brought.data / "sources.toml", {"catalog": SOURCES["catalog"]})
    (brought.data / FILE).unlink()
    result = brought.bring()
    assert result.exit_code == 1
    assert "expected a source in the catalog" in result.stderr
    assert not (brought.data / FILE).exists()


def test_packages_of_a_source_that_are_missing_keep_what_they_said(maintainer: Maintainer) -> None:
    lm = {"mlx_lm/utils.py": 'MODEL_REMAPPING = {"beta": "root", "new": "old"}\n'}
    vlm = {"mlx_vlm/utils.py": 'MODEL_REMAPPING = {"gamma": "beta"}\n'}
    first = write_wheel(maintainer.packages, lm, name="mlx-lm")
    write_wheel(maintainer.packages, vlm, name="mlx-vlm")
    result = maintainer.bring("runtimes")
    assert "(mlx-lm 9.1, mlx-vlm 9.1): 3 pairs" in result.stderr
    assert "Not found, so left as before: llama-cpp-python, sglang." in result.stderr
    first.unlink()
    write_wheel(maintainer.packages, lm, name="mlx-lm", version="9.2")
    (maintainer.packages / "mlx_vlm-9.1-py3-none-any.whl").unlink()
    assert "(mlx-lm 9.2, mlx-vlm 9.1): 3 pairs, nothing new" in maintainer.bring("runtimes").stderr


def test_a_source_without_any_of_its_packages_names_them_all(maintainer: Maintainer) -> None:
    maintainer.packages.mkdir()
    result = maintainer.bring("runtimes")
    assert result.exit_code == 1
    for name in ("llama-cpp-python", "mlx-lm", "mlx-vlm", "sglang", "vllm"):
        assert f"wheel or sdist of {name}" in result.stderr


def test_shared_code_is_asked_for_and_is_no_ancestry(brought: Maintainer) -> None:
    def ask(*args: str) -> list[str]:
        return [row["id"] for row in brought.ask("ancestors-of", "gamma", *args)]

    assert ask() == []
    assert ask("--via", "code") == ["root", "beta"]


def test_why_shows_code_beside_the_derivation(brought: Maintainer) -> None:
    lines = brought.run("why", "beta", "root").stdout.splitlines()
    assert lines[0].startswith("Beta <- Root: architecture (architecture), supported by")
    assert lines[-1] == (
        "  and in code: BetaAttention <- AlphaAttention, 4 classes, transformers 9.1, "
        f"{MODELS}/beta/modular_beta.py"
    )
    first, code = brought.ask("why", "beta", "root")["derivations"]
    assert (first["kind"], first["houses"]) == ("architecture", ["secondary"])
    assert (code["kind"], code["channel"], code["houses"]) == (
        "code-reuse",
        "code",
        ["transformers"],
    )
    assert [item["basis"] for item in code["evidence"]] == ["generated"]


def test_why_of_shared_code_alone_says_what_it_is(brought: Maintainer) -> None:
    text = brought.run("why", "gamma", "beta").stdout
    assert "no ancestry by itself" in text
    assert "GammaLayer <- BetaLayer" in text
    assert "(found by machine)" in text


def test_show_tells_code_apart(brought: Maintainer) -> None:
    text = brought.run("show", "beta").stdout
    assert "architecture: Root 2019-01-01 (and in code)" in text
    assert "code only, found by machine: Gamma" in text
    assert [step["kind"] for step in brought.ask("show", "beta")["derivations"]] == [
        "architecture",
        "code-reuse",
    ]


def test_a_copied_function_makes_no_edge(brought: Maintainer) -> None:
    assert [s["parent"] for s in brought.ask("show", "gamma")["derivations"]] == ["beta"]


def test_drawings_leave_shared_code_out(brought: Maintainer) -> None:
    for form in ("dot", "mermaid"):
        assert "code-reuse" not in brought.run("export", form).stdout
    assert "code-reuse" in brought.run("export", "json").stdout


def test_candidates_stand_best_first(brought: Maintainer) -> None:
    rows = brought.ask("candidates")
    assert [(row["child"], row["parent"], row["known"]) for row in rows] == [
        ("gamma", "beta", []),
        ("gamma", "alpha", []),
    ]
    everything = brought.ask("candidates", "--all")
    assert ("beta", "root", ["architecture"]) in [
        (row["child_id"], row["parent_id"], row["known"]) for row in everything
    ]


def test_candidates_of_a_family(brought: Maintainer) -> None:
    entries = {**ENTRIES, "gamma": make_entry("Gamma", "2021-01-01", family="beta")}
    write_readable(brought.data, entries)
    assert len(brought.ask("candidates", "--all", "alpha")) == 3
    assert {row["child"] for row in brought.ask("candidates", "--all", "beta")} == {"gamma"}
    assert brought.run("candidates", "nobody").exit_code == 1


def test_what_runs_backwards_in_time_is_shown_and_never_entered(brought: Maintainer) -> None:
    write_readable(brought.data, {**ENTRIES, "beta": make_entry("Beta", "2022-01-01")})
    rows = {(row["child"], row["parent"]): row["date"] for row in brought.ask("candidates")}
    assert rows["gamma", "beta"] == "backwards"
    assert brought.ask("show", "gamma")["derivations"] == []
    assert "1 of these backwards in time" in brought.bring().stderr


def test_code_that_a_person_entered_gains_evidence(brought: Maintainer) -> None:
    entry = make_entry(
        "Gamma", "2021-01-01", derivations=[make_derivation("beta", "code-reuse", note="By hand.")]
    )
    write_readable(brought.data, {**ENTRIES, "gamma": entry})
    (step,) = brought.ask("show", "gamma")["derivations"]
    assert step["note"] == "By hand."
    assert [item["basis"] for item in step["evidence"]] == ["read", "generated"]


def test_a_declared_base_supports_the_derivation_by_weights(maintainer: Maintainer) -> None:
    text = 'a = ModelMeta(name="acme/tuned", adapted_from="acme/root-hub")\n'
    path = "mteb/models/model_implementations/acme.py"
    write_wheel(maintainer.packages, {path: text}, name="mteb")
    tuned = make_entry(
        "Tuned",
        "2020-01-01",
        hub=["acme/tuned"],
        derivations=[make_derivation("root", "finetuning")],
    )
    write_readable(maintainer.data, {**ENTRIES, "tuned": tuned})
    assert maintainer.bring("mteb").exit_code == 0
    (step,) = maintainer.ask("show", "tuned")["derivations"]
    assert step["houses"] == ["runtimes", "secondary"]
    assert step["evidence"][1]["locator"] == f"mteb 9.1, {path}: adapted_from = acme/root-hub"


def test_two_models_of_one_month_close_no_cycle(brought: Maintainer) -> None:
    root = make_entry("Root", "2020", derivations=[make_derivation("gamma", "architecture")])
    entries = {
        "root": {**root, "hub": ["acme/root-hub"]},
        "beta": make_entry("Beta", "2020"),
        "gamma": make_entry("Gamma", "2020"),
    }
    write_readable(brought.data, entries)
    assert brought.run("lint").exit_code == 0
    document = json.loads(brought.run("export", "json").stdout)
    pairs = [(step["child"], step["parent"]) for step in document["derivations"]]
    assert pairs == [("beta", "root"), ("root", "gamma")]


def test_the_table_of_exceptions_decides(brought: Maintainer) -> None:
    write_entry(
        brought.data / "implementations.toml", {"transformers": {"Gamma": False, "alpha": "gamma"}}
    )
    assert brought.ask("show", "gamma")["derivations"] == []
    assert "gamma" not in [s["parent"] for s in brought.ask("show", "beta")["derivations"]]
    rows = brought.ask("candidates", "--all")
    assert [(r["child"], r["parent_id"], r["date"]) for r in rows if r["child"] == "beta"] == [
        ("beta", "gamma", "backwards")
    ]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        pytest.param({"transformers": {"a": "nobody"}}, "transformers.a: unexpected id", id="id"),
        pytest.param({"transformers": {"a": 3}}, "expected a table of ids", id="value"),
        pytest.param({"elsewhere": {"a": False}}, "elsewhere: unexpected table", id="source"),
        pytest.param({"transformers": 3}, "expected a table of ids", id="no table"),
    ],
)
def test_lint_holds_the_table_of_exceptions(
    brought: Maintainer, table: dict[str, Any], said: str
) -> None:
    write_entry(brought.data / "implementations.toml", table)
    result = brought.run("lint")
    assert result.exit_code == 1
    assert f"implementations.toml: {said}" in result.stdout or said in result.stdout


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param('"9.1"', '"latest"', "packages[0].version", id="a version that floats"),
        pytest.param("transformers-code", "nobody", "packages[0].source", id="a source"),
        pytest.param('"child": "beta"', '"child": "zeta"', "receipts: out of order", id="order"),
        pytest.param('"inherits"', '"heard"', "receipts[0].how", id="a word"),
        pytest.param("BetaMLP", "ZetaMLP", "receipts[0].classes: out of order", id="classes"),
        pytest.param('"subjects"', '"people"', "unexpected key", id="a key"),
        pytest.param('"receipts": [', '"receipts": [[', "not JSON", id="no JSON"),
    ],
)
def test_lint_holds_the_generated_files(
    brought: Maintainer, old: str, new: str, said: str
) -> None:
    path = brought.data / FILE
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    result = brought.run("lint")
    assert result.exit_code == 1
    assert f"{FILE}: " in result.stdout
    assert said in result.stdout


def test_another_file_among_the_generated_is_told(brought: Maintainer) -> None:
    (brought.data / "generated" / "notes.txt").write_text("mine")
    assert "generated/notes.txt: (file name)" in brought.run("lint").stdout


def test_a_change_of_a_generated_file_is_answered_at_once(brought: Maintainer) -> None:
    assert brought.ask("ancestors-of", "gamma", "--via", "code")
    (brought.data / FILE).unlink()
    assert brought.ask("ancestors-of", "gamma", "--via", "code") == []

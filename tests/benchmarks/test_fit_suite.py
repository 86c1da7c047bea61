"""The suite runs end to end, on a few pairs, and its report says what it measured."""

import json
import random
from pathlib import Path

import pytest

from benchmarks.fit import dataset
from benchmarks.suites import SUITES, MissingExtra, Options, run
from service.cli import call


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tenth of the dev half as a researcher's own folder."""
    folder = tmp_path_factory.mktemp("data")
    source = dataset.HERE / "dev"
    niches = [json.loads(line) for line in (source / "niches.jsonl").read_text("utf-8").splitlines()]
    kept = {n["id"] for n in random.Random(0).sample(niches, 8)}
    for name, key in (("niches", "id"), ("specialists", "niche"), ("demands", "niche")):
        lines = (source / f"{name}.jsonl").read_text("utf-8").splitlines()
        chosen = [line for line in lines if json.loads(line)[key] in kept]
        (folder / f"{name}.jsonl").write_text("\n".join(chosen), encoding="utf-8")
    return folder


def test_the_quick_suite_writes_json_markdown_and_plots(small: Path, tmp_path: Path) -> None:
    report = run("fit", Options(quick=True, data=small, say=lambda line: None))
    names = {path.name for path in report.write(tmp_path)}
    assert {"fit.json", "fit.md", "fit-methods.png", "fit-reliability.png"} <= names
    found = json.loads((tmp_path / "fit.json").read_text(encoding="utf-8"))
    methods = found["methods"]
    assert (
        methods["embedded"]["ndcg10"]["mean"]
        > methods["tfidf"]["ndcg10"]["mean"]
        > methods["random"]["ndcg10"]["mean"]
    )
    assert found["control"]["shuffled"] < 0.5 * methods["embedded"]["ndcg10"]["mean"]
    assert found["faithfulness"]["evidence"] > 0.6 > 0.1 > found["faithfulness"]["elsewhere"]
    assert "embedded" in (tmp_path / "fit.md").read_text(encoding="utf-8")


def test_the_suite_gives_the_same_answer_twice(small: Path) -> None:
    one, two = (run("fit", Options(quick=True, data=small, say=lambda line: None)).data for _ in range(2))
    assert one == two


def test_an_unknown_suite_lists_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["bench", "nothing"]) == 2
    assert all(name in capsys.readouterr().err for name in SUITES)


def test_a_missing_extra_prints_the_install_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name="sklearn")

    monkeypatch.setattr("importlib.import_module", missing)
    with pytest.raises(MissingExtra, match="jiedui\\[bench\\]"):
        run("fit", Options())


def test_a_bad_folder_is_bad_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["bench", "fit", "--quick", "--data", str(tmp_path)]) == 2
    assert "文件读不出" in capsys.readouterr().err

"""Tests of training/report.py and of the modules that write, draw and set the report."""

from __future__ import annotations

import ast
import json
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from training import model_card, report_results, report_sections, report_text
from training.__main__ import main
from training.data import DataTrouble
from training.metrics import named_figures, reliability
from training.report import BEGIN, END, markdown, read_all, report
from training.report_text import FAMILIES, better_or_worse, listed, worst_mix_up

CARD_BEGIN, CARD_END = model_card.BEGIN, model_card.END


def _figures(seed: int) -> dict[str, Any]:
    """What `measure` writes about a network that is right about two times in three."""
    dice = np.random.default_rng(seed)
    truth = dice.integers(0, 7, 400)
    logits = dice.normal(0, 1, (400, 7))
    logits[np.arange(400), truth] += 2
    shares = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    told = named_figures(truth, logits.argmax(axis=1))
    return {
        "classes": list(told["recall"]),
        "folders": told,
        "ferplus": {**told, "cross_entropy": 0.7},
        "reliability": reliability(shares, truth),
        "kind": "dynamic",
        "bytes": 100_000 * (seed + 1),
        "milliseconds_one_thread": 0.1 * (seed + 1),
        "weights": 50_000 * (seed + 1),
    }


def _made_results(folder: Path, names: tuple[str, ...]) -> Path:
    """Results of made runs, one folder each."""
    for seed, name in enumerate(names):
        (folder / name).mkdir(parents=True)
        told = {"name": name, "family": name, "pictures": 300, "validation_pictures": 400}
        told |= {"epochs": 4, "seconds": 90.0 * (seed + 1)}
        told["config"] = {"phases": [{"epochs": 4, "peak_rate": 0.001, "side": 48}]}
        (folder / name / "run.json").write_text(json.dumps(told), encoding="utf-8")
        (folder / name / "figures.json").write_text(json.dumps(_figures(seed)), encoding="utf-8")
        rows = [f"1,{e},{2 / e},{0.2 * e},{2.5 / e},{0.18 * e}" for e in (1, 2, 3, 4)]
        head = "phase,epoch,loss,categorical_accuracy,val_loss,val_categorical_accuracy"
        (folder / name / "history.csv").write_text("\n".join([head, *rows]) + "\n", "utf-8")
    return folder


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page with the marks of the table of results."""
    path = tmp_path / "page.md"
    path.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    return path


def _card(root: Path) -> dict[str, Any]:
    card: dict[str, Any] = json.loads((root / "models/expression.json").read_text("utf-8"))
    return card


@pytest.mark.long
def test_the_report_is_a_page_a_pdf_and_figures(tmp_path: Path, root: Path, page: Path) -> None:
    """Two to five A4 pages, figures that the page shows, and the table in the guide."""
    for part in ("matplotlib", "fpdf", "markdown_it"):
        pytest.importorskip(part, reason=f"{part} (extra `training`) is not installed")
    results = _made_results(tmp_path / "results", tuple(FAMILIES))
    out = tmp_path / "out"
    pdf = report(results, root / "models/expression.json", tmp_path / "none.json", out, page)
    content = pdf.read_bytes()
    assert 2 <= len(re.findall(rb"/Type /Page\b", content)) <= 5
    assert re.search(rb"/MediaBox \[0 0 595\.28 841\.89\]", content)
    told = (out / "report.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", told)
    assert len(shown) == 5
    assert all((out / name).read_bytes().startswith(b"\x89PNG") for name in shown)
    assert told.count("*Figure ") == 5
    for name in FAMILIES:
        assert f"| {name} |" in page.read_text(encoding="utf-8")
    assert page.read_text(encoding="utf-8").startswith("before\n")
    assert "old" not in page.read_text(encoding="utf-8")


def test_every_figure_comes_from_the_files(tmp_path: Path, root: Path) -> None:
    """Other figures in the files give other figures, and other verdicts, in the sentences."""
    results = _made_results(tmp_path / "results", ("softmax", "compact"))
    card, changed = _card(root), tmp_path / "card.json"
    card["figures"]["ferplus_validation"]["accuracy"] = 0.1234
    card["figures"]["performers_across_halves"]["area"] = 0.99
    card["figures"]["performers_across_halves"]["beside_resting_face"]["area"] = 0.98
    card["figures"]["performers_across_halves"]["macro_recall"] = 0.501
    card["figures"]["performers_across_halves"]["beside_resting_face"]["macro_recall"] = 0.777
    changed.write_text(json.dumps(card), encoding="utf-8")
    told = markdown(read_all(results, changed, tmp_path / "none.json"), {})
    assert "| 12.3 % | – | **not reached** |" in told
    assert "| 0.990 | 0.980 | reached |" in told
    assert "| 50.1 % | 77.7 % | reached beside it |" in told
    figures = json.loads((results / "softmax/figures.json").read_text("utf-8"))
    figures["ferplus"]["accuracy"] = 0.9876
    (results / "softmax/figures.json").write_text(json.dumps(figures), encoding="utf-8")
    told = markdown(read_all(results, changed, tmp_path / "none.json"), {})
    assert "The best is **softmax** with 98.8 %" in told


@pytest.mark.parametrize("module", [report_text, report_sections, report_results, "report"])
def test_no_result_is_typed(module: Any) -> None:
    """No sentence of the templates holds a digit, except in the names of things."""
    name = "training.report" if isinstance(module, str) else module.__name__
    tree = ast.parse(Path(str(sys.modules[name].__file__)).read_text(encoding="utf-8"))
    forms = {id(part) for n in ast.walk(tree) if isinstance(n, ast.FormattedValue) and n.format_spec
             for part in ast.walk(n.format_spec)}  # fmt: skip
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in forms:
            words = re.sub(r"FER2013|MobileNetV3|fer2013\w*|int8|float16|\{:?\.\df\}|utf-8|h\d", "",
                           node.value)  # fmt: skip
            assert not re.search(r"\d", words), f"{name} line {node.lineno}: {node.value!r}"


def test_a_run_of_other_classes_and_without_votes_is_told_too(tmp_path: Path, root: Path) -> None:
    """Whoever trains on faces with and without glasses gets a report without the actors' part."""
    results = _made_results(tmp_path / "results", ("compact",))
    figures = json.loads((results / "compact/figures.json").read_text("utf-8"))
    del figures["ferplus"]
    truth = np.array([0, 0, 1, 1, 1])
    figures["folders"] = named_figures(truth, np.array([0, 1, 1, 1, 0]), ("glasses", "none"))
    figures |= {"classes": ["glasses", "none"], "kind": "keras", "why_not_small": "no such layer"}
    figures["milliseconds_one_thread"] = None
    (results / "compact/figures.json").write_text(json.dumps(figures), encoding="utf-8")
    for name in ("history.csv", "run.json"):
        (results / "compact" / name).unlink()
    card = _card(root)
    del card["figures"]
    (tmp_path / "card.json").write_text(json.dumps(card), encoding="utf-8")
    told = markdown(read_all(results, tmp_path / "card.json", tmp_path / "none.json"), {})
    assert "| compact * |" in told
    assert "no such layer" in told
    assert "*glasses*" in told
    assert "performers'" not in told.split("## Results")[1].split("## Conclusion")[0]


def test_nothing_measured_and_no_marks_are_one_sentence(
    tmp_path: Path, root: Path, page: Path
) -> None:
    """The sentence says what to run, or which marks lack."""
    card = root / "models/expression.json"
    with pytest.raises(DataTrouble, match=r"holds no run's figures; train a config"):
        report(tmp_path / "none", card, tmp_path / "none.json", tmp_path / "out", page)
    results = _made_results(tmp_path / "results", ("compact",))
    page.write_text("no marks\n", encoding="utf-8")
    with pytest.raises(DataTrouble, match=r"page\.md: lacks the marks"):
        report(results, card, tmp_path / "none.json", tmp_path / "out", page)
    (results / "compact/figures.json").write_text("{", encoding="utf-8")
    with pytest.raises(DataTrouble, match=r"figures\.json: is damaged"):
        report(results, card, tmp_path / "none.json", tmp_path / "out", page)


def test_comparisons_are_computed() -> None:
    """Better, worse and alike follow from the figures; the worst mix-up from the table."""
    assert better_or_worse(0.8, 0.7) == "10.0 points better than"
    assert better_or_worse(0.7, 0.75) == "5.0 points worse than"
    assert better_or_worse(0.7, 0.701) == "about as good as"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a"]) == "a"
    assert worst_mix_up([[3, 1], [0, 9]], ["x", "y"]) == ("x", "y", 1, 4)
    assert worst_mix_up([[3, 0], [0, 9]], ["x", "y"]) is None


def test_a_stale_card_page_is_told(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`card --check` ends with 1 and a sentence until `card` has written the page again."""
    card = _card(root)
    card["figures"]["performers"] |= {
        "people": {
            "n": 586, "named": 0.63, "network": 0.57, "pass_if_named": 0.6, "pass_if_not": 0.2,
            "named_by_expression": {"sad": 0.56}, "network_by_expression": {"sad": 0.39},
        },
        "pass_at_false_pass": {"0.05": 0.53},
    }  # fmt: skip
    (tmp_path / "card.json").write_text(json.dumps(card), encoding="utf-8")
    page = tmp_path / "README.md"
    page.write_text(f"a\n{CARD_BEGIN}\n{CARD_END}\nb\n", encoding="utf-8")
    words = ["training", "card", "--card", str(tmp_path / "card.json"), "--page", str(page)]
    for more, status in ((["--check"], 1), ([], 0), (["--check"], 0)):
        monkeypatch.setattr(sys, "argv", [*words, *more])
        with pytest.raises(SystemExit) as end:
            main()
        assert (end.value.code or 0) == status
        assert ("run `python -m training card`" in capsys.readouterr().out) == bool(status)
    told = page.read_text(encoding="utf-8")
    assert told.startswith("a\n")
    assert "people named |" in told.split("| expression |")[1].splitlines()[0]
    assert "5 % → 53 %" in told
    del card["figures"]["performers"]
    (tmp_path / "card.json").write_text(json.dumps(card), encoding="utf-8")
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2
    assert "run `calibrate` with --performers" in capsys.readouterr().err

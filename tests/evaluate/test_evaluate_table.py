import io
import subprocess
import sys

from evaluate_cases import SECOND, gold_record, record, write_lines, write_polnear
from rich.console import Console

from onrecord.evaluate import (
    GoldScore,
    Miss,
    evaluate_polnear,
    evaluate_riqua,
    render,
)


def printed(renderable):
    out = io.StringIO()
    Console(file=out, width=80, color_system=None).print(renderable)
    return out.getvalue()


def test_report(tmp_path):
    def extract(text):
        if text == SECOND:
            raise ValueError("[bold]no\nluck")
        return gold_record(text)

    shown = printed(render(evaluate_polnear(extract, write_polnear(tmp_path))))
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert lines[0].startswith("PolNeAR dev: 2 articles, 3 annotations, 2 statements by hand 1")
    assert "measure precision recall F1 95 % humans there published" in lines
    assert any(line.startswith("source, exact 50.0") and line.endswith("83.2") for line in lines)
    assert any(line.startswith("content, Jaccard – –") for line in lines)
    assert "Humans: the annotators of 1 articles against each other." in lines
    assert "CofeNet, BERT-base 83.2 75.3 72.9 –" in lines
    assert "pelka ValueError: [bold]no luck" in lines


def test_columns_without_figures_are_left_out(tmp_path):
    passage = {"id": "a", "tokens": ["Yes"], "labels": ["B-content"]}
    write_lines(tmp_path / "data/riqua/dev.cofe.jsonl", [passage])
    shown = printed(render(evaluate_riqua(record, tmp_path)))
    assert "humans" not in shown
    assert "CofeNet" not in shown
    assert "failed" not in shown


def test_gold():
    miss = Miss("0" * 64, "g1", "speaker", "Ema [x]", None, "that\nrain fell")
    shown = printed(render(GoldScore(statements=2, found=1, predicted=3, misses=(miss,))))
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    assert "statements 2" in lines
    assert "spurious 2" in lines
    assert "statement, recall, % 50.0" in lines
    assert "speaker Ema [x] – that rain fell" in lines
    assert "What differs" not in printed(render(GoldScore()))


def test_importing_the_room_loads_neither_rich_nor_numpy():
    code = (
        "import sys, onrecord.evaluate; print([m for m in ('rich', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

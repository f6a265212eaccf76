import subprocess
import sys

import pytest

import onrecord
from onrecord.errors import EmptyInput, WrongLanguage
from onrecord.example import path as example


def test_extract_and_read_agree():
    path = example("wire.txt")
    assert onrecord.extract(path.read_text("utf-8")).statements == onrecord.read(path).statements


def test_a_record_shows_itself_in_a_notebook():
    html = onrecord.extract("Ada Quill said the bridge would close.")._repr_html_()
    assert "iframe" in html


def test_importing_is_cheap():
    code = "import onrecord, sys; print('numpy' in sys.modules, 'onnxruntime' in sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.split() == ["False", "False"]


def test_refusals_name_the_next_step():
    with pytest.raises(EmptyInput):
        onrecord.extract("  \n")
    german = (
        "Der Minister sagte am Montag, dass die Verhandlungen über den Haushalt noch in dieser "
        "Woche abgeschlossen werden sollten. Die Opposition widersprach und forderte eine neue "
        "Vorlage, die auch die Gemeinden entlaste und den Schulen mehr Geld gebe."
    )
    with pytest.raises(WrongLanguage):
        onrecord.extract(german)

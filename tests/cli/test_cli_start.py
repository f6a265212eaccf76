import resource
import subprocess
import sys
from pathlib import Path

HEAVY = ("onnxruntime", "numpy", "trafilatura", "tokenizers", "rich", "jinja2", "pypdfium2")


def test_help_is_quick():
    took = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [Path(sys.executable).with_name("onrecord"), "--help"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took.append(after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)
    # Time of the processor, not of the clock: what else runs on the machine does not count.
    assert min(took) < 0.3


def test_help_loads_nothing_heavy():
    code = (
        "import sys; from onrecord.cli import main\n"
        "try: main(['read', '--help'])\n"
        "except SystemExit: pass\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stderr.strip() == "[]"

import pytest

from onrecord.describe.introduction import find_introduction
from onrecord.types import Span

CASES = [
    ("On Torland, the minister said that talks go on.", "Torland", False),
    ("On the Torland talks, she said little.", "Torland talks", False),
    ("As for the grain deal, he shrugged.", "grain deal", False),
    ("Turning to the border issue, Quill warned of delays.", "border issue", True),
    ("Moving on to fishing rights, Quill said no.", "fishing rights", True),
    ("In respect of the harbour dues, she was blunt.", "harbour dues", False),
    ("With regard to wages: nothing new, he said.", "wages", False),
    ("Asked about the missing files, he laughed.", "missing files", False),
    ("When asked on Tuesday about tolls, he laughed.", "tolls", False),
    ("Comment: On the northern alliance, Quill was brief:", "northern alliance", False),
    ("But on bread prices, she gave no ground.", "bread prices", False),
    ("On the subject of Torland, he said more.", "Torland", False),
    ("Responding to a question about the dam, he said it holds.", "dam", False),
    ("When it comes to trade, both agree.", "trade", False),
    # A time, a place, a turn of phrase.
    ("On Tuesday, the minister spoke.", None, False),
    ("On 4 May, the minister spoke.", None, False),
    ("On the eve of the vote, he spoke.", None, False),
    ("On Twitter, he was blunter.", None, False),
    ("On the other hand, he was tired.", None, False),
    ("On his way out, he was blunter.", None, False),
    # It only points.
    ("On this, she agreed.", None, False),
    ("As for him, he left.", None, False),
    ("On that question, she agreed.", None, False),
    # A clause.
    ("On what he said when he met the press, nothing is known.", None, False),
    # No pause after it.
    ("On Torland the minister said nothing", None, False),
    ("On trade:", None, False),
    ("The minister, on Torland, said nothing.", None, False),
    ("", None, False),
]


@pytest.mark.parametrize(("text", "label", "turns"), CASES)
def test_introduction(text, label, turns):
    found = find_introduction(Span(0, len(text)), text)
    assert found == ((label, turns) if label else None)


def test_it_is_read_at_the_opening_of_its_paragraph():
    text = "First.\nOn Torland, she said no."
    assert find_introduction(Span(7, len(text)), text) == ("Torland", False)
    assert find_introduction(Span(0, 6), text) is None

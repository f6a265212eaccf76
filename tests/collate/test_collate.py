"""Which statements of several reports are one, and what became of them; no model is needed."""

import json

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from onrecord.collate import collate
from onrecord.evaluate.comparison_cases import read_comparisons
from onrecord.export.compare_html import render_comparison_html
from onrecord.export.compare_text import render_comparison
from onrecord.export.compare_view import arrange
from onrecord.export.compare_wire import compare_schema, comparison_to_wire

HEAD = "### 1 | a case\nQ = Ada Quill; R = Tom Rusk\n"
BRIDGE = "“We will open the bridge on 1 December, provided that the repairs are finished,”"
CASES = {
    "verbatim": ("“We will not open the old bridge this year,”",),
    "shortened": ("“We will not open the old bridge,”",),
    "overlapping": ("“We will not open the old bridge this year. Ask them,”",),
    "altered": ("“We will open the old bridge this year,”", "negation"),
    "contradicted": ("that the old bridge would open this year", "negation"),
    "paraphrase": ("that the old bridge would not be opened before the year was out",),
}

MORE = {"overlapping": ". It has no railing on the western side"}


def compared(tmp_path, *reports, head=HEAD):
    path = tmp_path / "case.txt"
    path.write_text(head + "".join(f"--- {at}\n{each}\n" for at, each in enumerate(reports)))
    return collate(read_comparisons(path)[0].records())


@pytest.mark.parametrize("relation", CASES)
def test_a_version_is_what_it_is_beside_the_fullest(tmp_path, relation):
    words, *alarms = CASES[relation]
    more = MORE.get(relation, "")
    comparison = compared(
        tmp_path,
        f"{{1Q F|“We will not open the old bridge this year{more},”}} Quill said.",
        f"Quill said {{1Q P|{words}}}.",
    )
    (point,) = comparison.points
    other = next(each for each in point.versions if each.relation != "fullest")
    assert (other.relation, list(other.alarms)) == (relation, alarms)


def test_a_condition_that_one_outlet_leaves_out_is_an_alarm_and_is_shown(tmp_path):
    comparison = compared(
        tmp_path,
        f"{{1Q F|{BRIDGE}}} Quill said.",
        "{1Q S|“We will open the bridge on 1 December,”} Quill said.",
    )
    (row,) = arrange(comparison).shared
    (short,) = row.cells[1].tellings
    assert short.alarms == ("cut-qualifier",)
    assert short.lost == ("provided that the repairs are finished",)


def test_what_one_outlet_tells_without_a_source_is_not_left_out(tmp_path):
    comparison = compared(
        tmp_path,
        "Quill said {1Q F|that the hospital had run out of beds on Friday night}.",
        "The hospital had run out of beds on Friday night.",
    )
    (point,) = comparison.points
    assert point.documents == (0, 1)
    assert point.told_by(1)[0].statement is None


def test_the_same_words_of_two_people_are_shown_as_such(tmp_path):
    words = "“I signed the contract because the mayor told me to sign it,”"
    comparison = compared(tmp_path, f"{{1Q F|{words}}} Quill said.", f"{{1R V|{words}}} Rusk said.")
    (point,) = comparison.points
    assert point.speakers_differ


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{1Q O|“It is what it is,”} Quill said.", "{1R O|“It is what it is,”} Rusk said."),
        (
            "Quill said {1Q O|that the trams would stop in May}.",
            "Rusk said {1R O|that the trams would stop in May}.",
        ),
        (
            "Quill said {1Q O|profits had risen by 8 percent}.",
            "Quill said {1Q O|forty people had written to her}.",
        ),
    ],
)
def test_what_only_looks_alike_stays_apart(tmp_path, one, other):
    assert all(len(point.documents) == 1 for point in compared(tmp_path, one, other).points)


def test_fewer_than_two_documents_are_refused(tmp_path):
    with pytest.raises(ValueError, match="two documents or more, not 1"):
        compared(tmp_path, "{1Q O|“No,”} Quill said.")


WORDS = st.lists(
    st.sampled_from(["bridge", "not", "opens", "40", "May", "…", "“", "”", "said", "\n\n", "é🙂"]),
    max_size=9,
).map(" ".join)


@settings(max_examples=40)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=2, max_size=3))
def test_every_word_is_a_slice_and_every_document_has_its_place(tmp_path_factory, drawn):
    reports = [f"Now. {one} {{1Q F|a {two}}} Quill said. {three}" for one, two, three in drawn]
    comparison = compared(tmp_path_factory.mktemp("case"), *reports)
    wire = json.loads(json.dumps(comparison_to_wire(comparison)))
    jsonschema.validate(wire, compare_schema())
    texts = [record.document.text for record in comparison.records]
    for point in wire["points"]:
        source = texts[point["versions"][0]["document"]]
        told = {version["document"] for version in point["versions"]}
        assert told | set(point["left_out"]) == set(range(len(texts)))
        for version in point["versions"]:
            own = texts[version["document"]]
            for part in (*version["parts"], *version["quoted"]):
                assert own[part["start"] : part["end"]] == part["text"]
            for part in version["carried"]:
                assert source[part["start"] : part["end"]] == part["text"]
    said = [version["statement"] for point in wire["points"] for version in point["versions"]]
    statements = [each.id for record in comparison.records for each in record.statements]
    assert {each for each in said if each is not None} == set(statements)


HOSTILE = "<script>alert(1)</script>\x1b[31m\u202e"


def test_hostile_words_act_neither_in_the_page_nor_in_the_terminal(tmp_path):
    said = f"{{1Q F|“We will {HOSTILE} not open the old bridge this year,”}} Quill said."
    comparison = compared(tmp_path, said, said)
    page = render_comparison_html(comparison)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    console = Console(record=True, width=100)
    render_comparison(comparison, console=console)
    shown = console.export_text()
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_another_statement_on_the_subject_is_not_taken_for_a_version(tmp_path):
    """The same figure, the same words for what is counted: but of another place."""
    comparison = compared(
        tmp_path,
        "Quill said {1Q O|the plant in Esker would shut and 600 people would lose their work}.",
        "Quill said {2Q O|a new plant in Tolm would employ 600 people at work}.",
    )
    assert len(comparison.points) == 2


def test_another_figure_in_the_same_words_is_one_statement(tmp_path):
    comparison = compared(
        tmp_path,
        "Quill said {1Q F|the ferry would stop running on 14 November}.",
        "Quill said {1Q C/date|the ferry would stop running on 4 November}.",
    )
    (point,) = comparison.points
    assert sorted(each.relation for each in point.versions) == ["contradicted", "fullest"]


def test_a_day_of_another_month_contradicts_nothing(tmp_path):
    """The day of a dateline is not the day of which is told."""
    comparison = compared(
        tmp_path,
        "Quill said {1Q F|the ferry would stop running on 14 November}.",
        "Quill said {1Q P|on 3 October that the ferry would stop running in November}.",
    )
    (point,) = comparison.points
    assert "contradicted" not in [each.relation for each in point.versions]


def test_the_nearest_of_several_statements_is_taken(tmp_path):
    """A likeness in meaning counts for less where something else in the report is as near."""
    import numpy as np

    near = {"dams": (1.0, 0.0), "weirs": (0.8, 0.6), "locks": (0.8, 0.6), "tea": (0.0, 1.0)}

    def embed(text):
        return np.array(next(its for word, its in near.items() if word in text), np.float32)

    path = tmp_path / "case.txt"

    def points(*others):
        told = " ".join(f"Quill said {{{at}Q O|that {each}}}." for at, each in enumerate(others, 2))
        path.write_text(f"{HEAD}--- a\nQuill said {{1Q O|that dams must go}}.\n--- b\n{told}\n")
        return collate(read_comparisons(path)[0].records(), embed).points

    assert len(points("weirs ought to vanish", "tea is cold")) == 2
    assert len(points("weirs ought to vanish", "locks ought to stay put")) == 3


def test_words_tell_which_of_two_that_are_as_near_is_meant(tmp_path):
    import numpy as np

    path = tmp_path / "case.txt"
    path.write_text(
        f"{HEAD}--- a\nQuill said {{1Q O|that the harbour dams must go by spring}}.\n--- b\n"
        "Quill said {2Q O|that by spring the harbour dams ought to vanish}."
        " Quill said {3Q O|that weirs stay put}.\n"
    )

    def embed(text):
        return np.array((0.8, 0.6) if "vanish" in text else (1.0, 0.0), np.float32)

    (joined, *_) = collate(read_comparisons(path)[0].records(), embed).points
    assert [each.document for each in joined.versions] in ([0, 1], [1, 0])


def test_a_figure_in_both_speaks_for_one_statement(tmp_path):
    from onrecord.collate.likeness import find_likeness
    from onrecord.collate.link import probability
    from onrecord.collate.units import find_units

    def likeness(told):
        path = tmp_path / "case.txt"
        path.write_text(
            f"{HEAD}--- a\nQuill said {{1Q O|that a third of the beds were empty}}.\n--- b\n"
            f"Quill said {{2Q O|that {told}}}.\n"
        )
        records = read_comparisons(path)[0].records()
        units = [unit for at, each in enumerate(records) for unit in find_units(at, each)]
        (found,) = find_likeness(units, ["one", "other"], lambda _text: unit_vector)
        return found

    import numpy as np

    unit_vector = np.array((1.0, 0.0), np.float32)
    told, untold = likeness("one place in three is not used"), likeness("some are not used")
    assert (told.has_same_figure, untold.has_same_figure) == (True, False)
    assert probability(told) > probability(untold)

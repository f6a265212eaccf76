"""A user's own list of people: read, refused with reasons, taken as authority, written."""

from __future__ import annotations

import io
import json

import pytest
from registry_cases import put

from onrecord.errors import InputError
from onrecord.registry import (
    find_known,
    import_people,
    list_known,
    people_of,
    read_people,
    write_people,
)
from onrecord.store import Archive

CSV = """name,names,kind,role,since,until,wikidata
Ada Quill,A. M. Quill; Lady Orr,person,mayor of Hallow,2001,2004-03,Q5
Ada Quill,,,President of France,2016-05-31,,Q5
Kestrel Broadcasting,KBC,organisation,,,,
"""


@pytest.fixture
def archive(tmp_path):
    with Archive(tmp_path / "archive.sqlite", create=True) as opened:
        yield opened


def write(tmp_path, text, name="people.csv"):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def test_a_list_is_read(tmp_path):
    ada, body = read_people(write(tmp_path, CSV))
    assert (ada.name, ada.names, ada.wikidata) == ("Ada Quill", ("A. M. Quill", "Lady Orr"), "Q5")
    assert [(each.role, str(each.since), str(each.until)) for each in ada.roles] == [
        ("mayor of Hallow", "2001-01-01", "2004-03-28"),
        ("President of France", "2016-05-31", "None"),
    ]
    assert (body.kind, body.names, body.roles) == ("organisation", ("KBC",), ())


@pytest.mark.parametrize(
    "text",
    [
        "Name,Kind,Wikidata\nAda Quill,person,http://www.wikidata.org/entity/Q5\n",
        "name;kind;wikidata\nAda Quill;person;https://www.wikidata.org/wiki/Q5\n",
        "name\tkind\twikidata\nAda Quill\tperson\tQ5\n",
    ],
)
def test_lists_as_other_programs_write_them(tmp_path, text):
    (ada,) = read_people(write(tmp_path, text))
    assert (ada.name, ada.kind, ada.wikidata) == ("Ada Quill", "person", "Q5")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_list_comes_back_as_it_was_written(tmp_path, form):
    people = read_people(write(tmp_path, CSV))
    file = io.StringIO()
    write_people(people, form, file)
    assert read_people(write(tmp_path, file.getvalue(), f"again.{form}")) == people


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "names\nAda\n", r"a\.csv, row 1: no column is 'name'"),
        ("a.csv", "name,born\nAda,1900\n", r"a\.csv, row 1: the column 'born' is not known"),
        ("a.csv", "name,kind\nAda,persn\n", r"row 2: the kind is 'persn'. It may be person"),
        ("a.csv", "name,kind\nAda,unnamed\n", r"row 2: the kind is 'unnamed'"),
        ("a.csv", "name,wikidata\nAda,5\n", r"row 2: the Wikidata id is '5'"),
        ("a.csv", "name,role,since\nAda,mayor,May\n", r"row 2: since is 'May'"),
        ("a.csv", "name,role,since\nAda,mayor,2001-13\n", r"row 2: since is '2001-13'"),
        ("a.csv", "name,role,since,until\nAda,mayor,2004,2001\n", "before it begins on 2004-01-01"),
        ("a.csv", "name,role,since\nAda,,2001\n", "row 2: it has dates, but no role"),
        ("a.csv", "name\n\n \nAda\n ,\n", "more cells"),
        ("a.csv", "name,role\n,mayor\n", "row 2: the name is None"),
        ("a.csv", "name,wikidata\nAda,Q5\nBen,Q5\n", "row 3: the id 'Q5' is of 'Ada'"),
        ("a.csv", "", "no column is 'name'"),
        ("a.csv", "name,role\n", "it lists nobody"),
        ("a.csv", "name,role,role\nAda,mayor,nurse\n", "the column 'role' is there twice"),
        ("a.csv", f"name\nAda\n{'Q' * 200_000}\n", "row 3: it is no CSV: field larger"),
        ("a.csv", 'name,role\n"Ada,mayor\nBen,poet\n', "row 2: it is no CSV: unexpected end"),
        ("a.csv", 'name,role\n"Ada,mayor\nBen",poet\n', r"row 2: the name is 'Ada,mayor\\nBen'"),
        ("a.json", "[" * 100_000, "it is no JSON"),
        ("a.json", '[{"name": "Ada", "roles": 5}]', "entry 1: roles are 5"),
        ("a.json", '[{"name": "Ada", "id": [5]}]', r"entry 1: the id is \[5\]"),
        ("a.json", '[{"name": "Ada", "names": ["A\\nQ"]}]', "entry 1: names are"),
        ("a.json", r'[{"name": "Ada", "id": "\ud800"}]', "half of a character"),
        ("a.json", "{", "it is no JSON"),
        ("a.json", "{}", "it is no list"),
        ("a.json", "[5]", "entry 1: 5 is no object"),
        ("a.json", '[{"name": "Ada", "born": 5}]', "entry 1: 'born' is not known"),
        ("a.json", '[{"name": "Ada", "names": "Q"}]', "entry 1: names are 'Q'"),
        ("a.json", '[{"name": "Ada", "roles": ["mayor"]}]', "entry 1: a role is 'mayor'"),
        ("a.json", '[{"name": 5}]', "entry 1: the name is 5"),
    ],
)
def test_a_bad_list_is_refused(tmp_path, name, text, said):
    with pytest.raises(InputError, match=said):
        read_people(write(tmp_path, text, name))


def test_files_are_one_list(tmp_path):
    first = write(tmp_path, "name,role,wikidata\nAda Quill,mayor,Q5\n", "first.csv")
    second = write(
        tmp_path, '[{"name": "Ada Quill", "roles": [{"role": "poet"}], "wikidata": "Q5"}]', "b.json"
    )
    (ada,) = read_people(first, second)
    assert [each.role for each in ada.roles] == ["mayor", "poet"]
    other = write(tmp_path, "name,wikidata\nBen Orr,Q5\n", "other.csv")
    with pytest.raises(
        InputError, match=r"other\.csv, row 2: .* of 'Ada Quill' in .*first\.csv, row 2"
    ):
        read_people(first, other)


def test_an_empty_json_list_empties_the_list(tmp_path):
    assert read_people(write(tmp_path, "[]", "none.json")) == []


def test_a_file_that_is_not_there_or_no_text(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_people(tmp_path / "none.csv")
    (tmp_path / "b.csv").write_bytes(b"name\n\xff\n")
    with pytest.raises(InputError, match=r"byte 5 is no UTF-8"):
        read_people(tmp_path / "b.csv")


def test_a_list_is_authority_until_another_comes(tmp_path, archive):
    put(archive, "Lady Orr", "Ada Quill | mayor of Hallow | 2002", "Ada Quill | Hallow mayor")
    assert len(list_known(archive)) == 2
    assert import_people(archive, read_people(write(tmp_path, CSV))) == 2
    (known,) = list_known(archive)
    assert (known.name, known.wikidata, known.documents) == ("Ada Quill", "Q5", 3)
    assert "your list has the name 'Lady Orr'" in {link.why for link in known.links}
    # A document that comes later is joined too.
    put(archive, "A. M. Quill", start=4)
    assert find_known(archive, "Lady Orr").documents == 4
    assert find_known(archive, "q5").documents == 4
    import_people(archive, ())
    assert len(list_known(archive)) == 3


def test_what_is_exported_can_be_imported(tmp_path, archive):
    put(archive, "Ada Quill | a nurse", "Ada Quill | French minister", "Ben Orr", "Orr")
    before = [(each.name, each.documents) for each in list_known(archive)]
    file = io.StringIO()
    write_people(people_of(archive), "json", file)
    assert len(json.loads(file.getvalue())) == 3
    import_people(archive, read_people(write(tmp_path, file.getvalue(), "all.json")))
    assert [(each.name, each.documents) for each in list_known(archive)] == before

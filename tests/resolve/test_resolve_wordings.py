"""What a speaker is called where his words or his office have names or signs in them."""

from __future__ import annotations

import pytest
from resolve_reading import attribute, make_document

from onrecord.resolve import resolve
from onrecord.types import Span

# A text, the source in it, and the name, kind and role that its speaker gets.
WORDINGS: dict[str, tuple[str, str, str, str, str | None]] = {
    "a site in a description": (
        "Other sites such as Gawker.com say they will go on.",
        "Other sites such as Gawker.com",
        "Other sites such as Gawker.com",
        "unnamed",
        None,
    ),
    "a site": ("Amazon.com said profits rose.", "Amazon.com", "Amazon.com", "organisation", None),
    "initials": ("The U.S. said it was ready.", "The U.S.", "U.S.", "state", None),
    "an opening mark at the edge": (
        'The "History" section of the site explains it.',
        'The "History" section of the site',
        '"History" section of the site',
        "unnamed",
        None,
    ),
    "a closing mark at the edge": (
        "The writers of the “Late Show” said no.",
        "The writers of the “Late Show”",
        "writers of the “Late Show”",
        "group",
        None,
    ),
    "a figure": (
        "Supporters in the crowd of about 2,600 said no.",
        "Supporters in the crowd of about 2,600",
        "Supporters in the crowd of about 2,600",
        "group",
        None,
    ),
    "a verb in a source that is too long": (
        "Ms. Doe roused the crowd with criticism.",
        "Ms. Doe roused the crowd",
        "Ms. Doe",
        "person",
        None,
    ),
    "a verb after a pronoun": (
        "Tom Doe came. Then he met the president and said no.",
        "he met the president",
        "Tom Doe",
        "person",
        None,
    ),
    "a surname that is a newspaper's": (
        "They met. Atlantic City Mayor Don Guardian said that it was too late for a vote.",
        "Atlantic City Mayor Don Guardian",
        "Don Guardian",
        "person",
        "Atlantic City Mayor",
    ),
    "a body that begins with a given name": (
        "They met. Orlando Regional Medical Center said that it had room for forty more.",
        "Orlando Regional Medical Center",
        "Orlando Regional Medical Center",
        "organisation",
        None,
    ),
    "a whip": (
        "They met. Senate Minority Whip Dick Durbin said that it was too late for a vote.",
        "Senate Minority Whip Dick Durbin",
        "Dick Durbin",
        "person",
        "Senate Minority Whip",
    ),
    "both women": (
        "Ann Doe met Eve Roe. Mrs. Doe and Ms. Roe spoke. Both women said no.",
        "Both women",
        "Mrs. Doe and Ms. Roe",
        "group",
        None,
    ),
    "both women, one of them a man": (
        "Ann Doe and Tom Roe met. Both women said no.",
        "Both women",
        "Both women",
        "group",
        None,
    ),
    "an office of a country": (
        "According to the ambassador to Russia Ann Doe, no.",
        "the ambassador to Russia Ann Doe",
        "Ann Doe",
        "person",
        "ambassador to Russia",
    ),
    "an office of a body": (
        "The president of the European Commission Ann Doe said no.",
        "The president of the European Commission Ann Doe",
        "Ann Doe",
        "person",
        "president of the European Commission",
    ),
    "an office of a bank": (
        "The governor of the Bank of England Mary Ann Doe said no.",
        "The governor of the Bank of England Mary Ann Doe",
        "Mary Ann Doe",
        "person",
        "governor of the Bank of England",
    ),
    "an office and no name": (
        "The head of the United Nations Relief Agency said no.",
        "The head of the United Nations Relief Agency",
        "head of the United Nations Relief Agency",
        "unnamed",
        None,
    ),
    "a firm by what it is in law": (
        "They met. Equinor ASA said that it had room.",
        "Equinor ASA",
        "Equinor ASA",
        "organisation",
        None,
    ),
    "a firm that begins with a given name": (
        "They met. Philip Morris Inc. said that it had room.",
        "Philip Morris Inc.",
        "Philip Morris Inc",
        "organisation",
        None,
    ),
    "a newspaper that begins with a given name": (
        "They met. The Charlotte Observer said no.",
        "The Charlotte Observer",
        "Charlotte Observer",
        "organisation",
        None,
    ),
    "people of a descent": (
        "Many African-Americans said no.",
        "Many African-Americans",
        "Many African-Americans",
        "group",
        None,
    ),
    "an office of a department that opens a sentence": (
        "They met. Homeland Security Secretary Ann Doe said that it was late.",
        "Homeland Security Secretary Ann Doe",
        "Ann Doe",
        "person",
        "Homeland Security Secretary",
    ),
    "an office of a country that opens a sentence": (
        "They met. South Korean President Ann Doe said that it was late.",
        "South Korean President Ann Doe",
        "Ann Doe",
        "person",
        "South Korean President",
    ),
    "an office of a body whose name begins as a woman's": (
        "They met. Virginia AFL-CIO President Doris Crouse-Mays said so in the morning.",
        "Virginia AFL-CIO President Doris Crouse-Mays",
        "Doris Crouse-Mays",
        "person",
        "Virginia AFL-CIO President",
    ),
    "at large": (
        "Khal Meena, editor at large at the Saudi Gazette, said no.",
        "Khal Meena, editor at large at the Saudi Gazette",
        "Khal Meena",
        "person",
        "editor at large at the Saudi Gazette",
    ),
}


@pytest.mark.parametrize(
    ("text", "source", "name", "kind", "role"), WORDINGS.values(), ids=list(WORDINGS)
)
def test_what_a_speaker_is_called(text, source, name, kind, role):
    document, layout = make_document(text)
    place = Span(text.index(source), text.index(source) + len(source))
    found = resolve(document, layout, attribute(layout, [place]))
    speaker = found.speakers[found.speaker_of[0]]
    assert (speaker.name, speaker.kind, speaker.role) == (name, kind, role)

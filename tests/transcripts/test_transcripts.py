"""What the archive has of an article's speakers in their own voice."""

import json

import pytest
from click.testing import CliRunner

import onrecord
from onrecord.cli import main
from onrecord.errors import ArchiveError
from onrecord.store import Archive
from onrecord.transcripts import find_transcripts

ARTICLE = """\
KELDA, June 5, 2024 — President Viktor Marlow told a press conference in Kelda on Tuesday that the \
bridge was safe. "We will close the embassy," Marlow said.
"""
REPORT = """\
KELDA, June 5, 2024 — President Viktor Marlow praised the builders. "We will not close the \
embassy," Marlow told reporters. Mayor Anna Holt said: "I disagree with every word."
"""
CONFERENCE = """\
Press conference in Kelda, 4 June 2024

VIKTOR MARLOW: Good morning. We may raise the tax next year, unless inflation falls.

QUESTION: Did the minister lie about the documents?

VIKTOR MARLOW: I would never use that word. We will not close the embassy.

QUESTION: And the bridge?

VIKTOR MARLOW: The bridge is safe.
"""
ADDRESS = """\
Remarks by President Viktor Marlow at the opening of a school, 3 March 2024

Thank you all for coming. We will build a bridge. I believe that the talks will succeed, and I \
thank the builders.
"""
LABELLED = """\
Speech at the harbour, 9 May 2023

PRESIDENT MARLOW: Good evening. I never promised a harbour. We will build a school first, and I \
think the council agrees.
"""
LATER = CONFERENCE.replace("4 June", "14 June")
NAMESAKE = 'Mayor Anna Marlow opened the fair. "It is dry," Anna Marlow said.\n'


@pytest.fixture
def archive(tmp_path):
    """Return what puts texts into an archive, and gives the archive."""

    def keep(**texts):
        with Archive(tmp_path / "news.sqlite", create=True) as archive:
            for name, text in texts.items():
                path = tmp_path / f"{name}.txt"
                path.write_text(text, "utf-8")
                archive.put(onrecord.read(path))
        return Archive(tmp_path / "news.sqlite")

    return keep


def names(archive, article=ARTICLE):
    with archive:
        found = find_transcripts(archive, onrecord.extract(article))
        return [each.entry.address.rpartition("/")[2].removesuffix(".txt") for each in found]


def test_who_speaks_in_a_document_is_told_from_who_is_quoted(archive):
    texts = {"harbour": LABELLED, "report": REPORT, "school": ADDRESS, "kelda": CONFERENCE}
    assert names(archive(article=ARTICLE, **texts)) == ["kelda", "school", "harbour"]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        # Nobody can be quoted with what is said later.
        ({"kelda": CONFERENCE, "later": LATER}, ["kelda"]),
        # But a transcript may be published days after what was said.
        ({"late": f"Published 14 June 2024\n\n{CONFERENCE}"}, ["late"]),
        # A surname alone may be that of a namesake; a full name is not.
        ({"harbour": LABELLED, "school": ADDRESS, "fair": NAMESAKE}, ["school"]),
    ],
)
def test_what_may_not_be_the_source_is_left_out(archive, texts, found):
    assert names(archive(**texts)) == found


def test_the_reasons_tell_the_speaker_and_the_occasion(archive):
    with archive(kelda=CONFERENCE) as opened:
        (found,) = find_transcripts(opened, onrecord.extract(ARTICLE))
    assert found.reasons == (
        "Viktor Marlow speaks in it, as the label VIKTOR MARLOW says",
        "agrees with the article's occasion: press conference, Kelda, 2024-06-04",
    )


def test_an_archive_without_transcripts_says_what_it_has(archive):
    with (
        archive(report=REPORT) as opened,
        pytest.raises(
            ArchiveError, match=r"of Viktor Marlow\. What it has of them: document 1 \(.*report"
        ),
    ):
        find_transcripts(opened, onrecord.extract(ARTICLE))


def test_an_article_is_checked_against_the_archive(archive, tmp_path):
    archive(report=REPORT, kelda=CONFERENCE).close()
    article, file = tmp_path / "article.txt", tmp_path / "news.sqlite"
    article.write_text(ARTICLE, "utf-8")
    checked = onrecord.check(article, archive=file)
    assert {each.verdict for each in checked.checks} == {"altered", "paraphrase"}
    command = ["check", str(article), "--against-archive", "--archive", str(file), "--format"]
    wire = json.loads(CliRunner().invoke(main, [*command, "json"]).stdout)
    ((taken, why),) = [(each["title"], each["why"]) for each in wire["transcripts"]]
    assert taken.startswith("document 2: ")
    assert tuple(why) == checked.reasons[0]
    for form in ("text", "html"):
        shown = CliRunner().invoke(main, [*command, form]).stdout
        assert taken in shown
        assert why[0] in shown


def test_a_document_of_the_archive_can_be_checked(archive, tmp_path):
    archive(article=ARTICLE, kelda=CONFERENCE).close()
    command = ["check", "1", "--against-archive", "--archive", str(tmp_path / "news.sqlite")]
    result = CliRunner().invoke(main, [*command, "--format", "json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout)["transcripts"][0]["path"].endswith("kelda.txt")


def test_a_check_needs_something_to_check_against(tmp_path):
    result = CliRunner().invoke(main, ["check", str(tmp_path / "article.txt")])
    assert result.exit_code == 2
    assert "--against-archive" in result.stderr

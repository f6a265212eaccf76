"""Only a confident no, from enough text, refuses."""

import pytest
from ingest_samples import ENGLISH, GERMAN, RUSSIAN, read_document, read_error

from onrecord.errors import WrongLanguage
from onrecord.ingest import ReadOptions, read_text
from onrecord.ingest.language import detect_language

DUTCH = (
    "De minister zei maandag dat geen enkele boot naar een vreemde haven mag worden gesleept. "
    "De regering geeft haar aanspraak op de noordelijke helft van de bank niet op, zei zij tegen "
    "journalisten in de hoofdstad, en het café aan de kade blijft gewoon open."
)
FRENCH = (
    "La ministre a déclaré lundi qu’aucun bateau ne pouvait être remorqué vers un port étranger. "
    "Le gouvernement ne renonce pas à la moitié nord du banc, a-t-elle ajouté devant les "
    "journalistes de la capitale, et le café du quai restera ouvert toute l’année."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        (DUTCH, "nl"),
        (FRENCH, "fr"),
        (RUSSIAN, "ru"),
        ("大臣は条約に署名しない。" * 3, "ja"),
    ],
)
def test_other_languages_are_refused(text, language):
    error = read_error(text.encode(), "sample.txt")
    assert isinstance(error, WrongLanguage)
    assert repr(language) in error.problem
    assert "--lang en" in error.advice


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "Nein.",
        "“Das ist gut,” Verrick said.",
        "Ilona Verrick, Davit Oresh, Tobin Harsk, Lorcan Vaide, Lena Orrick, Nadia Prowse.",
        "FISHING DEAL SIGNED BY KELDONY AND LURANA",
        "1 2 3 4 5 " * 100 + "no",
        "Москва: no comment",
    ],
)
def test_english_and_doubtful_texts_are_read(text):
    assert read_document(text.encode(), "sample.txt").lang == "en"


def test_the_user_overrides_detection():
    assert read_document(GERMAN.encode(), "sample.txt", ReadOptions(lang="en")).text == GERMAN
    assert read_text(GERMAN, lang="en").lang == "en"


def test_only_english_can_be_asked_for():
    error = read_error(ENGLISH.encode(), "sample.txt", ReadOptions(lang="de"))
    assert isinstance(error, WrongLanguage)
    assert "'de' was asked for" in error.problem


def test_a_foreign_text_with_an_english_opening_is_told_by_its_whole():
    assert (
        detect_language("Read this in English: the report of the day.\n" + GERMAN * 60)[0] == "de"
    )

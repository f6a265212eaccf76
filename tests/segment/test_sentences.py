import pytest

from onrecord.segment import find_paragraphs, find_sentences

# The bar shows where sentences are divided.
CASES = [
    "He came. | She left.",
    "Did he come? | She left! | Nobody stayed.",
    "He has no full stop",
    "Mr. Roe met Mrs. Poe and Dr. Doe. | They talked.",
    "Gov. Ann Roe and Sen. Bo Poe spoke to Rep. Cy Doe.",
    "Then-Gov. Roe met Lt. Gov. Poe. | They talked.",
    "Gen. Roe and Col. Poe met Lt. Doe at Ft. Worth near St. Paul.",
    "The U.S. Senate voted. | The U.N. Security Council did not.",
    "He moved to the U.S. | He liked it.",
    "He moved to the U.S. | In May he left.",
    "He moved to the U.S. | “It was good,” he said.",
    "He lives in Washington, D.C. | She lives in Rome.",
    "An anti-U.S. march was held.",
    "It opened at 9 a.m. on Monday.",
    "It opened at 9 a.m. Monday, and shut at 5 p.m. EST on Friday.",
    "It opened at 9 a.m. | Nobody came.",
    "On Jan. 5 and Sept. 12, 2016, they met. | In Feb. they did not.",
    "It opened at 9 a.m. | Martin left at noon.",
    "He lives on Main St. | The rest live near St. Paul.",
    "No. 10 had no comment. | He said no. | Ten left.",
    "See Fig. 3 and vol. 2, pp. 4. | Then write.",
    "Acme Inc. said so. | Acme Corp. Chairman Bo Poe did not.",
    "He works at Acme Inc. | She works at Roe Co. | They met.",
    "George W. Bush met J. K. Roe and Donald J. Doe.",
    "It is plan B. | The plan failed.",
    "Ann Roe, Ph.D. and Bo Poe Jr. came. | They ate.",
    "Apples, pears, etc. were sold. | The rest was not.",
    "Roe v. Wade, and Roe vs. Poe. | Both stand.",
    "Prices rose 3.5 percent to $1.2 million. | They fell later.",
    "The S.&P. 500 fell.",
    "He paused ... and went on. | She did not.",
    "He paused… and went on. | Then he stopped… | She did not.",
    "He stopped... | She did not.",
    '"We came." | "We saw." | He left.',
    "“We came.” | “We saw.” | He left.",
    "''We came.'' | ''We saw.''",
    '"Why?" he said. | "Because."',
    '"Why?" Ms. Roe asked. | "Because!" shouted Poe.',
    "“Never!” Bo Poe said. | He left.",
    "“Why?” | He did not say.",
    '"We came. | We saw," she said. | "We left."',
    "He left (so they say.) | She stayed.",
    "He left (it was late). | She stayed.",
    "Debbie Roe (D-Fla.) and Bo Poe (R-Ill.) Senators both, came.",
    "He was ill. | She was not.",
    "Yahoo! is a firm. | So is Jeb! | They say.",
    "He left. | 42 others stayed.",
    "1. The plan. | 2. The vote.",
    "It is so.[1] | It is not.[22]",
    "Wait!!! | What?! | No...",
    "Visit example.com or a.b.c for more. | Then write.",
    "He said: go. | She went; he stayed.",
    "He came in 1990. | And left.",
    "彼は来た。 | 彼女は去った。",
    "The so-called “Mr.” | He left.",
    "They see that. “",
    "He came . | She left .",
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences(marked):
    expected = marked.split(" | ")
    text = marked.replace(" | ", " ")
    found = find_sentences(text, find_paragraphs(text))
    assert [sentence.of(text) for sentence in found] == expected


def test_sentences_end_with_their_paragraph():
    text = "No stop here\n  Nor here\r\n\r\nHe came. She left.  \n"
    found = find_sentences(text, find_paragraphs(text))
    assert [sentence.of(text) for sentence in found] == [
        "No stop here",
        "Nor here",
        "He came.",
        "She left.",
    ]


def test_sentences_of_no_text():
    assert find_sentences("", ()) == ()

"""Time the check of 500 quotations against a transcript of 100,000 words.

    python benchmarks/check_speed.py

The transcript is drawn by a seed from a vocabulary whose words are as unevenly frequent as those of
English (Zipf). Of the quotations half are unchanged, a third have a word cut, put in or exchanged,
and the rest were never said.
"""

from __future__ import annotations

import random
import time

from onrecord.checks import Claim
from onrecord.ingest import read_text
from onrecord.types import Span
from onrecord.verify import verify

WORDS = 100_000
QUOTATIONS = 500
VOCABULARY = 12_000
SENTENCE = (6, 30)
SEED = 7


def main() -> None:
    """Print how long it takes, in seconds of processor time and of the clock."""
    draw = random.Random(SEED)
    vocabulary = [
        "".join(draw.choices("abcdefghijklmnoprstuvw", k=draw.randint(2, 10)))
        for _ in range(VOCABULARY)
    ]
    weights = [1 / (rank + 3) for rank in range(VOCABULARY)]
    sentences: list[list[str]] = []
    count = 0
    while count < WORDS:
        sentence = draw.choices(vocabulary, weights, k=draw.randint(*SENTENCE))
        sentences.append(sentence)
        count += len(sentence)
    lines = []
    for number in range(0, len(sentences), 8):
        said = " ".join(
            " ".join(each).capitalize() + "." for each in sentences[number : number + 8]
        )
        lines.append(f"SPEAKER {'ABCD'[number % 4]}: {said}")
    transcript = read_text("\n\n".join(lines), lang="en")
    text, claims = "", []
    for number in range(QUOTATIONS):
        words = list(draw.choice(sentences))
        if number % 6 in (3, 4):
            at = draw.randrange(len(words))
            words[at : at + draw.randint(0, 1)] = draw.choice([[], ["never"], ["lampreys"]])
        elif number % 6 == 5:
            words = draw.choices(vocabulary, weights, k=draw.randint(*SENTENCE))
        quotation = " ".join(words).capitalize()
        text += "“"
        claims.append(Claim("quotation", (Span(len(text), len(text) + len(quotation)),)))
        text += f"{quotation},” a speaker said.\n\n"
    article = read_text(text, lang="en")
    clock, processor = time.perf_counter(), time.process_time()
    checks = verify(claims, article, [transcript])
    found = sum(check.verdict != "not-found" for check in checks)
    print(
        f"{QUOTATIONS} quotations, {count:,} words: {time.process_time() - processor:.2f} s of "
        f"processor time, {time.perf_counter() - clock:.2f} s by the clock; {found} found"
    )


if __name__ == "__main__":
    main()

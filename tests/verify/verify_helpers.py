"""Check short articles against short transcripts."""

from onrecord.checks import Claim
from onrecord.ingest import read_text
from onrecord.types import Span
from onrecord.verify import verify


def check(
    article, words, transcript, *, speaker=None, kind="quotation", cue=None, embed=None, entail=None
):
    """Check the one place of ``words`` in ``article``."""
    start = article.index(words)
    said = Span(article.index(cue), article.index(cue) + len(cue)) if cue else None
    claim = Claim(kind, (Span(start, start + len(words)),), None, speaker, cue=said)
    documents = [read_text(article, lang="en"), read_text(transcript, lang="en")]
    (found,) = verify([claim], documents[0], documents[1:], embed, entail)
    return found


def passages(found, transcript):
    """Return the words of the passages."""
    return [passage.span.of(transcript) for passage in found.passages]

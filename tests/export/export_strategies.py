"""Any record at all: any text, with statements anywhere in it, nested, split and overlapping."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from onrecord.types import (
    Document,
    Layout,
    ModelIdentity,
    Occasion,
    Origin,
    Record,
    Span,
    Speaker,
    Statement,
    Topic,
    Zone,
)

NASTY = (
    "</script><script>alert(1)</script>",
    "<!--",
    "]]>",
    "&lt;&#13;&amp;",
    "{{ 7 * 7 }}{% raw %}",
    "\x1b[31m\x1b]0;owned\x07",
    "\0",
    "\r\n",
    "\r",
    "\n\n",
    "\t \u00a0",
    "\u202e\u2066",
    "\u2028\u0085",
    "\ufeff\ufffe",
    "👩‍👩‍👧‍👦",
    "שלום",
    "“a”",
    "\"'`",
    "[bold]:smile:[/]",
    "\ud800",
)

_ADJACENT_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")

any_text = (
    st.lists(
        st.sampled_from(NASTY)
        | st.text(st.characters(codec=None), max_size=8)
        | st.text("ab \n“”", max_size=12),
        max_size=12,
    )
    .map("".join)
    # JSON has no way to tell these from the one character that they would make.
    .filter(lambda text: not _ADJACENT_HALVES.search(text))
)
any_words = st.text("abc é—<&\"' ", min_size=1, max_size=12)


@st.composite
def spans(draw: st.DrawFn, length: int) -> Span:
    start, end = sorted((draw(st.integers(0, length)), draw(st.integers(0, length))))
    return Span(start, end)


@st.composite
def parts(draw: st.DrawFn, length: int, *, least: int) -> tuple[Span, ...]:
    """Draw ascending, disjoint spans."""
    edges = sorted(draw(st.lists(st.integers(0, length), min_size=2 * least, max_size=6)))
    edges = edges[: len(edges) // 2 * 2]
    return tuple(Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=True))


@st.composite
def records(draw: st.DrawFn) -> Record:
    text = draw(any_text)
    length = len(text)
    speakers = tuple(
        Speaker(
            f"s{index}",
            draw(any_words),
            draw(st.sampled_from(("person", "state", "unnamed"))),
            draw(st.none() | any_words),
            draw(spans(length)),
            draw(parts(length, least=0)),
        )
        for index in range(draw(st.integers(0, 12)))
    )
    statements: list[Statement] = []
    for index in range(draw(st.integers(0, 8))):
        statements.append(
            Statement(
                id=f"id{index}",
                source=draw(st.none() | spans(length)),
                cue=draw(st.none() | spans(length)),
                content=draw(parts(length, least=1)),
                quoted=draw(parts(length, least=0)),
                type=draw(st.sampled_from(("direct", "indirect", "mixed"))),
                voice=draw(st.sampled_from(("source", "outlet"))),
                speaker=draw(st.sampled_from((None, *speakers))),
                parent=draw(st.sampled_from((None, *(each.id for each in statements)))),
                topic=draw(
                    st.none() | st.builds(Topic, any_words, st.sampled_from(("heading", "passage")))
                ),
                confidence=draw(st.floats(0, 1)),
                flags=draw(st.sampled_from(((), ("negated",), ("hedged", "question")))),
                why=tuple(draw(st.lists(any_words, max_size=2))),
                act=draw(st.none() | st.just("urges")),
                target=draw(st.none() | spans(length)),
                addressee=draw(st.none() | spans(length)),
                occasion=draw(st.sampled_from((None, Occasion("post", None, "2024-05-16")))),
            )
        )
    paragraphs = draw(parts(length, least=0))
    return Record(
        document=Document(
            text=text,
            origin=Origin("any.txt", "text/plain", "0" * 64, draw(st.none() | st.just("utf-8"))),
            title=draw(st.none() | any_words),
            outlet=draw(st.none() | any_words),
        ),
        statements=tuple(statements),
        speakers=speakers,
        unattributed=draw(parts(length, least=0)),
        model=ModelIdentity("any", "1", "0" * 64),
        layout=Layout(
            zones=tuple(
                Zone(draw(st.sampled_from(("body", "comment", "turn"))), span, time=(1.5, 2.0))
                for span in draw(parts(length, least=0))
            ),
            paragraphs=paragraphs,
            sentences=(),
            quotations=(),
        ),
        occasion=draw(st.sampled_from((None, Occasion("rally", "Orle", "2024-05-16")))),
    )

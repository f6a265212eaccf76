"""Texts with marked attributions, and the layout that goes with them.

``<s>Mara Quill</s> <c>said</c> <t>that the mine will close</t>`` marks a source, a cue and one
span of content; further attributions are numbered, ``<s2>``, and ``<t2^1>`` makes 1 the parent.
"""

import re

from onrecord.types import (
    Attribution,
    Document,
    Layout,
    Origin,
    Quotation,
    Resolution,
    Span,
    Zone,
)

_TAG = re.compile(r"<(/?)([sct])(\d*)(?:\^(\d))?>")
_SENTENCE = re.compile(r"\S.*?(?:[.!?]+[\"”’')]*(?=\s+[A-Z\"“‘'])|$)")
_PAIRS = {"“": "”", "‘": "’", '"': '"', "«": "»"}


def document_of(text, title=None):
    return Document(text, Origin("-", "text/plain", "0" * 64), title=title)


def parse(marked):
    """Return the text without marks, and the attributions that they stand for."""
    text, opened, parts, parents, last = "", {}, {}, {}, 0
    for tag in _TAG.finditer(marked):
        text += marked[last : tag.start()]
        last = tag.end()
        closing, role, number, parent = tag.groups()
        if closing:
            spans = parts.setdefault(number or "1", {}).setdefault(role, [])
            spans.append(Span(opened[role, number], len(text)))
        else:
            opened[role, number] = len(text)
            if parent:
                parents[number or "1"] = int(parent) - 1
    text += marked[last:]
    attributions = tuple(
        Attribution(
            roles.get("s", [None])[0],
            roles.get("c", [None])[0],
            tuple(sorted(roles["t"])),
            parent=parents.get(number),
        )
        for number, roles in sorted(parts.items())
    )
    return text, attributions


def layout_of(text, kinds=None):
    """Lines are paragraphs; ``kinds`` gives the zone of some, by their index."""
    paragraphs = tuple(
        Span(line.start() + len(line[0]) - len(line[0].lstrip()), line.start() + len(line[0]))
        for line in re.finditer(r"[^\n]*[^\s]", text)
    )
    zones = tuple(
        Zone((kinds or {}).get(index, _kind(paragraph.of(text))), paragraph)
        for index, paragraph in enumerate(paragraphs)
    )
    sentences = tuple(
        Span(paragraph.start + match.start(), paragraph.start + match.end())
        for paragraph in paragraphs
        for match in _SENTENCE.finditer(paragraph.of(text))
    )
    quotations = tuple(
        quotation for paragraph in paragraphs for quotation in _quotations(text, paragraph)
    )
    return Layout(zones, paragraphs, sentences, quotations)


def _kind(words):
    if re.fullmatch(r"[A-Z][\w’' -]{0,30}:", words):
        return "heading"
    return "comment" if words.startswith("Comment:") else "body"


def _quotations(text, paragraph):
    found, stack = [], []
    for place in range(paragraph.start, paragraph.end):
        mark = text[place]
        if stack and mark == _PAIRS[text[stack[-1]]] and not text[place + 1 : place + 2].isalpha():
            start = stack.pop()
            found.append((start, place + 1, len(stack), True))
        elif mark in _PAIRS and (place == 0 or not text[place - 1].isalnum()):
            stack.append(place)
    for depth, start in enumerate(stack):
        found.append((start, paragraph.end, depth, False))
    return [
        Quotation(Span(start, end), Span(start + 1, end - closed), "curly", depth, closed)
        for start, end, depth, closed in sorted(found, key=lambda each: (each[0], -each[1]))
    ]


def read(marked, kinds=None, title=None):
    """Return the document, the layout and the attributions of a marked text."""
    text, attributions = parse(marked)
    return document_of(text, title), layout_of(text, kinds), attributions


def unresolved(attributions):
    return Resolution((), (None,) * len(attributions), ("",) * len(attributions))

"""Inputs of every format, made by code; all people and places are invented."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence

from onrecord.errors import InputError
from onrecord.ingest import ReadOptions, Source, read_source
from onrecord.types import Document

ENGLISH = (
    "Keldony’s foreign minister said on Monday that “no boat could be towed to a foreign port”. "
    "She added that the government was not giving up its claim to the northern half of the bank, "
    "and that the café on the quay would stay open. "
)
GERMAN = (
    "Die Außenministerin erklärte am Montag, dass kein Boot in einen fremden Hafen geschleppt "
    "werden dürfe. Die Regierung gebe ihren Anspruch auf die nördliche Hälfte der Bank nicht auf, "
    "sagte sie vor Journalisten in der Hauptstadt, und das Café am Kai bleibe geöffnet. "
)
RUSSIAN = "Министр сказала в понедельник, что ни одно судно не будет отбуксировано."

HTML = """<!DOCTYPE html>
<html lang="en"><head><title>Fishing deal signed | Northern Wire</title>
<meta property="og:site_name" content="Northern Wire">
<meta name="author" content="Lena Orrick">
<meta property="article:published_time" content="2024-10-17T18:00:00+02:00">
<link rel="canonical" href="https://northern.example/fish"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Fishing deal signed</h1>
<p>Keldony's minister said on <time>Monday</time> that \u201cthe sea is ours\u201d.
She added: <q>No more than 18,000 tonnes</q>.</p>
<h2>The vote in Tesk</h2>
<p>Oresh said he <b>expects</b> a <a href="/y">majority</a>, <i>although</i> not a large one.</p>
<blockquote><p>\u201cThen I shall have more time for my garden.\u201d</p>
<p>He laughed.</p></blockquote>
<ul><li>Four vessels in January</li><li>A fifth <b>by Easter</b></li></ul>
<table><tr><td>Tobin Harsk</td><td>spokesperson</td></tr></table>
<pre>First line as it stands
Second line as it stands</pre></article>
<aside>Read more of this</aside><footer>Copyright</footer></body></html>
"""

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Northern Wire</title>
<item><title>Fish &amp;amp; chips</title><link>https://northern.example/1</link>
<description>Short.</description>
<content:encoded><![CDATA[<h2>On the bank</h2>
<p>Verrick said \u201cno\u201d.</p><p>Oresh agreed.</p>]]>
</content:encoded><dc:creator>Lena Orrick</dc:creator>
<pubDate>Thu, 17 Oct 2024 23:30:00 -0500</pubDate></item>
<item><title>Headline only</title><link>https://northern.example/2</link></item>
<item><title>Plain</title><description>Harsk declined to comment.</description></item>
</channel></rss>
"""

ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Tesk Tribune</title>
<entry><title>The vote</title><link href="https://tribune.example/vote"/>
<updated>2024-10-18T09:00:00Z</updated><author><name>Soraya Tamm</name></author>
<content type="html">&lt;p&gt;Oresh said he expects a majority.&lt;/p&gt;</content></entry></feed>
"""

VTT = """WEBVTT - Press conference

STYLE
::cue { color: white }

NOTE recorded in Port Ansel

intro
00:01.000 --> 00:03.500 align:start
<v Ilona Verrick>We have not agreed

00:00:03.500 --> 00:00:06.000
<v Ilona Verrick>on the <i>northern</i> half.</v>

00:00:07.000 --> 00:00:09.000
<v.loud Davit Oresh>The rain &amp; the sea.

00:00:10.000 --> 00:00:11.000
(Applause)
"""

SRT = """1
00:00:01,000 --> 00:00:02,500
ILONA VERRICK: Boats may fish
the southern half.

2
00:00:02,500 --> 00:00:04,000
<i>It is reviewed</i> every spring.

3
00:00:05,000 --> 00:00:06,000
>> Davit Oresh: I have one thing
to say: thank you.

4
00:00:06,500 --> 00:00:08,000
- And the bridge?
- In December.
"""

JSONL = (
    '{"text": "Verrick said no.", "title": "No", "date": "2024-10-17", "publisher": "Wire", '
    '"author": "Lena", "url": "https://northern.example/1"}\n'
    "\n"
    '{"text": "Oresh agreed \\ud800 with her.", "date": "17/10/2024", "author": 7}\n'
    "{broken\n"
    '{"body": "No text field."}\n'
    "[1]\n"
)


def pdf(
    pages: Sequence[Sequence[tuple[float, float, str]]],
    *,
    info: bytes = b"",
    encrypted: bool = False,
    compressed: bool = False,
) -> bytes:
    """Write a PDF with lines of text at ``(x, y, text)`` in 11-point Helvetica."""
    packing = b" /Filter /FlateDecode" if compressed else b""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * index) for index in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for index, lines in enumerate(pages):
        shown = b"".join(
            b"/F1 11 Tf 1 0 0 1 %g %g Tm (%s) Tj\n" % (x, y, _escaped(text)) for x, y, text in lines
        )
        stream = b"BT\n" + shown + b"ET"
        if compressed:
            stream = zlib.compress(stream)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % (5 + 2 * index)
        )
        objects.append(
            b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(stream), packing, stream)
        )
    objects.append(b"<< %s >>" % info)
    trailer = b"/Size %d /Root 1 0 R /Info %d 0 R" % (len(objects) + 1, len(objects))
    if encrypted:
        # Keys that no password fits.
        keys = b"<%s>" % (b"41" * 32)
        trailer += b" /Encrypt << /Filter /Standard /V 1 /R 2 /O %s /U %s /P -4 >>" % (keys, keys)
        trailer += b" /ID [<4142> <4142>]"
    written, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<< %s >>\nstartxref\n%d\n%%%%EOF\n" % (trailer, len(written))
    return written + head + table + end


def _escaped(text: str) -> bytes:
    encoded = text.encode("cp1252")
    for character in (b"\\", b"(", b")"):
        encoded = encoded.replace(character, b"\\" + character)
    return encoded


def set_lines(
    lines: Sequence[str], *, x: float = 72, y: float = 770, step: float = 14
) -> list[tuple[float, float, str]]:
    """Place lines one below the other; an empty string leaves a gap of half a line."""
    placed = []
    for line in lines:
        if line:
            placed.append((x, y, line))
        y -= step if line else step / 2
    return placed


def docx_bytes() -> bytes:
    """Write a Word document with a title, headings, a table and core properties."""
    import datetime

    import docx

    document = docx.Document()
    document.add_paragraph("Fishing deal signed", style="Title")
    document.add_paragraph("Verrick said “no”.")
    document.add_heading("The vote", level=2)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Tobin Harsk"
    table.cell(0, 1).text = "spokesperson"
    document.add_paragraph("Oresh agreed.")
    document.core_properties.title = "Fishing deal signed"
    document.core_properties.author = "Lena Orrick"
    document.core_properties.created = datetime.datetime(2024, 10, 17, 8, 30)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def read_bytes(
    data: bytes, name: str = "sample.txt", options: ReadOptions | None = None
) -> list[Document | InputError]:
    """Read bytes as if they were a file of that name."""
    return list(read_source(Source(name, data), options or ReadOptions()))


def read_document(data: bytes, name: str, options: ReadOptions | None = None) -> Document:
    """Read bytes that hold one document."""
    (document,) = read_bytes(data, name, options)
    assert isinstance(document, Document), document
    return document


def read_error(data: bytes, name: str, options: ReadOptions | None = None) -> InputError:
    """Read bytes that cannot be read."""
    (error,) = read_bytes(data, name, options)
    assert isinstance(error, InputError), error
    assert name in str(error)
    assert error.problem.endswith((".", ")"))
    assert error.advice
    return error


def zone_texts(document: Document) -> list[tuple[str, str | None, str]]:
    """Return kind, label and words of every zone."""
    return [(zone.kind, zone.label, zone.span.of(document.text)) for zone in document.zones]

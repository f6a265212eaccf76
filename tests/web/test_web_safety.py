"""The reading room is safe by construction: who is let in, and what hostile input can do."""

from __future__ import annotations

import re
import socket

import pytest
from fastapi.routing import APIRoute
from lxml import html as lxml_html
from web_cases import BASE, HOSTILE, TOKEN

from onrecord.web.intake import _file_name
from onrecord.web.queue import About, Submission

OWN = {"Origin": BASE}
CHOOSING = re.compile(r"/documents/\d+(/statements/\w+)?")


def csrf(client):
    return client.app.state.settings.csrf


def post(client, path="/api/documents", headers=OWN, **form):
    files = form.pop("files", None)
    data = {"csrf": csrf(client), **form}
    # A form of several parts even without files.
    return client.post(path, data=data, files=files or {"none": ("", b"")}, headers=headers)


def routes(app, method):
    found = [each for each in all_routes(app.routes) if method in (each.methods or ())]
    assert found
    return found


def all_routes(some):
    for each in some:
        if isinstance(each, APIRoute):
            yield each
        else:
            yield from all_routes(getattr(getattr(each, "original_router", each), "routes", []))


PAGES = (
    "/",
    "/documents",
    "/documents/1",
    "/documents/2",
    "/documents/2/remove",
    "/documents/1/check",
    "/documents/2/check?against=1",
    "/documents/1/check?against=2",
    "/search?q=weir",
    "/search?q=that",
    "/speakers",
    "/outlets",
    "/speaker?name=Ada+Quill",
    "/speaker?name=Mallory+%3Cb%3EBold%3C/b%3E",
    "/timeline?name=Ada+Quill",
    "/timeline?name=Mallory+%3Cb%3EBold%3C/b%3E",
    "/topics",
    "/topic?name=River",
    "/outlet?name=%22%3E%3Cscript%3Ealert('outlet')%3C/script%3E",
    "/help",
    "/batches",
    "/nowhere<script>alert(1)</script>",
)


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_forbids_what_is_not_its_own(client, path):
    answer = client.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "*" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", PAGES)
def test_hostile_words_are_words(client, path):
    page = lxml_html.fromstring(client.get(path).content)
    scripts = [script.get("src") for script in page.iter("script")]
    assert scripts[:3] == ["/static/theme.js", "/static/record.js", "/static/room.js"]
    choosing = ["/static/edges.js", "/static/choose.js"]
    assert scripts[3:] == (choosing if CHOOSING.fullmatch(path) else [])
    assert not list(page.iter("img", "iframe", "object", "embed", "style", "base"))
    for element in page.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert name != "style"
            if name in ("href", "src", "action"):
                assert re.match(r"(/(?!/)|#|data:,$|https?://)", value), value
    words = re.sub(r"\d\d:\d\d|2649", "", page.xpath("string(//main)"))  # a clock says 49, too
    assert "49" not in words


def test_hostile_correction_is_words(client):
    document = client.get("/api/documents/2").json()["document"]
    place = HOSTILE.index("<script>alert('content')")
    path = "/documents/2/statements"
    given = {"content": f"{place}-{place + 30}", "text": document["text_sha256"]}
    speaker = "</option><script>alert('speaker')</script>"
    added = post(client, path, action="add", speaker=speaker, **given)
    assert added.status_code == 303
    for address in (added.headers["location"].partition("#")[0], "/documents/2/remove"):
        test_hostile_words_are_words(client, address)
    key = added.headers["location"].partition("#")[2]
    test_hostile_words_are_words(client, f"/documents/2/statements/{key}")
    assert speaker in lxml_html.fromstring(client.get("/documents/2").content).text_content()


def test_hostile_article_is_shown_to_the_letter(client):
    page = lxml_html.fromstring(client.get("/documents/2").content)
    (article,) = page.find_class("text")
    assert article.text_content() == HOSTILE


def test_spreadsheet_gets_no_formula(client):
    lines = client.get("/search.csv?speaker=Mallory").text
    assert "'=HYPERLINK" in lines
    assert ",=" not in lines
    assert ',"=' not in lines


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8321", 200),
        ("localhost:8321", 200),
        ("[::1]:8321", 200),
        ("127.0.0.1:80", 421),
        ("127.0.0.1", 421),
        ("evil.example", 421),
        ("evil.example:8321", 421),
        ("127.0.0.1.evil.example:8321", 421),
        ("192.168.1.5:8321", 421),
        ("", 421),
    ],
)
def test_only_its_own_names_are_answered(client, host, status):
    assert client.get("/", headers={"Host": host}).status_code == status


def test_every_change_needs_the_token_of_its_pages(client):
    for route in routes(client.app, "POST"):
        if route.path == "/token":
            continue  # There is nothing to be had by letting a browser in.
        for given in ("", "wrong", "é"):
            answer = post(client, route.path, csrf=given, text="Ada said no.")
            assert answer.status_code == 403, route.path
    assert client.app.state.queue.batches(5) == []


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "https://127.0.0.1:8321"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Referer": "http://evil.example/127.0.0.1:8321"},
        {"Origin": "http://[", "Referer": BASE},
    ],
)
def test_every_change_must_come_from_its_own_pages(client, headers):
    for route in routes(client.app, "POST"):
        assert post(client, route.path, headers=headers, text="x").status_code == 403
    assert client.app.state.queue.batches(5) == []


def test_nothing_else_changes_anything(client):
    for route in all_routes(client.app.routes):
        assert route.methods <= {"GET", "POST"}


@pytest.fixture
def closed(make_client):
    return make_client(host="0.0.0.0", token=TOKEN)


def test_token_is_needed_everywhere(closed):
    for route in routes(closed.app, "GET"):
        path = re.sub(r"\{\w+\}", "1", route.path)
        if path in ("/token", "/static/1"):
            continue
        assert closed.get(path, headers={"Accept": "application/json"}).status_code == 401, path
        assert closed.get(f"{path}?token=wrong").headers["location"] == "/token?wrong=yes"
    assert closed.get("/api").status_code == 401
    assert closed.get("/", headers={"Accept": "text/html"}).headers["location"] == "/token"
    assert csrf(closed) not in closed.get("/token").text
    assert post(closed, text="x").status_code == 401


def test_token_becomes_a_cookie(closed):
    answer = closed.get(f"/search?q=weir&token={TOKEN}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=weir")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert TOKEN not in cookie
    assert closed.get("/search?q=weir").status_code == 200


def test_token_can_be_typed_or_sent(closed):
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    assert closed.get("/api/start", headers=bearer).status_code == 200
    wrong = closed.post("/token", data={"token": "wrong"}, headers=OWN)
    assert wrong.headers["location"] == "/token?wrong=yes"
    right = closed.post("/token", data={"token": TOKEN}, headers=OWN)
    assert right.headers["location"] == "/"
    assert closed.get("/").status_code == 200


def test_token_leads_nowhere_else(closed):
    answer = closed.get(f"{BASE}//evil.example/?token={TOKEN}")
    assert answer.headers["location"].startswith("/evil.example")


def test_addresses_are_names_where_a_token_is_needed(closed):
    for host in ("192.168.1.5:8321", f"{socket.gethostname()}:8321"):
        assert closed.get("/token", headers={"Host": host}).status_code == 200
    assert closed.get("/token", headers={"Host": "evil.example:8321"}).status_code == 421


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2f..%2ferrors.py",
        "/static/record.html",
        "/static//etc/passwd",
        "/documents/..%2f..%2fetc%2fpasswd",
    ],
)
def test_no_file_can_be_reached(client, path):
    assert client.get(path).status_code in (404, 422)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("article.txt", "article.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\fakepath\\a.pdf", "a.pdf"),
        ("\u202etxt.exe\x00", "txt.exe"),
        (".hidden", "hidden"),
        ("..", "file"),
        ("x" * 300 + ".html", "x" * 115 + ".html"),
    ],
)
def test_file_names_are_bare(given, kept):
    assert _file_name(given) == kept


def test_uploads_have_limits(make_client):
    small = make_client(max_file_bytes=1_000, max_request_bytes=5_000, max_files=2)
    large = post(small, files={"files": ("a.txt", b"x" * 2_000)})
    assert large.status_code == 422
    assert "a.txt has 0.0 MiB" in large.json()["detail"]
    assert post(small, text="x" * 3_000).status_code in (400, 413)
    assert post(small, files={"files": ("a.txt", b"x" * 9_000)}).status_code == 413
    many = [("files", (f"{number}.txt", b"x")) for number in range(3)]
    assert post(small, files=many).status_code == 400
    chunks = (b"x" * 1_000 for _ in range(9))  # without a Content-Length
    kind = {"Content-Type": "application/x-www-form-urlencoded", **OWN}
    assert small.post("/api/documents", content=chunks, headers=kind).status_code == 413
    assert small.app.state.queue.batches(5) == []


@pytest.mark.parametrize(
    ("address", "resolved"),
    [
        ("http://127.0.0.1/", "127.0.0.1"),
        ("http://localhost:8321/", "127.0.0.1"),
        ("http://[::1]/", "::1"),
        ("http://169.254.169.254/latest/meta-data", "169.254.169.254"),
        ("http://intranet.example/", "10.1.2.3"),
        ("http://rebound.example/", "::ffff:192.168.0.1"),
    ],
)
def test_private_addresses_are_never_fetched(client, monkeypatch, address, resolved):
    def look_up(_host, port, **_kinds):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (resolved, port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "create_connection", lambda *_: pytest.fail("connected"))
    state = client.app.state
    job = state.queue.batch(state.queue.add([Submission("url", address, None, About())])).jobs[0]
    state.worker.read(job, None)
    (problem,) = state.queue.batch(job.batch).jobs[0].problems
    assert "private network" in problem.problem


@pytest.mark.parametrize("address", ["file:///etc/passwd", "ftp://x.example/", "//x", "http://"])
def test_only_web_addresses_are_taken(client, address):
    assert post(client, url=address).status_code == 422

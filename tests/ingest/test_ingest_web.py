"""URLs: fetched within limits, and never into a private network by a redirect."""

import gzip
import socket
import threading
import time
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest
from ingest_samples import ENGLISH, HTML, JSONL, RSS, SRT, docx_bytes, pdf, set_lines

from onrecord.errors import InputError, UnreadableInput, UnsupportedInput
from onrecord.ingest import ReadOptions, Source, find_sources, read_one, read_source
from onrecord.ingest.web import fetch, is_public
from onrecord.types import Document

LETTER = pdf([set_lines(["He said no."])])
ENTITY = ENGLISH.encode("cp1252")
BOMB = gzip.compress(b"word " * 2_000_000)

# Path: (media type, body, more headers).
PAGES = {
    "/page": ("text/html; charset=utf-8", HTML.encode(), {}),
    "/latin": ("text/plain; charset=windows-1252", ENTITY, {}),
    "/note.txt": ("text/plain", ENGLISH.encode(), {}),
    "/letter": ("application/pdf", LETTER, {}),
    "/letter.pdf": ("application/octet-stream", LETTER, {}),
    "/word": ("application/octet-stream", docx_bytes(), {}),
    "/feed": ("application/xml", RSS.encode(), {}),
    "/talk.srt": ("text/plain", SRT.encode(), {}),
    "/wire.jsonl": ("text/plain", JSONL.splitlines()[0].encode(), {}),
    "/wire": ("application/x-ndjson", JSONL.splitlines()[0].encode(), {}),
    "/untyped": (None, HTML.encode(), {}),
    "/picture": ("image/png", b"\x89PNG\r\n\x1a\n", {}),
    "/zipped": ("text/plain", gzip.compress(ENGLISH.encode()), {"Content-Encoding": "gzip"}),
    "/cut-zip": ("text/plain", gzip.compress(ENGLISH.encode())[:-9], {"Content-Encoding": "gzip"}),
    "/not-zip": ("text/plain", ENGLISH.encode(), {"Content-Encoding": "gzip"}),
    "/brotli": ("text/plain", b"xx", {"Content-Encoding": "br"}),
    "/bomb": ("text/plain", BOMB, {"Content-Encoding": "gzip"}),
    "/big": ("text/plain", b"word " * 1000, {}),
    "/cut": ("text/plain", b"word ", {"Content-Length": "500"}),
    "/empty": ("text/plain", b"", {}),
}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.close_connection = True
        with suppress(OSError):
            name, _, argument = self.path.partition("?")
            if name == "/redirect":
                self._start(302, {"Location": argument, "Content-Length": "0"})
            elif name == "/count":
                self._start(302, {"Location": f"/count?{int(argument) + 1}", "Content-Length": "0"})
            elif name == "/down":
                target = f"/down?{int(argument) - 1}" if int(argument) else "/page"
                self._start(302, {"Location": target, "Content-Length": "0"})
            elif name == "/slow-body":
                self._start(200, {"Content-Type": "text/plain"})
                self._drip(b"word ")
            elif name == "/slow-head":
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                self._drip(b"X-More: yes\r\n")
            elif name == "/garbage":
                self.wfile.write(b"\x00\x01 what\r\n\r\n")
            elif name == "/status":
                self._start(int(argument), {"Content-Length": "0"})
            elif name == "/echo":
                self._body("text/plain", f"{self.path} {self.headers['Host']}".encode(), {})
            elif name in PAGES:
                self._body(*PAGES[name])
            else:
                self._start(404, {"Content-Length": "0"})

    def _start(self, status, headers):
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()

    def _body(self, media_type, body, headers):
        typed = {"Content-Type": media_type} if media_type else {}
        self._start(200, {"Content-Length": str(len(body)), **typed, **headers})
        self.wfile.write(body)

    def _drip(self, data):
        for _ in range(100):
            self.wfile.write(data)
            self.wfile.flush()
            time.sleep(0.05)

    def log_message(self, *_):
        pass


@pytest.fixture
def server(socket_enabled):  # noqa: ARG001
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    port = httpd.server_address[1]
    yield SimpleNamespace(port=port, url=f"http://127.0.0.1:{port}")
    httpd.shutdown()
    thread.join()
    httpd.server_close()


@pytest.fixture
def resolve(monkeypatch):
    """Make invented host names resolve, in turn, to the addresses given."""
    table = {}
    real = socket.getaddrinfo

    def look_up(host, port, *arguments, **options):
        answers = table.get(host)
        if answers is None:
            return real(host, port, *arguments, **options)
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return table


def refused(url, options=None) -> UnreadableInput:
    (error,) = read_source(Source(url), options or ReadOptions())
    assert isinstance(error, UnreadableInput), error
    assert error.origin == url
    assert error.advice
    return error


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/page", "text/html"),
        ("/latin", "text/plain"),
        ("/note.txt", "text/plain"),
        ("/letter", "application/pdf"),
        ("/letter.pdf", "application/pdf"),
        ("/talk.srt", "application/x-subrip"),
        ("/wire.jsonl", "application/jsonl"),
        ("/wire", "application/jsonl"),
        ("/untyped", "text/html"),
        ("/zipped", "text/plain"),
    ],
)
def test_type_and_content_decide_the_format(server, path, media_type):
    document = read_one(server.url + path)
    assert document.origin.media_type == media_type
    if media_type == "text/plain":
        assert document.text == ENGLISH


def test_word_and_feed(server):
    assert read_one(server.url + "/word").title == "Fishing deal signed"
    entries = list(read_source(Source(server.url + "/feed"), ReadOptions()))
    assert [isinstance(entry, Document) for entry in entries] == [True, False, True]
    assert entries[0].origin.path == server.url + "/feed#1"


def test_documents_name_the_address_as_typed_and_where_it_led(server):
    url = f"{server.url}/redirect?/note.txt"
    document = read_one(url)
    assert document.origin.path == url
    assert read_one(server.url + "/letter").url == server.url + "/letter"
    # A page's own address, where it gives one, is the better one to quote.
    assert read_one(server.url + "/page").url == "https://northern.example/fish"


def test_addresses_are_escaped_as_browsers_do(server):
    text = fetch(f"{server.url}/echo?a b&é=%C3%A9#part", ReadOptions()).data.decode()
    assert text == f"/echo?a%20b&%C3%A9=%C3%A9 127.0.0.1:{server.port}"


def test_a_scheme_in_capitals_is_a_url(server):
    (source,) = find_sources([f"HTTP://127.0.0.1:{server.port}/note.txt"])
    assert isinstance(next(read_source(source)), Document)


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/missing", "404"),
        ("/status?403", "403"),
        ("/status?500", "500"),
        ("/status?204", "204"),
        ("/cut", "cut off"),
        ("/cut-zip", "cut off"),
        ("/not-zip", "cannot be fetched"),
        ("/brotli", "compressed"),
        ("/garbage", "cannot be fetched"),
        ("/count?0", "redirects more than 5 times"),
        ("/redirect?ftp://northern.example/", "must begin with http:// or https://"),
        ("/redirect?file:///etc/hostname", "must begin with http:// or https://"),
        ("/redirect?http://[", "cannot be fetched"),
    ],
)
def test_failures(server, path, problem):
    assert problem in refused(server.url + path).problem


def test_as_many_redirects_as_allowed(server):
    assert read_one(f"{server.url}/down?4").title == "Fishing deal signed"
    assert "redirects more than" in refused(f"{server.url}/down?5").problem


def test_other_types_are_unsupported(server):
    (error,) = read_source(Source(server.url + "/picture"), ReadOptions())
    assert isinstance(error, UnsupportedInput)
    (error,) = read_source(Source(server.url + "/empty"), ReadOptions())
    assert isinstance(error, InputError)


@pytest.mark.parametrize("path", ["/big", "/bomb"])
def test_size_limit(server, path):
    error = refused(server.url + path, ReadOptions(max_bytes=4999))
    assert "4,999 bytes" in error.problem
    assert "--max-bytes" in error.advice


def test_size_limit_is_inclusive(server):
    assert len(fetch(server.url + "/big", ReadOptions(max_bytes=5000)).data) == 5000


@pytest.mark.parametrize("path", ["/slow-body", "/slow-head"])
def test_time_limit_holds_for_the_whole(server, path):
    started = time.monotonic()
    error = refused(server.url + path, ReadOptions(timeout=0.4))
    assert "0.4 seconds" in error.problem
    assert "--timeout" in error.advice
    assert time.monotonic() - started < 3


@pytest.mark.usefixtures("socket_enabled")
def test_time_limit_holds_for_looking_up_a_host(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(2))
    assert "0.2 seconds" in refused("http://slow.example/", ReadOptions(timeout=0.2)).problem


@pytest.mark.usefixtures("socket_enabled")
def test_nobody_listens():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "cannot be fetched" in refused(f"http://127.0.0.1:{port}/").problem


@pytest.mark.parametrize(
    "target",
    [
        "http://localhost:{port}/note.txt",
        "http://127.0.0.2:{port}/note.txt",
        "http://0.0.0.0:{port}/note.txt",
        "http://2130706433:{port}/note.txt",
        "http://[::ffff:127.0.0.1]:{port}/note.txt",
        "http://10.0.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[fd00::1]/",
    ],
)
def test_redirects_into_private_networks_are_refused(server, target):
    url = f"{server.url}/redirect?{target.format(port=server.port)}"
    assert "private network" in refused(url).problem


def test_redirects_to_another_port_of_the_host_are_refused(server):
    assert "private network" in refused(f"{server.url}/redirect?http://127.0.0.1:9/").problem


def test_a_name_that_changes_its_address_gains_nothing(server, resolve):
    resolve["wire.example"] = [["127.0.0.1"], ["127.0.0.2"]]
    url = f"http://wire.example:{server.port}/redirect?/note.txt"
    assert "127.0.0.2" in refused(url).problem


def test_the_address_that_was_checked_is_connected_to(server, resolve):
    # A second look-up would lead nowhere.
    resolve["wire.example"] = [["127.0.0.1"], ["192.0.2.1"]]
    assert read_one(f"http://wire.example:{server.port}/note.txt").text == ENGLISH


def test_a_name_with_public_addresses_is_not_followed_to_private_ones(server, resolve, monkeypatch):
    tried = []

    def connect(address, timeout):  # noqa: ARG001
        tried.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    resolve["wire.example"] = [["127.0.0.1", "93.184.216.34"]]
    refused(f"http://wire.example:{server.port}/note.txt")
    assert tried == ["93.184.216.34"]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d822", True),
        ("2002:7f00:1::", False),
        ("64:ff9b:1::7f00:1", False),
        ("64:ff9b:1::5db8:d822", False),
        ("fec0::1", False),
        ("::127.0.0.1", False),
        ("::93.184.216.34", False),
        ("::ffff:0:127.0.0.1", False),
        ("192.0.0.8", False),
        ("::ffff:192.0.0.8", False),
    ],
)
def test_public_addresses(address, public):
    assert is_public(address) is public


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http:///page",
        "http://[",
        "http://host:port/",
        "http://host:99999/",
        "http://user:word@northern.example/",
        "http://" + "a" * 300 + "/",
        "http://..",
    ],
)
def test_addresses_that_make_no_sense(url):
    assert isinstance(refused(url), UnreadableInput)

"""Fetching a URL that the user typed, within limits, and never into a private network unasked.

A host is looked up once for each hop, its addresses are checked, and the connection goes to the
checked address: a name that changes its address in between gains nothing. A private, loopback or
link-local address is reached only where the user typed its host himself, or where a redirect stays
on that host and at the addresses that it had then; with ``public_only`` it never is.
"""

from __future__ import annotations

import http.client
import io
import ipaddress
import queue
import socket
import ssl
import threading
import time
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from onrecord.errors import UnreadableInput
from onrecord.ingest.options import ReadOptions
from onrecord.ingest.payload import Payload

MAX_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_PORTS = {"http": 80, "https": 443}
_CHUNK = 65_536
_HEADERS = {
    "User-Agent": "onrecord",
    "Accept": "text/html, text/plain, application/pdf, application/xml;q=0.9, */*;q=0.5",
    "Accept-Encoding": "identity, gzip;q=0.5",
    "Connection": "close",
}
# For protocols, not for hosts; some versions of Python take most of it for global.
_PROTOCOLS = ipaddress.ip_network("192.0.0.0/24")
# All that is assigned to the public internet; around it are old and local ways to write IPv4.
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
# Leads on to an IPv4 address.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

_LIMIT_ADVICE = "Raise the limit with --max-bytes, or save it and give the file."


@dataclass(frozen=True, slots=True)
class _Hop:
    """Where to go: a URL taken apart."""

    url: str
    scheme: str
    host: str
    port: int
    target: str


def fetch(url: str, options: ReadOptions) -> Payload:
    """Fetch a URL, following redirects.

    Raises:
        UnreadableInput: If it cannot be had, leads to a private network, or breaks a limit.
    """
    deadline = time.monotonic() + options.timeout
    typed = hop = _hop(url, url)
    try:
        typed_addresses = addresses = _reachable(_look_up(typed, deadline))
        if options.public_only:
            _check_public(url, addresses)
        for _ in range(MAX_REDIRECTS + 1):
            with _request(hop, addresses, deadline) as response:
                location = response.headers.get("Location")
                if response.status in _REDIRECTS and location:
                    hop = _hop(urljoin(hop.url, location), url)
                    addresses = _reachable(_look_up(hop, deadline))
                    stays = (
                        not options.public_only
                        and hop.host == typed.host
                        and hop.port in (typed.port, _PORTS["https"])
                    )
                    _check_redirect(url, hop, addresses, typed_addresses if stays else ())
                else:
                    return _payload(url, hop, response, options)
    except TimeoutError as error:
        raise UnreadableInput(
            url,
            f"did not arrive within {options.timeout:g} seconds.",
            "Try again, give it longer with --timeout, or save it and give the file.",
        ) from error
    except (OSError, http.client.HTTPException, zlib.error, UnicodeError, ValueError) as error:
        raise UnreadableInput(
            url,
            f"cannot be fetched ({type(error).__name__}: {error}).",
            "Check the address and the connection, or save the page and give the file.",
        ) from error
    raise UnreadableInput(
        url,
        f"redirects more than {MAX_REDIRECTS} times; the last one to {hop.url}.",
        "Open it in a browser, and give the address where it ends.",
    )


def _hop(url: str, typed: str) -> _Hop:
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii") if parts.hostname else ""
    except ValueError:
        parts, port, host = SplitResult("", "", "", "", ""), None, ""
    if parts.scheme not in _PORTS or not host or parts.username or parts.password:
        raise UnreadableInput(
            typed,
            f"{url!r} is not an address that is fetched; it must begin with http:// or https:// "
            "and a host, without user name or password.",
            "Check the address.",
        )
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    # What a browser would escape; what is escaped already stays.
    target = "".join(c if "!" <= c <= "~" else _escaped(c) for c in target)
    return _Hop(url, parts.scheme, host, port or _PORTS[parts.scheme], target)


def _escaped(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))


def _reachable(addresses: tuple[str, ...]) -> tuple[str, ...]:
    """Return the public addresses of a host; the private ones only if it has no others."""
    return tuple(filter(is_public, addresses)) or addresses


def _check_public(url: str, addresses: tuple[str, ...]) -> None:
    for address in addresses:
        if not is_public(address):
            raise UnreadableInput(
                url,
                f"is in a private network ({address}), from which nothing is fetched here.",
                "Save the page and give the file.",
            )


def _check_redirect(
    url: str, hop: _Hop, addresses: tuple[str, ...], allowed: tuple[str, ...]
) -> None:
    for address in addresses:
        if not is_public(address) and address not in allowed:
            raise UnreadableInput(
                url,
                f"redirects to {hop.url}, which is in a private network ({address}).",
                "If you trust it, give that address yourself, or save the page and give the file.",
            )


def is_public(address: str) -> bool:
    """Tell whether an IP address is on the public internet, whatever it is wrapped in."""
    parsed = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour or (parsed.teredo or (None, None))[1]
        if parsed in _NAT64:
            inner = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
        if inner is None:
            return parsed in _GLOBAL_UNICAST and parsed.is_global
        parsed = inner
    return parsed.is_global and not parsed.is_multicast and parsed not in _PROTOCOLS


def _look_up(hop: _Hop, deadline: float) -> tuple[str, ...]:
    """Look a host up in a thread: the system's resolver knows no time limit."""
    found: queue.SimpleQueue[list[Any] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found.put(socket.getaddrinfo(hop.host, hop.port, type=socket.SOCK_STREAM))
        except OSError as error:
            found.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = found.get(timeout=_remaining(deadline))
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(answer, OSError):
        raise answer
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in answer))


def _remaining(deadline: float) -> float:
    remaining = deadline - time.monotonic()
    if remaining <= 0:
        raise TimeoutError
    return remaining


class _TimedStream(io.RawIOBase):
    """Reads a socket; every read gets only the time that is left of the whole."""

    def __init__(self, connection: socket.socket, deadline: float) -> None:
        super().__init__()
        self._connection = connection
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._connection.settimeout(_remaining(self._deadline))
        return self._connection.recv_into(buffer)

    def close(self) -> None:
        if not self.closed:
            self._connection.close()
        super().close()


class _TimedSocket:
    """As much of a socket as ``http.client.HTTPResponse`` wants of one."""

    def __init__(self, connection: socket.socket, deadline: float) -> None:
        self._stream = _TimedStream(connection, deadline)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(self._stream)


def _request(hop: _Hop, addresses: tuple[str, ...], deadline: float) -> http.client.HTTPResponse:
    connection = _connect(hop, addresses, deadline)
    try:
        host = f"[{hop.host}]" if ":" in hop.host else hop.host
        headers = {"Host": host if hop.port == _PORTS[hop.scheme] else f"{host}:{hop.port}"}
        lines = [f"GET {hop.target} HTTP/1.1"]
        lines += [f"{name}: {value}" for name, value in {**headers, **_HEADERS}.items()]
        connection.settimeout(_remaining(deadline))
        connection.sendall("\r\n".join((*lines, "", "")).encode("ascii"))
        response = http.client.HTTPResponse(_TimedSocket(connection, deadline), method="GET")  # type: ignore[arg-type]
        response.begin()
    except BaseException:
        connection.close()
        raise
    return response


def _connect(hop: _Hop, addresses: tuple[str, ...], deadline: float) -> socket.socket:
    failure: OSError = OSError("the host has no address")
    for address in addresses:
        try:
            connection = socket.create_connection((address, hop.port), _remaining(deadline))
        except TimeoutError:
            raise
        except OSError as error:
            failure = error
            continue
        if hop.scheme == "http":
            return connection
        try:
            connection.settimeout(_remaining(deadline))
            context = ssl.create_default_context()
            return context.wrap_socket(connection, server_hostname=hop.host)
        except BaseException:
            connection.close()
            raise
    raise failure


def _payload(
    url: str, hop: _Hop, response: http.client.HTTPResponse, options: ReadOptions
) -> Payload:
    if response.status != 200:
        raise UnreadableInput(
            url,
            f"the server answered {response.status} {response.reason}.",
            "Check the address in a browser; if the page needs a login, save it and give the file.",
        )
    data = _body(url, response, options.max_bytes)
    content_type = response.headers.get("Content-Type")
    charset = response.headers.get_content_charset()
    return Payload(
        url,
        data,
        suffix=PurePosixPath(unquote(urlsplit(hop.url).path)).suffix.lower(),
        media_type=response.headers.get_content_type() if content_type else None,
        charset=charset,
        url=hop.url.partition("#")[0],
    )


def _body(url: str, response: http.client.HTTPResponse, limit: int) -> bytes:
    encoding = response.headers.get("Content-Encoding", "identity").lower()
    if encoding not in ("identity", "gzip", "x-gzip", ""):
        raise UnreadableInput(
            url, f"the server sent it compressed as {encoding!r}.", "Save it and give the file."
        )
    unpack = zlib.decompressobj(wbits=31) if "gzip" in encoding else None
    body = bytearray()
    taken = 0
    while chunk := response.read1(_CHUNK):
        taken += len(chunk)
        # One byte over the limit is enough to know; a bomb is never unpacked further.
        body += unpack.decompress(chunk, limit + 1 - len(body)) if unpack else chunk
        if max(len(body), taken) > limit:
            raise UnreadableInput(url, f"has more than {limit:,} bytes.", _LIMIT_ADVICE)
    if response.length or (unpack is not None and not unpack.eof):
        raise UnreadableInput(
            url, f"was cut off after {taken:,} bytes.", "Try again, or save it and give the file."
        )
    return bytes(body)

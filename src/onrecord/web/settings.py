"""What a reading room is started with."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
import socket
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.ingest.options import MEBIBYTE

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """How the reading room is served.

    Attributes:
        archive: The archive's file.
        model: Folder of the model that reads what is dropped in.
        threads: Threads of that model.
        host, port: Where it listens.
        token: What a browser has to know; ``None`` only where nobody but this machine is served.
        names: Further names by which browsers reach it.
        max_file_bytes: The most that one file, text or page may have.
        max_request_bytes: The most that one request may have.
        max_files: The most files in one request.
        csrf: Proves that a change was asked for by a page of this program; new with each start.
    """

    archive: Path
    model: Path
    threads: int = 2
    host: str = "127.0.0.1"
    port: int = 8321
    token: str | None = None
    names: tuple[str, ...] = ()
    max_file_bytes: int = 20 * MEBIBYTE
    max_request_bytes: int = 100 * MEBIBYTE
    max_files: int = 500
    csrf: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def cookie_name(self) -> str:
        """Cookies know no ports: two reading rooms on one machine must not share one."""
        return f"onrecord_{self.port}"

    @property
    def cookie_value(self) -> str:
        """What the cookie holds: made from the token, and not the token itself."""
        return hmac.new((self.token or "").encode(), b"onrecord cookie", hashlib.sha256).hexdigest()

    def is_known_host(self, name: str) -> bool:
        """Tell whether a request's ``Host`` names this server.

        A page elsewhere can have its own name point at this machine (DNS rebinding), but not
        change what a browser puts into ``Host``. A bare address cannot be made to point anywhere.
        """
        host, _, port = name.rpartition(":") if not name.endswith("]") else (name, "", "")
        if not host:
            host, port = name, ""
        if (port or "80") != str(self.port):
            return False
        host = host.lower()
        if host in LOOPBACK:
            return True
        if self.token is None:
            return False
        return host in self.names or host in _own_names() or _is_address(host)


def _own_names() -> set[str]:
    name = socket.gethostname().lower()
    return {name, f"{name}.local"}


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True

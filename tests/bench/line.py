"""A web server that squeezes what it sends and counts it, over a line as slow as asked."""

from __future__ import annotations

import gzip
import mimetypes
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

LATENCY = 0.06  # seconds for each request
RATE = 9e6 / 8  # bytes a second, of all requests together
HEAD = 200  # bytes of an answer's head, about
PIECE = 8192


class Line:
    """What went over the line: bytes by path; and the line's one share of time."""

    def __init__(self, folder: Path, slow: bool) -> None:
        self.folder, self.slow = folder, slow
        self.sent: Counter[str] = Counter()
        self.squeezed: dict[str, bytes] = {}
        self.lock = threading.Lock()
        self.free = 0.0

    def take(self, size: int) -> None:
        """Wait until so many bytes have gone."""
        if not self.slow:
            return
        with self.lock:
            self.free = max(self.free, time.monotonic()) + size / RATE
            until = self.free
        time.sleep(max(until - time.monotonic(), 0))

    def content(self, path: str) -> bytes:
        """Return a file's bytes, squeezed."""
        if path not in self.squeezed:
            self.squeezed[path] = gzip.compress((self.folder / path).read_bytes(), 6, mtime=0)
        return self.squeezed[path]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    line: Line

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).lstrip("/")
        if not path or path.endswith("/"):
            path += "index.html"
        if self.line.slow:
            time.sleep(LATENCY)
        if not (self.line.folder / path).is_file():
            self.send_error(404)
            return
        content = self.line.content(path)
        self.send_response(200)
        self.send_header("Content-Type", mimetypes.guess_type(path)[0] or "application/octet-stream")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Cache-Control", "max-age=600")  # as GitHub Pages has it
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        with self.line.lock:
            self.line.sent[path] += len(content) + HEAD
        try:
            for at in range(0, len(content), PIECE):
                self.line.take(min(PIECE, len(content) - at))
                self.wfile.write(content[at : at + PIECE])
        except ConnectionError:
            self.close_connection = True  # the browser has seen enough

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002, the base class calls it so
        """Say nothing."""


@contextmanager
def served(folder: Path, slow: bool) -> Iterator[tuple[str, Line]]:
    """Serve a folder while the block runs; gives its address and what goes over the line."""
    line = Line(folder, slow)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"line": line}))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", line
    finally:
        server.shutdown()
        server.server_close()

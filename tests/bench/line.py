"""A web server that squeezes what it sends and counts it, over a line as slow as asked.

It does as little as it can for a request, so that what is measured is the page's work and not the server's.
"""

from __future__ import annotations

import asyncio
import gzip
import mimetypes
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

LATENCY = 0.06  # seconds for each request
RATE = 9e6 / 8  # bytes a second, of all requests together
HEAD = 200  # bytes of an answer's head, about
PIECE = 8192


@cache
def squeezed(path: Path) -> bytes:
    """Return a file's bytes, squeezed; as on any host that is done once."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


class Line:
    """What went over the line: bytes by path; and the line's one share of time."""

    def __init__(self, folder: Path, slow: bool) -> None:
        self.folder, self.slow = folder, slow
        self.sent: Counter[str] = Counter()
        self.free = 0.0

    async def take(self, size: int) -> None:
        """Wait until so many bytes have gone."""
        now = asyncio.get_running_loop().time()
        self.free = max(self.free, now) + size / RATE
        await asyncio.sleep(self.free - now)

    def answer(self, target: str) -> tuple[str, bytes, bytes]:
        """Return the path an address leads to, and its answer's head and body."""
        path = unquote(urlsplit(target).path).lstrip("/")
        if not path or path.endswith("/"):
            path += "index.html"
        if not (self.folder / path).is_file():
            return path, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", b""
        content, kind = squeezed(self.folder / path), mimetypes.guess_type(path)[0] or "application/octet-stream"
        head = (
            f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Encoding: gzip\r\n"
            f"Cache-Control: max-age=600\r\nContent-Length: {len(content)}\r\n\r\n"  # as GitHub Pages has it
        )
        return path, head.encode(), content

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection, one after the other."""
        try:
            while True:
                asked = await reader.readuntil(b"\r\n\r\n")
                if self.slow:
                    await asyncio.sleep(LATENCY)
                path, head, content = self.answer(asked.split(b" ", 2)[1].decode())
                self.sent[path] += len(content) + HEAD
                writer.write(head)
                for at in range(0, len(content), PIECE) if self.slow else ():
                    await self.take(min(PIECE, len(content) - at))
                    writer.write(content[at : at + PIECE])
                if not self.slow:
                    writer.write(content)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            writer.close()  # the browser has seen enough


@contextmanager
def served(folder: Path, slow: bool) -> Iterator[tuple[str, Line]]:
    """Serve a folder while the block runs; gives its address and what goes over the line."""
    line, loop, ports = Line(folder, slow), asyncio.new_event_loop(), []
    ready = threading.Event()

    async def listen() -> None:
        async with await asyncio.start_server(line.serve, "127.0.0.1", 0) as server:
            ports.append(server.sockets[0].getsockname()[1])
            ready.set()
            await server.serve_forever()

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.create_task(listen())
        loop.run_forever()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    ready.wait()
    try:
        yield f"http://127.0.0.1:{ports[0]}/", line
    finally:
        asyncio.run_coroutine_threadsafe(_stop(), loop)
        thread.join()
        loop.close()


async def _stop() -> None:
    """End every task of this loop, then the loop."""
    loop = asyncio.get_running_loop()
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()
    loop.call_later(0.05, loop.stop)

"""Run the `decisions` command as `python -m generator`, or as itself once installed."""

from __future__ import annotations

import signal


def run() -> None:
    """Run the command; an interrupt while it is still being read ends it without a traceback."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        from generator import cli  # noqa: PLC0415, below it is read under other signals
    else:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        from generator import cli  # noqa: PLC0415, the same

        signal.signal(signal.SIGINT, signal.default_int_handler)
    cli.run()


if __name__ == "__main__":
    run()

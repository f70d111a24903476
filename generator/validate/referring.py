"""The types of values that name a decision: a reference, an earlier reference or address."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from generator.findings import Fix
from generator.model import Reference, Value
from generator.read.nearly import misread
from generator.validate.types import Context, named, scalar

_WRITE = "write one reference, as it is printed in its paper"


class Ref(NamedTuple):
    """A reference of one of the archive's series, in any recognised spelling."""

    def read(self, value: Value, at: str, context: Context) -> Reference | None:
        """Return the reference."""
        found = scalar(value, at, context)
        if found is None:
            return None
        reference = context.parse_reference(found.text)
        if reference is None:
            message = f"{named(at)} is `{found.text[:60]}`, which is no reference this archive knows"
            meant = _misread(found.text, context)
            help_ = suggestion(found.text, context) or _WRITE
            context.fault("not-a-reference", message, value, help_, Fix(value.span, meant) if meant else None)
        return reference

    def schema(self) -> dict[str, Any]:
        """Return a string."""
        return {"type": "string", "minLength": 2}


class Alias(NamedTuple):
    """An earlier reference of the record, or an earlier address of its page, below the site's root."""

    def read(self, value: Value, at: str, context: Context) -> Reference | str | None:
        """Return the reference, or the address as `old/place/`."""
        found = scalar(value, at, context)
        if found is None:
            return None
        reference = context.parse_reference(found.text)
        if reference is not None:
            return reference
        address = found.text.strip().strip("/")
        if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]*(/[A-Za-z0-9][A-Za-z0-9_-]*)*", address):
            return f"{address}/"
        message = f"{named(at)} is `{found.text[:60]}`, neither a reference nor an address of this site"
        help_ = "write a reference, or an address such as /decisions/old-name/"
        context.fault("not-a-reference", message, value, help_)
        return None

    def schema(self) -> dict[str, Any]:
        """Return a string."""
        return {"type": "string", "minLength": 2}


def suggestion(text: str, context: Context) -> str:
    """Ask which reference a text may mean that is none, or return nothing."""
    meant = _misread(text, context)
    return f"did you mean {meant}?" if meant else _numbered(text, context)


def _misread(text: str, context: Context) -> str:
    near = {known for each in misread(text) if (known := context.parse_reference(each)) is not None}
    return str(near.pop()) if len(near) == 1 else ""


def _numbered(text: str, context: Context) -> str:
    """Ask of a bare number whether it is one of a series; none is chosen for the editor."""
    if not re.fullmatch(r"[0-9]{1,5}(?:[/ ][0-9]{1,5})?", text.strip()):
        return ""
    read = (context.parse_reference(f"{name} {text.strip()}") for name in context.series)
    fitting = list(dict.fromkeys(str(each) for each in read if each is not None))
    return f"write the series too: did you mean {' or '.join(fitting)}?" if fitting else ""

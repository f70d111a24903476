"""What an editor is shown before, and after, a register's rows become records."""

from __future__ import annotations

from collections.abc import Iterator

from generator.intake.register import Register
from generator.intake.table import letters

_SHOWN = 3  # drafts shown whole
_LISTED = 50  # refusals and skipped rows listed


def preview(register: Register, folder: str) -> Iterator[str]:
    """Yield the lines that show what would be written below a folder, and why not the rest."""
    yield from columns(register)
    for draft in register.drafts[:_SHOWN]:
        yield ""
        yield f"{folder}/{draft.path} (row {draft.row}):"
        yield from (f"    {line}".rstrip() for line in draft.text.splitlines())
    yield ""
    yield from outcome(register, "will be written")
    yield "nothing written; add --write"


def columns(register: Register) -> Iterator[str]:
    """Yield which column goes to which field, what is left over, and how the sheet was read."""
    used = register.used
    yield from register.notes
    yield f"Row {used.header.number} is the header. Its columns:"
    for column, name in enumerate(used.names):
        field = used.fields.get(column)
        said = f"-> {field}" if field else "ignored" if column in used.ignored else "left over"
        yield f"  {letters(column):>2}  {name}  {said}"


def outcome(register: Register, written: str) -> Iterator[str]:
    """Yield what became of the rows: those refused with row, column and reason; then the counts."""
    for refused in register.refused[:_LISTED]:
        yield f"row {refused.row}, column “{refused.column}”: {refused.reason}"
    if len(register.refused) > _LISTED:
        yield f"… and {len(register.refused) - _LISTED:,} more rows refused"
    if register.skipped:
        names = ", ".join(f"{each.reference} (row {each.row})" for each in register.skipped[:_LISTED])
        yield f"Held already: {names}{' …' if len(register.skipped) > _LISTED else ''}"
    doubtful = sum(draft.doubts > 0 for draft in register.drafts)
    yield (
        f"{register.rows:,} rows: {len(register.drafts):,} {written} ({doubtful:,} with doubts), "
        f"{len(register.skipped):,} skipped because the record exists, {len(register.refused):,} refused"
    )

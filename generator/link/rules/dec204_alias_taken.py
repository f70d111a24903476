"""An earlier reference or address belongs to one record.

An alias keeps an old link alive. Two records that claim one, or an alias that is another record's
own reference, would send its reader to whichever came first.

Bad:
    === decisions/abc-12.md
    aliases: [ABC 7]
    === decisions/abc-7.md
    title: Old radios

Good:
    === decisions/abc-12.md
    aliases: [ABC 8]
    === decisions/abc-7.md
    title: Old radios
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.findings import Finding, Related
from generator.link.archive import Archive
from generator.model import Facts, Reference
from generator.validate.rule import error, rule


@rule("DEC204", waivable=False)
def alias_taken(archive: Archive) -> Iterator[Finding]:
    """An earlier reference or address belongs to one record."""
    owners: dict[Reference | str, Facts] = dict(archive.decisions.items())
    owners |= {f"decisions/{reference.slug}/": facts for reference, facts in archive.decisions.items()}
    for facts in archive.decisions.values():
        for alias in facts.aliases:
            owner = owners.setdefault(alias, facts)
            if owner is not facts:
                other = Related(owner.path, owner.reference_span, f"it belongs to {owner.reference}")
                message = f"the alias {alias} of {facts.reference} is taken"
                help_ = "take the alias out of one of the two"
                yield error(facts.path, facts.reference_span, message, help_, related=(other,))

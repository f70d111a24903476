"""The pipeline: read, validate and link (`checking`, with `reading`), then render and assemble (`building`).

`check` takes an archive to facts and findings; `building.build` takes it on to a site in a folder.
Both are given everything they use: settings, day, cache, shell. What a check does not need is not
imported with it: in a run in which nothing changed, imports are what takes time.
"""

from generator.pipeline.checking import (
    Checked,
    Linked,
    Progress,
    check,
    errors_alone,
    folder_tree,
    for_a_build,
    load,
    numbers,
    quiet,
    report,
    summary,
    version,
)

__all__ = [
    "Checked",
    "Linked",
    "Progress",
    "check",
    "errors_alone",
    "folder_tree",
    "for_a_build",
    "load",
    "numbers",
    "quiet",
    "report",
    "summary",
    "version",
]

"""The pipeline, on one screen: read, validate, link, render, assemble.

`check` takes an archive to facts and findings; `build` takes it on to a site in a folder. Both
are given everything they use: settings, day, cache, shell.
"""

from generator.pipeline.building import Built, build, made_of, shell_of
from generator.pipeline.checking import (
    Checked,
    Linked,
    Progress,
    check,
    folder_tree,
    html_of,
    load,
    packed_bodies,
    quiet,
    report,
    summary,
    version,
)

__all__ = [
    "Built",
    "Checked",
    "Linked",
    "Progress",
    "build",
    "check",
    "folder_tree",
    "html_of",
    "load",
    "made_of",
    "packed_bodies",
    "quiet",
    "report",
    "shell_of",
    "summary",
    "version",
]

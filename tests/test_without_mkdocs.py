"""The core stands alone: a whole site from a plain shell, where MkDocs cannot even be imported."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.bench import corpus

ROOT = Path(__file__).parent.parent
SCRIPT = """
import sys
sys.modules.update({"mkdocs": None, "material": None})  # as if not installed
from datetime import date
from pathlib import Path
from generator import config, pipeline
from generator.assemble.shell import plain_shell
from generator.assemble.site import addresses
from generator.store import Cache
from generator.pipeline import building
folder = Path(sys.argv[1])
settings = config.load(folder / "mkdocs.yml")
cache = Cache.beside(folder)
tree = pipeline.folder_tree(settings, cache, 0)
checked = pipeline.check(settings, tree, date(2026, 6, 1), cache, bodies=True)
shell = plain_shell(settings.name)
built = building.build(checked, shell, folder / "site", cache)
known = addresses(checked.archive, shell)
for address in sorted(known):
    assert (folder / "site" / (f"{address}index.html" if address.endswith("/") else address)).is_file(), address
print(built.total, len([address for address in known if address.endswith("/")]))
"""


def test_a_whole_site_without_mkdocs(tmp_path: Path) -> None:
    corpus.write(tmp_path / "archive", 12)
    command = [sys.executable, "-W", "error", "-c", SCRIPT, str(tmp_path / "archive")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    total, pages = (int(word) for word in done.stdout.split())
    files = [path for path in (tmp_path / "archive/site").rglob("*") if path.is_file()]
    others = [path for path in files if path.suffix != ".html"]
    assert total == pages + len(others)  # the sitemap, the data, files beside pages
    page = (tmp_path / "archive/site/decisions/ben-7/index.html").read_text()
    assert "<h1" in page
    assert "BEN 7" in page

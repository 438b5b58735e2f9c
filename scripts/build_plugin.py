"""Build ``dist/rscovlm_qgis-VERSION.zip``, as QGIS's plugin catalogue accepts it.

The zip holds one folder with the plugin's sources and resources, ``metadata.txt`` and ``LICENSE`` in it. The
same sources give the same bytes. A zip that the catalogue would refuse is not left behind.
"""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path

from catalogue import problems

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "rscovlm_qgis"
SUFFIXES = (".py", ".svg", ".qml", ".qm", ".html", ".css")
SAMPLE = "resources/samples/harbour.tif"
"""What the dock offers to somebody who has no raster at hand; large samples stay out of the zip."""
EPOCH = (1980, 1, 1, 0, 0, 0)


def read_version(path: Path) -> str:
    """Read the plugin's version from ``metadata.txt``.

    Raises:
        ValueError: it has none.
    """
    found = re.search(r"(?m)^version=(\S+)$", path.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError(f"{path} names no version")
    return found[1]


def plugin_files(root: Path) -> dict[str, Path]:
    """Map the names inside the zip to the files on disk.

    Raises:
        FileNotFoundError: the licence or the sample is missing.
    """
    files = {
        f"{PACKAGE}/{path.relative_to(root / PACKAGE).as_posix()}": path
        for path in (root / PACKAGE).rglob("*")
        if path.is_file() and path.suffix in SUFFIXES
    }
    for name in ("metadata.txt", "LICENSE", SAMPLE):
        if not (root / name).is_file():
            raise FileNotFoundError(f"{root / name} is missing")
        files[f"{PACKAGE}/{name}"] = root / name
    return dict(sorted(files.items()))


def build(root: Path, folder: Path) -> Path:
    """Write the zip into a folder and tell its path.

    Raises:
        ValueError: the catalogue would refuse it.
        FileNotFoundError: the licence or the sample is missing.
    """
    target = folder / f"{PACKAGE}-{read_version(root / 'metadata.txt')}.zip"
    files = plugin_files(root)
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    if told := problems(target):
        target.unlink()
        raise ValueError("The plugin catalogue would refuse this:\n" + "\n".join(told))
    return target


def main() -> int:
    """Build from this checkout; an optional argument names another folder for the zip."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist"
    try:
        print(build(ROOT, folder))
    except (ValueError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

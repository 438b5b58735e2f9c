"""Build ``dist/rscovlm_qgis-VERSION.zip``, as QGIS's plugin catalogue accepts it.

The zip holds one folder with the plugin's sources and resources, ``metadata.txt`` and ``LICENSE`` in it. The
same sources give the same bytes.
"""

from __future__ import annotations

import configparser
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "rscovlm_qgis"
SUFFIXES = (".py", ".svg", ".qml", ".qm", ".html")
REQUIRED = (
    "name", "qgisMinimumVersion", "description", "about", "version", "author", "email", "repository",
    "tracker", "icon",
)  # fmt: skip
LIMIT_BYTES = 25 * 2**20
SAMPLE = "resources/samples/harbour.tif"
"""What the dock offers to somebody who has no raster at hand; large samples stay out of the zip."""
EPOCH = (1980, 1, 1, 0, 0, 0)


def read_metadata(path: Path) -> dict[str, str]:
    """Read ``metadata.txt``.

    Raises:
        ValueError: an entry that the catalogue requires is missing or empty.
    """
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign] - the catalogue minds the case
    parser.read(path, encoding="utf-8")
    entries = dict(parser["general"])
    missing = [key for key in REQUIRED if not entries.get(key, "").strip()]
    if missing:
        raise ValueError(f"metadata.txt lacks {', '.join(missing)}")
    return entries


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
        ValueError: the metadata is incomplete, its icon is missing, or the zip is too large.
        FileNotFoundError: the licence is missing.
    """
    metadata = read_metadata(root / "metadata.txt")
    files = plugin_files(root)
    if f"{PACKAGE}/{metadata['icon']}" not in files:
        raise ValueError(f"the icon {metadata['icon']} is missing")
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{PACKAGE}-{metadata['version']}.zip"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in files.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    if target.stat().st_size > LIMIT_BYTES:
        raise ValueError(f"{target} is larger than the catalogue's {LIMIT_BYTES} bytes")
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

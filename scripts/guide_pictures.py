"""Make the pictures of the documentation anew, in QGIS's light and dark themes: ``docs/pictures/*.jpg``.

Run it from the root of a checkout that ``make setup`` has prepared, on a screen of its own:

    xvfb-run -a -s "-screen 0 1440x900x24" .venv/bin/python scripts/guide_pictures.py

Each theme is one QGIS with a fresh profile, in which ``scripts/guide_pictures_qgis.py`` clicks through the
plugin with the embedded model. Panels stand light and dark beside each other in one picture.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
THEMES = {"light": "default", "dark": "Night Mapping"}
LIMIT_S = 1500
MOST_BYTES = 200_000
GAP_PX = 12


def main() -> None:
    """Run QGIS once a theme, then lay the pictures out."""
    with tempfile.TemporaryDirectory(prefix="rscovlm-guide-") as scratch:
        for name, theme in THEMES.items():
            folder = Path(scratch) / name
            folder.mkdir()
            print(f"QGIS in its {name} theme; the model answers on the CPU, which takes minutes.", flush=True)
            take(folder, theme)
        lay_out(Path(scratch))


def take(folder: Path, theme: str) -> None:
    """Have QGIS write its pictures into a folder."""
    out, profile = folder / "pictures", folder / "profile" / "profiles" / "default" / "QGIS"
    for one in (out, profile, folder / "home"):
        one.mkdir(parents=True)
    settings = f"[rscovlm]\naddress=http://127.0.0.1:{free_port()}\n[UI]\nUITheme={theme}\n"
    settings += "[app]\nfirstRunVersionFlag=99999\n[locale]\nuserLocale=en_US\noverrideFlag=true\n"
    (profile / "QGIS3.ini").write_text(settings, encoding="utf-8")
    # By a link, so that a picture tells no path of the machine on which it was made.
    command = folder / "rscovlm"
    command.symlink_to(ROOT / ".venv" / "bin" / "rscovlm")
    environment = {
        **os.environ,
        "RSCOVLM_PICTURES": str(out),
        "RSCOVLM_STATE_DIR": str(folder / "state"),
        "RSCOVLM_COMMAND": str(command),
        "GDAL_PAM_ENABLED": "NO",
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "scripts"))),
        "QT_QPA_PLATFORM": "xcb",
        "HOME": str(folder / "home"),
    }
    code = ROOT / "scripts" / "guide_pictures_qgis.py"
    arguments = ["qgis", "--nologo", "--noversioncheck", "--profiles-path", str(folder / "profile")]
    arguments += ["--code", str(code)]
    with (folder / "log").open("wb") as log:
        done = subprocess.run(
            arguments, env=environment, cwd=ROOT, stdout=log, stderr=log, timeout=LIMIT_S, check=False
        )
    if done.returncode or not (out / "done").is_file():
        sys.exit((folder / "log").read_text(errors="replace")[-3000:] + "\nQGIS did not make the pictures.")


def free_port() -> int:
    """The plugin's own port, if nothing listens there, as a picture shows it; else any."""
    for port in (8765, 0):
        try:
            with socket.create_server(("127.0.0.1", port)) as probe:
                return int(probe.getsockname()[1])
        except OSError:
            continue
    sys.exit("No port is free.")


def lay_out(scratch: Path) -> None:
    """Put light and dark beside each other, one picture a panel.

    A whole window keeps a picture a theme, and paper is white in both.
    """
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    for light in sorted((scratch / "light" / "pictures").glob("*.png")):
        pair = [Image.open(scratch / name / "pictures" / light.name).convert("RGB") for name in THEMES]
        if light.stem.startswith("paper"):
            save(pair[0], light.stem.removeprefix("paper-"))
        elif light.stem.startswith("window"):
            for name, image in zip(THEMES, pair, strict=True):
                save(image, f"{light.stem}-{name}")
        else:
            save(beside(pair), light.stem)


def beside(images: list[Image.Image]) -> Image.Image:
    """Images in a row, on white."""
    width = sum(image.width for image in images) + GAP_PX * (len(images) - 1)
    row = Image.new("RGB", (width, max(image.height for image in images)), "white")
    left = 0
    for image in images:
        row.paste(image, (left, 0))
        left += image.width + GAP_PX
    return row


def save(image: Image.Image, name: str) -> None:
    """Write a JPEG that is as good as its limit allows."""
    path = PICTURES / f"{name}.jpg"
    for quality in range(90, 30, -5):
        image.save(path, quality=quality, optimize=True, subsampling=0 if quality > 70 else 2)
        if path.stat().st_size < MOST_BYTES:
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB, quality {quality}")
            return
    sys.exit(f"{path} is larger than {MOST_BYTES} bytes at any quality.")


if __name__ == "__main__":
    main()

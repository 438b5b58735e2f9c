#!/usr/bin/env bash
# Install what is missing, and touch neither network nor disk when nothing is: QGIS and its helpers from
# Debian's packages, the backend into .venv from requirements.lock.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

PACKAGES=(
    qgis python3-qgis qgis-providers python3-requests
    xvfb xauth xdotool imagemagick
    python3-venv python3-pytest python3-pytest-timeout
)

say() { printf '%s\n' "$*" >&2; }
die() { say "setup: $*"; exit 1; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

missing_packages() {
    local package
    for package in "${PACKAGES[@]}"; do
        dpkg-query -W -f='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || echo "$package"
    done
}

# Elsewhere than on Debian and its kin the packages have other names: say what is needed, and go on if it is there.
check_by_hand() {
    local program
    for program in qgis xvfb-run xdotool import; do
        command -v "$program" >/dev/null || die "'$program' is missing, and this is no Debian system:" \
            "install QGIS with its Python, Xvfb, xdotool, ImageMagick and pytest yourself, then run this again."
    done
}

install_packages() {
    command -v dpkg-query >/dev/null || { check_by_hand; return; }
    local missing
    mapfile -t missing < <(missing_packages)
    [ "${#missing[@]}" -gt 0 ] || return 0
    [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null ||
        die "these packages are missing: ${missing[*]}. Ask someone with root rights to install them."
    say "Installing ${missing[*]}"
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
    as_root "${apt[@]}" update
    as_root "${apt[@]}" install -y --no-install-recommends "${missing[@]}"
}

# The first Python that is new enough and can make virtual environments.
find_python() {
    local candidate
    for candidate in "${PYTHON:-}" /usr/bin/python3 python3.13 python3.12 python3.11 python3; do
        [ -n "$candidate" ] || continue
        "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
        echo "$candidate"
        return
    done
    die "Python 3.11 or later with 'venv' is needed; name one with PYTHON=/path/to/python3."
}

# Everything the environment was made from, the place of the checkout included.
fingerprint() {
    { pwd; cat requirements.lock pyproject.toml metadata.txt; } | sha256sum | cut -d' ' -f1
}

install_environment() {
    local stamp=.venv/.installed-from python
    [ "$(cat "$stamp" 2>/dev/null)" != "$(fingerprint)" ] || [ ! -x .venv/bin/rscovlm ] || return 0
    if ! .venv/bin/python -c '' 2>/dev/null; then
        python=$(find_python)
        say "Making .venv with $python"
        "$python" -m venv --clear .venv
    fi
    say "Installing the backend into .venv"
    local pip=(.venv/bin/python -m pip --quiet --disable-pip-version-check install)
    "${pip[@]}" -r requirements.lock ||
        die "pip could not install requirements.lock (see above); the first time it needs its package index."
    "${pip[@]}" --no-deps --no-build-isolation -e .
    fingerprint >"$stamp"
}

case "${1:-all}" in
    all) install_packages; install_environment ;;
    backend) install_environment ;;
    *) die "usage: setup.sh [all|backend]" ;;
esac

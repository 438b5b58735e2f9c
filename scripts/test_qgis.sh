#!/usr/bin/env bash
# The QGIS tier in another QGIS than this system's: scripts/test_qgis.sh SUITE VERSION [pytest's arguments]
#
# SUITE is a release of Debian, VERSION how its QGIS's version begins. The first run installs the release and its
# QGIS into a folder of its own (2 GB), under ~/.cache/rscovlm or $QGIS_ROOTS; later runs use it as it is and
# need no network. Remove the folder to have it made anew.
#
# QGIS and the tests run in that root. The backend that they start is this checkout's, in .venv: there it is a
# script that goes back into this system. All of it has mounts and processes of its own, so that nothing stays
# mounted or running, however it ends.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

PACKAGES=(
    qgis python3-qgis qgis-providers python3-requests
    xvfb xauth
    python3-pytest python3-pytest-timeout
)
SCREEN="-screen 0 1600x1000x24"
PASSED_ON=(CI PYTHONPATH OMP_NUM_THREADS http_proxy https_proxy MIRROR)

say() { printf '%s\n' "$*" >&2; }
die() { say "test_qgis: $*"; exit 1; }

# As root, in a namespace of its own of mounts and processes: this script again.
enter() {
    local program name handed=()
    for program in debootstrap unshare chroot; do
        PATH=$PATH:/usr/sbin:/sbin command -v "$program" >/dev/null ||
            die "'$program' is missing; on Debian: apt install debootstrap util-linux coreutils."
    done
    [ -x .venv/bin/rscovlm ] || die "the backend is not in .venv; 'make setup' installs it."
    for name in "${PASSED_ON[@]}"; do
        [ -z "${!name:-}" ] || handed+=("$name=${!name}")
    done
    local command=(env "${handed[@]}" "PATH=$PATH:/usr/sbin:/sbin" INSIDE=1
        unshare --mount --pid --fork --kill-child --mount-proc
        "$PWD/scripts/test_qgis.sh" "$folder" "$@")
    if [ "$(id -u)" -eq 0 ]; then exec "${command[@]}"; fi
    command -v sudo >/dev/null || die "making and entering a Debian root takes root rights: run this as root," \
        "or as a user with sudo."
    exec sudo "${command[@]}"
}

# Where this system's own packages come from has the other releases too.
find_mirror() {
    [ -z "${MIRROR:-}" ] || { echo "$MIRROR"; return; }
    apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian' 2>/dev/null | head -n 1
}

fingerprint() { echo "$suite ${PACKAGES[*]}"; }

make_root() {
    [ "$(cat "$root/.made-from" 2>/dev/null)" != "$(fingerprint)" ] || return 0
    local mirror apt
    mirror=$(find_mirror)
    [ -n "$mirror" ] || die "this system's packages do not come from a Debian mirror; name one by MIRROR=http://…"
    say "Installing Debian $suite with its QGIS into $root"
    rm -rf "$root"
    mkdir -p "$root"
    debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$root.log" 2>&1 ||
        { tail -n 5 "$root.log" >&2; die "debootstrap could not install Debian $suite; see $root.log."; }
    # A mirror of unstable may lag behind; its signature is checked all the same.
    apt=(chroot "$root" env DEBIAN_FRONTEND=noninteractive LC_ALL=C apt-get -q -o Acquire::Check-Valid-Until=false)
    { "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${PACKAGES[@]}" &&
        "${apt[@]}" clean; } >>"$root.log" 2>&1 ||
        { tail -n 5 "$root.log" >&2; die "apt could not install QGIS in $root; see $root.log."; }
    fingerprint >"$root/.made-from"
}

bind() { mkdir -p "$root$2" && mount --rbind "$1" "$root$2"; }

# Programs of .venv belong to this system: their name, in the root, goes back to it and starts the real one.
lend_environment() {
    local there=$scratch/venv program
    mkdir -p "$there/bin"
    for program in python rscovlm; do
        printf '#!/bin/sh\nexec /usr/sbin/chroot /host /usr/bin/env -C "$PWD" "$0" "$@"\n' >"$there/bin/$program"
        chmod +x "$there/bin/$program"
    done
    bind "$there" "$(readlink -f .venv)"
}

# The checkout and the data beside it, at the places that they have outside, and not to be written to.
lend_checkout() {
    local one
    for one in "$PWD" "$(dirname "$PWD")/shared"; do
        [ -d "$one" ] || continue
        bind "$one" "$one"
        mount -o remount,bind,ro "$root$one"
    done
}

mount_all() {
    bind / /host
    bind /proc /proc
    bind /dev /dev
    bind /tmp /tmp
    cp /etc/hosts "$root/etc/hosts" # a test calls this machine by its name
    lend_checkout
    lend_environment
}

check_version() {
    local found
    found=$(chroot "$root" python3 -c 'from qgis.core import Qgis; print(Qgis.QGIS_VERSION)') ||
        die "QGIS cannot be imported in $root; remove that folder to have it made anew."
    say "QGIS $found in Debian $suite"
    [ "${found#"$version".}" != "$found" ] || die "Debian $suite has QGIS $found, not $version."
}

run_tests() {
    local arguments=("$@")
    [ "${#arguments[@]}" -gt 0 ] || arguments=(tests/qgis)
    chroot "$root" env -C "$PWD" PATH=/usr/local/bin:/usr/bin:/bin LANG=C.UTF-8 HOME="$scratch/home" \
        XDG_RUNTIME_DIR="$scratch/run" QT_QPA_PLATFORM=xcb PYTHONDONTWRITEBYTECODE=1 \
        xvfb-run -a -s "$SCREEN" python3 -m pytest -p no:cacheprovider "${arguments[@]}"
}

if [ -z "${INSIDE:-}" ]; then
    [ "$#" -ge 2 ] || die "usage: test_qgis.sh SUITE VERSION [pytest's arguments]"
    folder=${QGIS_ROOTS:-${XDG_CACHE_HOME:-$HOME/.cache}/rscovlm}
    mkdir -p "$folder"
    enter "$@"
fi

root=$1/$2 suite=$2 version=$3
shift 3
make_root
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -m 700 "$scratch/home" "$scratch/run"
mount_all
check_version
run_tests "$@"

#!/usr/bin/env bash
# QGIS with the plugin on the sample raster, one question and one detection, then a picture of it.
#
# scripts/demo_qgis.py runs inside QGIS. It writes its results into RSCOVLM_DEMO_OUT, then the file
# "ready" there. This script takes the picture and removes "ready"; with RSCOVLM_DEMO_QUIT=1 QGIS then
# quits, else it stays open for the person at the display.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

ROOT=$PWD
OUT=${RSCOVLM_DEMO_OUT:-$ROOT/out}
RASTER=${RSCOVLM_DEMO_RASTER:-$ROOT/resources/samples/coast.tif}
LIMIT_S=${RSCOVLM_DEMO_LIMIT_S:-600}
THEME=${RSCOVLM_DEMO_THEME:-default}
LOG=$OUT/demo.log
xvfb_pid='' qgis_pid=''

say() { printf '%s\n' "$*" >&2; }
die() {
    say "demo: $*"
    [ ! -s "$LOG" ] || { say "The last lines of $LOG:"; tail -n 15 "$LOG" >&2; }
    exit 1
}

alive() { [ -n "$1" ] && kill -0 "$1" 2>/dev/null; }

stop() {
    alive "$1" || return 0
    kill "$1" 2>/dev/null || true
    for _ in $(seq 50); do alive "$1" || return 0; sleep 0.1; done
    kill -KILL "$1" 2>/dev/null || true
}

# QGIS stops the backend that it started; where QGIS itself had to be killed, its backend is still there.
backend_pid() { [ ! -f "$OUT/state/server.json" ] || sed -n 's/.*"pid": *\([0-9]*\).*/\1/p' "$OUT/state/server.json"; }

finish() {
    stop "$qgis_pid"
    stop "$(backend_pid)"
    stop "$xvfb_pid"
}

start_display() {
    exec {display_fd}<> <(:)
    Xvfb -displayfd "$display_fd" -screen 0 1600x1000x24 -nolisten tcp >>"$LOG" 2>&1 &
    xvfb_pid=$!
    local number
    read -r -t 30 -u "$display_fd" number || die "the virtual screen (Xvfb) did not start."
    export DISPLAY=:$number
}

# A backend of this demo's own, on a free port: one that already runs here has another token, and is not ours.
write_settings() {
    local port folder=$OUT/profile/profiles/default/QGIS
    port=$(.venv/bin/python -c 'import socket; s = socket.create_server(("127.0.0.1", 0)); print(s.getsockname()[1])')
    mkdir -p "$folder"
    printf '[rscovlm]\naddress=http://127.0.0.1:%s\n[UI]\nUITheme=%s\n' "$port" "$THEME" >"$folder/QGIS3.ini"
}

start_qgis() {
    write_settings
    export RSCOVLM_DEMO_RASTER=$RASTER RSCOVLM_DEMO_OUT=$OUT RSCOVLM_STATE_DIR=$OUT/state
    export GDAL_PAM_ENABLED=NO # else the sample gets an .aux.xml beside it
    export RSCOVLM_COMMAND=${RSCOVLM_COMMAND:-$ROOT/.venv/bin/rscovlm} PYTHONPATH=$ROOT
    qgis --nologo --noversioncheck --profiles-path "$OUT/profile" --code scripts/demo_qgis.py >>"$LOG" 2>&1 &
    qgis_pid=$!
}

wait_until_ready() {
    local end=$((SECONDS + LIMIT_S))
    until [ -e "$OUT/ready" ]; do
        alive "$qgis_pid" || die "QGIS ended before the job was done."
        [ "$SECONDS" -lt "$end" ] || die "the job was not done after $LIMIT_S s."
        sleep 0.5
    done
}

take_picture() {
    local window=root
    [ -n "$xvfb_pid" ] || window=$(xdotool search --pid "$qgis_pid" --onlyvisible --name QGIS | tail -n 1)
    import -window "$window" "$OUT/screenshot.png" || die "no picture of the screen could be taken."
}

check_results() {
    local kind file found
    for kind in screenshot.png '*.gpkg' '*.shp'; do
        found=''
        for file in "$OUT"/$kind; do
            [ ! -s "$file" ] || { echo "$file"; found=yes; }
        done
        [ -n "$found" ] || die "$OUT/$kind is missing or empty."
    done
}

[ -f "$RASTER" ] || die "the sample raster $RASTER is missing."
rm -rf "$OUT/profile" "$OUT/state" "$OUT"/{ready,screenshot.png,demo.log}
mkdir -p "$OUT"
find "$OUT" -maxdepth 1 -type f \( -name '*.gpkg*' -o -name '*.shp' -o -name '*.shx' -o -name '*.dbf' -o -name '*.prj' \
    -o -name '*.cpg' \) -delete
trap finish EXIT
trap 'exit 130' INT TERM

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    export RSCOVLM_DEMO_QUIT=1
    start_display
fi
say "Starting QGIS; the model answers on the CPU, which takes a minute or two."
start_qgis
wait_until_ready
take_picture
rm -f "$OUT/ready"
check_results
if [ -z "${RSCOVLM_DEMO_QUIT:-}" ]; then
    say "QGIS stays open for you; close it to end the demo."
    wait "$qgis_pid" || true
else
    for _ in $(seq 300); do alive "$qgis_pid" || break; sleep 0.1; done
    ! alive "$qgis_pid" || die "QGIS did not close."
fi
! alive "$(backend_pid)" || die "QGIS closed, but the backend that it had started is still running."

#!/bin/sh
# SPDX-License-Identifier: MIT
# Makes the pictures in samples/un-report/README.md: the sample's bundle, looked at in a browser.
# Needs chromium (Debian: apt-get install chromium) and unzip, and dossier as try.sh builds it.
#
#   sh scripts/pictures.sh [--program DOSSIER] [--browser CHROMIUM]
set -eu
cd "$(dirname "$0")/.."
. scripts/lib/deps.sh

sample=samples/un-report
program=build/release/bin/dossier
browser=
while [ $# -gt 0 ]; do
    case $1 in
    --program | --browser)
        [ $# -gt 1 ] || { complain "$1 needs a path"; exit 2; }
        if [ "$1" = --program ]; then program=$2; else browser=$2; fi
        shift
        ;;
    -h | --help)
        sed -n '3,6s/^# *//p' "$0"
        exit 0
        ;;
    *)
        complain "unknown option $1; see sh scripts/pictures.sh --help"
        exit 2
        ;;
    esac
    shift
done
for name in chromium chromium-browser google-chrome; do
    [ -n "$browser" ] || browser=$(command -v "$name") || true
done
[ -n "$browser" ] || { complain "no chromium: install it, or name one with --browser"; exit 1; }
[ -x "$program" ] || { complain "no $program: run sh scripts/try.sh first, or name one with --program"; exit 1; }
command -v unzip >/dev/null || { complain "no unzip: install it"; exit 1; }

work=$(mktemp -d "${TMPDIR:-/tmp}/dossier-pictures.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
"$program" run -q "$sample/pipeline.lua" "$sample/report.md" -o "$work/bundle.zip"
unzip -q "$work/bundle.zip" -d "$work/bundle"
index=$(find "$work/bundle" -path '*/data/index.html')
report=$(find "$work/bundle" -path '*/documents/*' -name '*.html')

# shoot PAGE WIDTH HEIGHT PICTURE.  The frame is for pages that are opened at an anchor:
# without one the browser draws nothing below its first screen.
shoot() {
    cat >"$work/frame.html" <<END
<!DOCTYPE html>
<title>frame</title>
<style>body { margin: 0 } iframe { border: 0; display: block; width: ${2}px; height: ${3}px }</style>
<iframe src="file://$1"></iframe>
END
    "$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
        --disable-background-networking --disable-component-update --disable-sync \
        --hide-scrollbars --user-data-dir="$work/profile" --window-size="$2,$3" \
        --screenshot="$work/picture.png" "file://$work/frame.html" >"$work/log" 2>&1 ||
        { cat "$work/log" >&2; complain "$browser could not show $1"; exit 1; }
    mv "$work/picture.png" "$4"
    say "$4: $(wc -c <"$4") bytes"
}

shoot "$report#s-III-B" 1220 740 "$sample/report.png"
shoot "$index" 1100 1140 "$sample/index.png"

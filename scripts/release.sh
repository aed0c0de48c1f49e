#!/bin/sh
# SPDX-License-Identifier: MIT
# Builds the packages of this version twice, from two folders, at two times of day in two time
# zones and with two umasks, and keeps them only where both are the same bytes.
#
#   sh scripts/release.sh [--no-install] [--jobs N] [FOLDER]
#
# FOLDER (default build/packages) gets dossier_VERSION_ARCHITECTURE.deb, the same files for any
# prefix as dossier-VERSION-SYSTEM-MACHINE.tar.gz, and SHA256SUMS.  What is built is what the
# working tree has of the files under version control.
set -eu
cd "$(dirname "$0")/.."
. scripts/lib/deps.sh

out=build/packages
while [ $# -gt 0 ]; do
    case $1 in
    --no-install) install=no ;;
    --jobs)
        shift
        jobs=${1:?--jobs needs a number}
        ;;
    -h | --help)
        sed -n '3,11s/^# \{0,1\}//p' "$0"
        exit 0
        ;;
    -*)
        complain "unknown option $1; see sh scripts/release.sh --help"
        exit 2
        ;;
    *) out=$1 ;;
    esac
    shift
done

mkdir -p build "$out"
need build release
out=$(cd "$out" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
log=$out/release.log
: >"$log"

# Without version control, as in an unpacked archive of sources: everything but built folders.
sources() {
    git ls-files -z 2>/dev/null || find . -name build -prune -o -type f -print0
}

# build_in FOLDER UMASK ZONE: packages in FOLDER/packages.
build_in() {
    say "building in $1 (log: $log)"
    mkdir -p "$1/sources"
    sources | tar --null -T - -cf - | tar -C "$1/sources" -xf -
    (
        umask "$2"
        TZ=$3
        export TZ
        quietly "$log" cmake -S "$1/sources" -B "$1/built" -DCMAKE_BUILD_TYPE=Release \
            -DBUILD_TESTING=OFF -DCMAKE_INSTALL_PREFIX=/usr/local
        quietly "$log" cmake --build "$1/built" --parallel "$(cores)"
        quietly "$log" cpack --config "$1/built/CPackConfig.cmake" -B "$1/packages"
    )
}

build_in "$work/one" 022 UTC
build_in "$work/a folder elsewhere/two" 077 Asia/Kathmandu

count=0
for first in "$work"/one/packages/dossier*; do
    [ -f "$first" ] || continue
    name=$(basename "$first")
    if ! cmp "$first" "$work/a folder elsewhere/two/packages/$name"; then
        cp "$first" "$out/$name.first"
        cp "$work/a folder elsewhere/two/packages/$name" "$out/$name.second"
        complain "$name: two builds differ; both are in $out"
        exit 1
    fi
    mv "$first" "$out/$name"
    (cd "$out" && sha256sum "$name") >>"$work/sums"
    count=$((count + 1))
done
[ "$count" -gt 0 ] || {
    complain "cpack made nothing (whole log: $log)"
    exit 1
}
cd "$out"
mv "$work/sums" SHA256SUMS
say "the same bytes from two folders:"
sed "s|^|  |" SHA256SUMS
say "in $out"

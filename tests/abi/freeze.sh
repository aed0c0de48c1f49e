#!/bin/sh
# SPDX-License-Identifier: MIT
# freeze.sh RELEASE: keeps today's header as that of a release, with a stage that uses it, and
# records the layout.  From then on abi-archive compiles that stage with that header and lets the
# program of the day run it.
set -eu
release=${1:?"freeze.sh RELEASE, such as 1.0"}
build=${2:-build/release}
cd "$(dirname "$0")/../.."
folder=tests/abi/archive/$release
case $release in *[!0-9.]*) echo "$release is no number of a release" >&2; exit 2 ;; esac
[ ! -e "$folder" ] || { echo "$folder is there already; a release is frozen once" >&2; exit 2; }
cmake --build "$build" --target abi-record
mkdir -p "$folder/dossier"
cp core/include/dossier/stage.h "$folder/dossier/"
cp samples/stage-in-c/replace_term.c "$folder/"
rm -rf tests/abi/archive/draft
echo "frozen as $folder; commit it together with tests/abi/layout.txt"

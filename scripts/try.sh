#!/bin/sh
# SPDX-License-Identifier: MIT
# Installs what is missing, builds the release, turns the sample report into a bundle, and says
# where it is.  Safe to run again: what is done is not done twice.
#
#   sh scripts/try.sh [--no-install] [--jobs N]
set -eu
cd "$(dirname "$0")/.."
. scripts/lib/deps.sh

while [ $# -gt 0 ]; do
    case $1 in
    --no-install) install=no ;;
    --jobs)
        shift
        jobs=${1:?--jobs needs a number}
        ;;
    -h | --help)
        sed -n '3,6s/^# *//p' "$0"
        exit 0
        ;;
    *)
        complain "unknown option $1; see sh scripts/try.sh --help"
        exit 2
        ;;
    esac
    shift
done

mkdir -p build/try
need build
log=build/try/build.log
: >"$log"
if [ ! -f build/release/CMakeCache.txt ] ||
    [ -n "$(find CMakePresets.json -newer build/release/CMakeCache.txt)" ]; then
    # Another compiler's new warnings must not stop somebody who only wants to try it.
    quietly "$log" cmake --preset release -DDOSSIER_WERROR=OFF -DBUILD_TESTING=OFF
fi
say "building build/release/bin/dossier (log: $log)"
quietly "$log" cmake --build build/release --parallel "$(cores)"

dossier=build/release/bin/dossier
bundle=build/try/un-report.zip
"$dossier" run samples/un-report/pipeline.lua samples/un-report/report.md -o "$bundle"
"$dossier" verify -q "$bundle"

cat <<END

The bundle is $bundle: a report, its people masked, numbered and sealed.
  open it     double-click it, or: unzip -d build/try/opened $bundle
              then read index.html in its folder
  verify it   $dossier verify $bundle
  look deeper $dossier inspect samples/un-report/report.md
Next: sh scripts/check.sh runs all tests; README.md shows a pipeline of your own.
END

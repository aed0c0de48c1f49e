#!/bin/sh
# SPDX-License-Identifier: MIT
# Compares the layout with the recorded one, layout.txt.  What was recorded must still hold; a
# member or enumerator that is new may come at the end of a struct that tells its size, and is
# only mentioned.  After a change that is meant: cmake --build BUILD --target abi-record.
set -eu
recorded=$(dirname "$0")/layout.txt
now=$(mktemp)
trap 'rm -f "$now"' EXIT
"$LAYOUT" >"$now"
if [ "$(head -n 1 "$recorded")" != "$(head -n 1 "$now")" ]; then
    echo "another ABI or another machine than the recorded one: $(head -n 1 "$now")"
    [ "$(sed -n '1s/,.*//p' "$recorded")" = "$(sed -n '1s/,.*//p' "$now")" ] && exit 77
    exit 1
fi

awk '
# These are passed by value or as rows of an array, so they cannot grow.
BEGIN { split("dsr_text dsr_range dsr_place dsr_option dsr_target dsr_piece dsr_edit", list, " ")
        for (i in list) fixed[list[i]] = 1 }
{ name = $0; sub(/: .*/, "", name); place = $0; sub(/^[^:]*: /, "", place) }
FNR == NR { was[name] = place; order[++count] = name; next }
{ is[name] = place; if (!(name in was)) { added[++more] = name; type = name
      if (sub(/\..*/, "", type) && type in fixed) { print "grown: " name ", and " type " cannot"; bad = 1 } } }
END {
    for (i = 1; i <= count; i++) {
        name = order[i]
        if (!(name in is)) { print "gone: " name " (" was[name] ")"; bad = 1 }
        else if (is[name] != was[name]) {
            if (name ~ /^dsr_[a-z_]*$/ && !(name in fixed)) continue # a size alone may grow
            if (name ~ /_COUNT$/) continue
            print "changed: " name ": was " was[name] ", is " is[name]; bad = 1
        }
    }
    for (i = 1; i <= more; i++) print "new, not recorded yet: " added[i] " (" is[added[i]] ")"
    if (bad) print "A plugin built before this change would read the wrong bytes."
    exit bad
}' "$recorded" "$now"

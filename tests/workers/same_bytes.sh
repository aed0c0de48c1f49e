# SPDX-License-Identifier: MIT
# Any number of workers, any order of arguments, time zone and umask: the same bytes, the same
# quarantine.  Equal names in two folders, names beyond ASCII, one refused file, and a stage in Lua
# that goes through a table with pairs.
. "$SOURCES/tests/program/lib.sh"
mkdir -p in/a in/b stages
for n in 1 2 3; do
    cp "$SOURCES/samples/un-report/report.md" "in/a/report-$n.md"
    cp "$SOURCES/samples/un-report/report.md" "in/b/report-$n.md"
done
cp "$SOURCES/samples/un-report/report.md" "in/b/Résumé – 報告.md"
printf 'Ведомость. The text of 1 May.\n' >"in/a/Ведомость.txt"
printf 'broken \377\n' >in/b/refused.md
cat >stages/mark.lua <<'LUA'
local words = { north = 1, south = 2, east = 3, west = 4, above = 5, below = 6, left = 7, right = 8 }
return stage "mark" {
  summary = "says all keys of a table in the order of pairs",
  edits = { "text" },
  visit = {
    paragraph = function(block)
      local said = {}
      for word, number in pairs(words) do said[#said + 1] = word .. number end
      local given = { zeta = true, alpha = true, [3] = true, mu = true }
      for key in pairs(given) do said[#said + 1] = tostring(key) end
      block:set_text(block.text .. " (" .. table.concat(said, " ") .. ")")
    end,
  },
}
LUA
cat >marked.lua <<'LUA'
local mark = require "stages.mark"
return pipeline "marked" {
  summary = "numbering, persons, and a stage in Lua",
  stage.import { layout = "un-report" },
  stage.translate_numbering { to = "fr" },
  stage.anonymise { policy = "persons" },
  mark {},
  stage.package { render = { "source", "html" } },
}
LUA
run 1 run ./marked.lua in -o base.zip --partial -j 0
unzip -p base.zip '*/report-1.md' >got.md
says got.md "(north1 south2 east3"
n=0
for workers in 0 1 2 4; do
    for zone in UTC Asia/Kathmandu America/St_Johns Pacific/Kiritimati; do
        for mask in 022 077; do
            n=$((n + 1)) code=0
            (umask $mask; TZ=$zone "$DOSSIER" -q run ./marked.lua in -o "n$n.zip" --partial -j $workers) \
                2>err || code=$?
            [ "$code" = 1 ] || fail "exit code $code with $workers workers"
            same base.zip "n$n.zip"
        done
    done
done

# The files of a folder as arguments, shuffled: three fixed orders for each number of workers.
for workers in 0 1 2 4; do
    for step in 3 5 7; do
        n=$((n + 1)) code=0
        set --
        i=0
        while [ $i -lt 11 ]; do # 3, 5 and 7 have no divisor with 11 in common
            at=$((i * step % 11)) k=0
            for file in in/a/* in/b/* ; do
                [ $k -ne $at ] || set -- "$@" "$file"
                k=$((k + 1))
            done
            i=$((i + 1))
        done
        [ $# -eq 9 ] || fail "$# files, not 9"
        "$DOSSIER" -q run ./marked.lua "$@" -o "n$n.zip" --partial -j $workers 2>err || code=$?
        [ "$code" = 1 ] || fail "exit code $code with shuffled files and $workers workers"
        [ -e shuffled.zip ] || cp "n$n.zip" shuffled.zip
        same shuffled.zip "n$n.zip"
    done
done
run 1 run ./marked.lua in/b in/a -o order1.zip --partial -j 2
run 1 run ./marked.lua in/a in/b -o order2.zip --partial -j 4
same order1.zip order2.zip
echo "$n combinations"
finish

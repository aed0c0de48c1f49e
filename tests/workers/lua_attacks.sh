# SPDX-License-Identifier: MIT
# Nine attacks of a script on its worker: each costs its document, within the limit and half a
# second, with the reason in the report; the rest of the batch is done.
. "$SOURCES/tests/program/lib.sh"
mkdir stages in
cat >stages/attack.lua <<'LUA'
local function forever() while true do end end
local acts = {
  ["huge-text"] = function() return ("x"):rep(1 << 30) end,
  ["growing-table"] = function() local t = {} for i = 1, math.huge do t[i] = { i } end end,
  ["caught-memory"] = function() while true do pcall(string.rep, "x", 1 << 30) end end,
  ["endless-loop"] = forever,
  ["caught-loop"] = function() while true do pcall(forever) end end,
  ["caught-depth"] = function() local function down() pcall(down) pcall(down) end down() end,
  ["slow-pattern"] = function() return ("a"):rep(26):find((".-"):rep(12) .. "b") end,
  ["finalizer"] = function() setmetatable({}, { __gc = forever }) forever() end,
  ["endless-move"] = function() table.move({}, 1, 1 << 40, 2) end,
}
return stage "attack" {
  summary = "attacks its worker",
  visit = {
    paragraph = function(block)
      local act = acts[block.text]
      if act then act() error("the attack is over") end
    end,
  },
}
LUA
cat >attack.lua <<'LUA'
local attack = require "stages.attack"
return pipeline "attack" { summary = "under attack", stage.import {}, attack {}, stage.package {} }
LUA
acts="huge-text growing-table caught-memory endless-loop caught-loop caught-depth slow-pattern finalizer endless-move"
for act in $acts; do echo "$act" >"in/$act.md"; done
for n in 1 2 3 4 5 6 7 8; do echo "Nothing happens here." >"in/peace-$n.md"; done
run 1 run ./attack.lua in -o out.zip -j 2 --partial --time-limit 1 --report report.jsonl
run 0 verify out.zip
mkdir got && (cd got && unzip -q ../out.zip)
checks=$((checks + 1))
[ "$(find got -name 'peace-*.md' | wc -l)" = 8 ] || fail "the others are not all there"
reason() { # DOCUMENT CODE TEXT
    checks=$((checks + 1))
    grep -F "$1.md" report.jsonl | grep -F "\"code\":\"$2\"" | grep -qF "$3" ||
        { cat report.jsonl >&2; fail "$1: no reason $2 ($3)"; }
}
reason huge-text config-limit "64 MiB"
reason growing-table config-limit "64 MiB"
reason caught-memory config-limit "64 MiB"
for act in endless-loop caught-loop slow-pattern; do reason $act run-time-limit "1 s"; done
reason finalizer config-runtime "__gc"
reason endless-move config-runtime "too many elements"
# A chain of pcall ends by memory or by time, whichever is first.
checks=$((checks + 1))
grep -F caught-depth.md report.jsonl | grep -qE '"code":"(config-limit|run-time-limit|config-runtime)"' ||
    fail "caught-depth: no reason"

# Each alone: the limit is a second of the worker's processor time.
for act in $acts; do
    start=$(date +%s%N)
    run 1 run ./attack.lua "in/$act.md" in/peace-1.md -o one.zip -j 1 --partial --time-limit 1
    took=$((($(date +%s%N) - start) / 1000000))
    echo "$act: $took ms"
done
# Compiled chunks are not even offered.
printf 'return stage "attack" { summary = "x", begin = function() load("\\27Lua")() end }\n' >stages/attack.lua
run 1 run ./attack.lua in/peace-1.md -o x.zip
says err "'load' is not offered"
finish

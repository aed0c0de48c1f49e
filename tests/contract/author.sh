#!/bin/sh
# SPDX-License-Identifier: MIT
# The ways a plugin is named: a module, a stage, a file of machine code, a file in Lua; documents
# and settings of one's own.
. "$SOURCES/tests/program/lib.sh"

run 0 check --contract translate-numbering
says out "stage   translate-numbering   twice the same"
cat >shout.lua <<'END'
return stage "shout" {
  summary = "writes in capitals", edits = "text",
  options = { mark = { type = "text", default = "!", help = "what is added" } },
  visit = {
    paragraph = function(block, ctx) block:replace(1, 0, ctx.options.mark) end,
  },
}
END
run 0 check --contract shout.lua
says out "ok    stage   shout"
says_not out FAIL
printf 'Own document.\n' >own.txt
run 0 check --contract text own.txt
says out "splice the same"
run 0 check --contract translate-numbering --set translate-numbering.to=fr
run 1 check --contract translate-numbering --set translate-numbering.to=nowhere
says out "it does not open"
run 1 check --contract faulty-open --plugin-path "$PLUGINS"
run 1 check --contract "$PLUGINS/faulty.so" --time-limit 8
says out "faulty-survey"
run 2 check --contract ./no-such-file.so
says err "module-missing"
echo "$checks checks"

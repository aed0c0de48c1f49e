# SPDX-License-Identifier: MIT
# All that a stage in Lua is offered: reading, editing, mistakes, facts of all documents, files.
. "$SOURCES/tests/program/lib.sh"
cp -r "$SOURCES/tests/program/lua_api/." .
run 0 -v check ./look.lua report.md
says err "report.md:5:1: note: looked of 1 [stage-note]"

mkdir in
for n in 1 2 3; do printf '1. One.\n\nWhat it says.\n\n%s. More.\n' $n >in/$n.md; done
printf 'Nothing.\n' >in/none.md
run 0 -v run ./count.lua in -o zero.zip -j 0
says err "the list says beta"
for workers in 1 2 4; do
    run 0 run ./count.lua in -o n.zip -j $workers
    same zero.zip n.zip
done
unzip -p zero.zip '*/2.md' >got.md
says got.md "in 1.md, 2.md, 3.md; alpha; beta."

# Stages may stand in the pipeline's own file, several in one, and read installed data.
cat >inline.lua <<'LUA'
local titles = require "lists.titles-en"
local function marker(name, sign)
  return stage(name) {
    summary = "puts " .. sign .. " behind", edits = "text",
    visit = { paragraph = function(block) block:set_text(block.text .. sign) end },
  }
end
local one, two = marker("one", "!"), marker("two", "?")
return pipeline "inline" {
  summary = type(titles), stage.import {}, one {}, two {}, one {}, stage.package {},
}
LUA
run 0 run ./inline.lua in/2.md -o inline.zip -j 1
unzip -p inline.zip '*/2.md' >got.md
says got.md "What it says.!?!"

# What cannot be handed on, read or done is told with its place.
own() { # BODY
    printf 'return stage "count" {\n  summary = "a stage under test", edits = "text",\n  options = { list = { help = "x" } },\n%s\n}\n' "$1" >stages/count.lua
}
fails() { # TEXT BODY
    own "$2"
    run "${3:-1}" run ./count.lua in/1.md -o x.zip
    says err "stages/count.lua:"
    says err "$1"
}
fails "not a block ('a')" 'survey = function(c) return { a = c.root } end, settle = function() end'
fails "not a function" 'survey = function(c) return function() end end, settle = function() end, begin = function() end'
fails "tables deeper than 64 or in themselves" 'survey = function() local t = {} t.t = t return t end, settle = function() end'
fails "there is no document here" 'survey = function(c) return 1 end, settle = function(f, c) return c:find() end'
fails "refused" 'survey = function(c) c:find("paragraph"):set_text("x") end, settle = function() end'
fails "no such file" 'open = function() read "nothing.txt" end' 2
fails "no path below" 'open = function() read "../secret.txt" end' 2
fails "no path below" 'open = function() read "/etc/passwd" end' 2
ln -s /etc/passwd link.txt
fails "outside the folder" 'open = function() read "link.txt" end' 2
head -c 17000000 /dev/zero >large.txt
fails "larger than 16 MiB" 'open = function() read "large.txt" end' 2
printf '\377' >bytes.txt
fails "no UTF-8" 'open = function() read "bytes.txt" end' 2
finish

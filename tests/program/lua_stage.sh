# SPDX-License-Identifier: MIT
# Stages written in Lua: options, visits, edits; what goes wrong is told with line and hint; nothing
# depends on the documents before or on the number of workers.
. "$SOURCES/tests/program/lib.sh"
cp -r "$SOURCES/samples/stage-in-lua/." .
mv test/in.md scanned.md
run 0 run ./pipeline.lua scanned.md -o scanned.zip -j 2
run 0 verify scanned.zip
unzip -p scanned.zip '*/scanned.md' >got.md
says got.md "2. It adopted"
says_not got.md "V.24"
run 0 check ./pipeline.lua scanned.md
says out "strip-footers: 2 blocks"

mkdir in
for n in 1 2 3 4 5; do printf 'One.\n\nTwo.\n\nThree.\n' >in/$n.md; done
pipeline() { # STAGE BODY: a pipeline whose stage has that body
    mkdir -p stages
    printf 'return stage "own" {\n  summary = "a stage under test",\n%s\n}\n' "$1" >stages/own.lua
    cat >own.lua <<'LUA'
local own = require "stages.own"
return pipeline "own" { summary = "one stage", stage.import {}, own {}, stage.package {} }
LUA
}

# What a module keeps does not live on: every document counts from one.
printf 'local count = 0\nreturn stage "own" {\n summary = "counts", edits = { "text" },\n visit = { paragraph = function(block) count = count + 1 block:set_text(count .. " " .. block.text) end } }\n' >body.lua
pipeline ''
cp body.lua stages/own.lua
run 0 run ./own.lua in -o zero.zip -j 0
for workers in 1 2 4; do
    run 0 run ./own.lua in -o n.zip -j $workers
    same zero.zip n.zip
done
unzip -p zero.zip '*/5.md' >got.md
says got.md "1 One."
says got.md "3 Three."

fails() { # CODE TEXT BODY
    pipeline "$3"
    run 1 run ./own.lua in/1.md -o x.zip
    says err "[$1]"
    says err "$2"
    [ ! -e x.zip ] || fail "something was written"
}
fails config-runtime "did you mean 'remove'" 'edits = "blocks", visit = { paragraph = function(b) b:remov() end }'
fails config-runtime "stages/own.lua:3" 'visit = { paragraph = function(b) error("broken") end }'
fails config-runtime "refused" 'visit = { paragraph = function(b) b:remove() end }'
fails config-runtime "was removed" 'edits = "blocks", visit = { paragraph = function(b) b:remove() local t = b.text end }'
fails config-runtime "outside the text" 'edits = "text", visit = { paragraph = function(b) b:replace(1, 99, "x") end }'
fails config-runtime "has no option 'colour'" 'visit = { paragraph = function(b, c) return c.options.colour end }'
fails stage-error "no report" 'visit = { paragraph = function(b, c) c:fail(b, "this is no report") end }'

refuses() { # TEXT BODY
    pipeline "$2"
    run 2 check ./own.lua
    says err "[config-stage]"
    says err "stages/own.lua:"
    says err "$1"
}
refuses "did you mean 'paragraph'" 'visit = { paragaph = function() end }'
refuses "cannot edit 'everything'" 'edits = "everything"'
refuses "says nothing in help" 'options = { a = { type = "int" } }'
refuses "has no choices" 'options = { a = { type = "choice", help = "a choice" } }'
refuses "takes a function" 'begin = 5'
pipeline 'sumary = "x"'
run 2 check ./own.lua
says err "[option-unknown]"
says err "did you mean 'summary'"

# A worker that a script keeps busy is stopped by its limit.
pipeline 'visit = { paragraph = function() while true do end end }'
run 1 run ./own.lua in/1.md -o x.zip -j 1 --time-limit 1
says err "[run-time-limit]"
finish

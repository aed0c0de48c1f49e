# SPDX-License-Identifier: MIT
# Packs: found on the search path, listed with version and origin, used by name, checked, and
# refused as a whole when they would take a name that is there already.
. "$SOURCES/tests/program/lib.sh"
cp -r "$SOURCES/tests/program/packs/registry-office" .
printf '# File\n\n1. One thing.\n\nAnd more of it.\n' >report.md
run 0 check registry-office
says out "the pack registry-office 1.2 is fine: 1 stage, 2 other files"
run 0 check ./registry-office/
run 0 --plugin-path registry-office check "$here/registry-office"

# The pack itself on the path, a folder of packs, the environment, the user's folder.
run 0 --plugin-path registry-office stages
says out "registry-office       what one registry needs for its files (version 1.2, from registry-office)"
mkdir -p many home/dossier/plugins/0
cp -r registry-office many/
run 0 --plugin-path many stages stamp
says out "version 1.2, licence MIT"
says out "from many/registry-office"
DOSSIER_PLUGIN_PATH=many run 0 doctor
says out "(version 1.2, from many/registry-office)"
cp -r registry-office home/dossier/plugins/0/
XDG_DATA_HOME="$here/home" run 0 stages stamp
says out "from $here/home/dossier/plugins/0/registry-office"
run 0 --plugin-path many stages --json
says out '"packs":[{"name":"registry-office","version":"1.2"'

# Its pipeline by name, its layout, its stage in anybody's pipeline, with any number of workers.
run 0 --plugin-path many run received report.md -o zero.zip -j 0
run 0 --plugin-path many run received report.md -o one.zip -j 1
same zero.zip one.zip
unzip -p one.zip '*/report.md' >got.md
says got.md "Received, Room 7"
cat >own.lua <<'LUA'
return pipeline "own" {
  summary = "with a stage of the pack", stage.import { layout = "office" },
  stage.stamp { line = "Seen" }, stage.package {},
}
LUA
run 0 --plugin-path many check ./own.lua report.md
says out "stamp: 1 block"
run 2 check ./own.lua
says err "no stage called 'stamp'"
run 0 --plugin-path many explain stamp.line
says out "the line"
run 2 --plugin-path many run recieved report.md -o x.zip
says err "did you mean 'received'"

# Two of one name, of one stage, of one data file: the later is refused, and both are named.
refuses() { # TEXT: of the pack in ./other, which stands after ./many
    run 0 --plugin-path many --plugin-path other stages --refused
    says out "other"
    says out "$1"
    says out "[config-pack]"
    run 0 --plugin-path many --plugin-path other stages stamp
    says out "from many/registry-office"
}
other() { # NAME
    rm -rf other
    mkdir -p other/stages other/layouts
    printf 'return { name = "%s", version = "1", summary = "another", licence = "MIT" }\n' "$1" >other/pack.lua
}
other registry-office
refuses "a pack named registry-office is there already, in many/registry-office"
other second
cp registry-office/stages/stamp.lua other/stages/
sed -i 's/^local words.*$/local words = { line = "", place = tostring }/' other/stages/stamp.lua
refuses "there is a stage 'stamp' already, in many/registry-office/stages/stamp.lua"
other second
cp registry-office/layouts/office.lua other/layouts/
refuses "layouts/office.lua is there already, in many/registry-office"
other second
cp registry-office/layouts/office.lua other/layouts/un-report.lua
refuses "layouts/un-report.lua is there already, in"
other second
cp registry-office/layouts/office.lua other/layouts/second.lua
run 0 --plugin-path many --plugin-path other stages
says out "another (version 1, from other)"

# What check says of a pack that is wrong: everything, each with its place.
wrong() { # CODE TEXT
    run 2 check other
    says err "[$1]"
    says err "$2"
}
printf 'return {\n  name = "second", verson = "1",\n}\n' >other/pack.lua
wrong option-unknown "did you mean 'version'"
printf 'return { name = "second" }\n' >other/pack.lua
wrong config-pack "a pack says its version"
says err "a pack says its summary"
other second
printf 'return stage "one" { summary = "x", vist = {} }\n' >other/stages/one.lua
printf 'return stage "two" { summary = "x", edits = "txt" }\n' >other/stages/two.lua
printf 'return 5\n' >other/stages/three.lua
wrong option-unknown "other/stages/one.lua:1:37"
says err "other/stages/two.lua:1:45"
says err "other/stages/three.lua:1:1: error: the file defines no stage"
other second
printf 'return {\n  summary = "x", source = "x", licence = "MIT", levls = {},\n}\n' >other/layouts/bad.lua
run 2 check other
says err "other/layouts/bad.lua:1:8"
says err "has no levels"
other second
ln -s /etc/passwd other/stages/out.lua
wrong config-file "outside the pack"
other second
mkdir other/pipelines
printf 'return pipeline "p" { summary = "x", stage.import {}, stage.packge {} }\n' >other/pipelines/p.lua
wrong config-unknown-stage "did you mean 'package'"

other second
echo "no module" >other/second.so
wrong module-not-elf "other/second.so"

# A stage by its file.
cp -r "$SOURCES/samples/stage-in-lua/stages" .
run 0 explain stages/strip-footers.lua
says out "footer text to match"
run 0 stages ./stages/strip-footers.lua
says out "from ./stages/strip-footers.lua"
run 2 explain stages/nothing.lua
says err "No such file"
finish

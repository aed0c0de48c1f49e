#!/bin/sh
# SPDX-License-Identifier: MIT
# From nothing to a tested stage of one's own, against an installed and moved dossier, in a folder
# outside the checkout: three commands in C, two in Lua.  What was made is seen by the other verbs.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"

mv "$work/first" "$work/second"
unset PKG_CONFIG_PATH CMAKE_PREFIX_PATH DOSSIER MAKEFLAGS || true
PATH=$work/second/bin:$PATH
export PATH CC
mkdir "$work/own"
cd "$work/own"

# command WORDS...: one of the commands a person types.
command_count=0
command_() {
    command_count=$((command_count + 1))
    "$@" >"$work/said" 2>&1 || {
        cat "$work/said" >&2
        fail "$*"
    }
}
says() {
    grep -qF -e "$1" "$work/said" || {
        cat "$work/said" >&2
        fail "not said: $1"
    }
}
is_seen() { # FOLDER STAGE
    dossier --plugin-path "$1" stages "$2" >"$work/said"
    says "$1/"
    dossier --plugin-path "$1" explain "$2" >"$work/said"
    says "headings: "
    dossier --plugin-path "$1" explain "$2.term" >"$work/said"
    says "Secretary General"
}

# In C, with make and pkg-config.
command_ dossier new stage spell-out
says "make -C spell-out check"
command_ make -C spell-out
command_ make -C spell-out check
[ "$command_count" -eq 3 ] || fail "$command_count commands"
says "spell-out: passed"
is_seen "$work/own/spell-out" spell-out
grep -rl 'replace.term' spell-out && fail "the sample's name is left"
[ -f spell-out/spell_out.c ] && [ -f spell-out/.luarc.json ] || fail "files are missing"
grep -q "$work/second/share/dossier/types" spell-out/.luarc.json || fail "where the types are"

# The test is one: another expectation fails it, and so does a module that is not there.
printf 'more\n' >>spell-out/test/expected.md
make -C spell-out check >"$work/said" 2>&1 && fail "a wrong expectation passed"
says "-more"
sed -i '$d' spell-out/test/expected.md
rm spell-out/spell_out.so
sh spell-out/test/run.sh spell-out >"$work/said" 2>&1 && fail "passed without the module"

# Its own folder of plugins; found from there without an option, and by the editor's types.
command_ make -C spell-out install
dossier stages spell-out >"$work/said"
says "$work/home/.local/share/dossier/plugins/0/spell_out.so"
rm "$work/home/.local/share/dossier/plugins/0/spell_out.so"

# In C, with CMake.
command_ "$CMAKE" -S spell-out -B spell-out/build -DCMAKE_C_COMPILER="$CC" -DCMAKE_C_FLAGS=-Werror
command_ "$CMAKE" --build spell-out/build
command_ "$CTEST" --test-dir spell-out/build --output-on-failure
says "100% tests passed"
is_seen "$work/own/spell-out/build" spell-out
[ "$(nm -D --defined-only spell-out/build/spell_out.so | wc -l)" -eq 1 ] || fail "more than one symbol"

# In C, by hand, under strict flags.
mkdir plain
"$CC" -std=c11 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -shared -fPIC \
    -fvisibility=hidden -I"$work/second/include" spell-out/spell_out.c -o plain/spell_out.so ||
    fail "plain cc"
is_seen "$work/own/plain" spell-out
command_ sh spell-out/test/run.sh plain

# A format, in three commands too.
command_count=0
command_ dossier new format word-list
command_ make -C word-list
command_ make -C word-list check
[ "$command_count" -eq 3 ] || fail "$command_count commands"
says "word-list: passed"
dossier --plugin-path word-list explain word-list >"$work/said"
says "it is written anew"
grep -rl 'label.table' word-list && fail "the sample's name is left"
command_ "$CMAKE" -S word-list -B word-list/build -DCMAKE_C_COMPILER="$CC"
command_ "$CMAKE" --build word-list/build
command_ "$CTEST" --test-dir word-list/build --output-on-failure

# In Lua: two commands.
command_count=0
command_ dossier new stage drop-stamps --lua
says "sh drop-stamps/test/run.sh"
command_ sh drop-stamps/test/run.sh
[ "$command_count" -eq 2 ] || fail "$command_count commands"
says "drop-stamps: passed"
grep -rlE 'strip.footers' drop-stamps && fail "the sample's name is left"
printf 'more\n' >>drop-stamps/test/expected.md
sh drop-stamps/test/run.sh >"$work/said" 2>&1 && fail "a wrong expectation passed"

# The samples themselves, as they lie.
command_ "$CMAKE" -S "$SOURCES/samples/stage-in-c" -B "$work/sample" -DCMAKE_C_COMPILER="$CC"
command_ "$CMAKE" --build "$work/sample"
command_ "$CTEST" --test-dir "$work/sample" --output-on-failure
says "100% tests passed"
command_ sh "$SOURCES/samples/stage-in-lua/test/run.sh"
says "strip-footers: passed"

# What the installed tree has for editors and shells; the types know a stage of one's own.
for file in types/dossier.lua templates/stage-in-c/.luarc.json ../fish/vendor_completions.d/dossier.fish \
    ../bash-completion/completions/dossier ../zsh/site-functions/_dossier; do
    [ -s "$work/second/share/dossier/$file" ] || fail "not installed: $file"
done
for stage in import translate-numbering anonymise package; do
    [ -s "$work/second/share/man/man7/dossier-$stage.7" ] || fail "no page of $stage"
done
dossier types | diff "$work/second/share/dossier/types/dossier.lua" - >"$work/said" || fail "types"
dossier --plugin-path spell-out/build types -o own-types
grep -q 'function stage.spell_out(options) end' own-types/dossier.lua || fail "types lack the stage"
grep -q '^---@field headings? boolean' own-types/dossier.lua || fail "types lack an option"

# What every stage and format promises, these promise too.
for own in spell-out/build/spell_out.so word-list/build/word_list.so drop-stamps/stages/drop-stamps.lua; do
    command_ dossier check --contract "$own"
    says " 0 broken"
done

# A program that is not in the PATH says how it is to be named.
(PATH=/usr/bin:/bin && "$work/second/bin/dossier" new stage elsewhere >"$work/said")
says "DOSSIER='$work/second/bin/dossier'"
(PATH=/usr/bin:/bin && make -C elsewhere check DOSSIER="$work/second/bin/dossier" >"$work/said" 2>&1) ||
    fail "make with DOSSIER=: $(cat "$work/said")"

# Refused, each with the next thing to do; nothing is written over.
refused() { # TEXT WORDS...
    text=$1
    shift
    dossier new "$@" >"$work/said" 2>&1 && fail "accepted: $*"
    says "$text"
}
refused "'drop-it'" stage "Drop It!"
refused "'my-stage'" stage "123"
refused "my-import" stage import
refused "my-while" stage while
refused "my-test" stage test
refused "[author-exists]" stage spell-out
refused "my-markdown" format markdown
refused "[author-usage]" format x --lua
refused "[author-usage]" stage
refused "[author-usage]" cake chocolate
(cd /proc && dossier new stage fine-name) >"$work/said" 2>&1 && fail "accepted: a folder that cannot be"
says "[author-not-written]"
rm -r "$work/second/share/dossier/templates"
refused "[author-no-template]" stage fine-name
[ ! -e fine-name ] || fail "a folder without a template"
echo "from nothing to a tested stage in three and two commands"

# SPDX-License-Identifier: MIT
# The rows of bad input, each for every command that takes input: a diagnostic with code, place and
# hint, the right exit code, nothing written.  Longer cases stand in bad_input.sh and refusals.sh.
. "$SOURCES/tests/program/lib.sh"
cp "$SOURCES/samples/un-report/report.md" good.md
: >empty.md
: >empty
printf '# Fine\n\nThen a\0b\n' >nul.md
printf '# Fine\n\nThen caf\351\n' >latin.md
printf 'BM\1\2\3 no document' >picture.bmp
mkdir nothing
i=0
while [ $i -lt 200 ]; do i=$((i + 1)); printf '%0100d' 0; done | tr 0 '>' >deep.md
i=0
while [ $i -lt 200 ]; do i=$((i + 1)); printf '%0100d' 0; done | tr 0 '[' >brackets.md
mkfifo pipe.md
printf '# Fine\n\n\033[31mred \033]0;title\007\n' >escapes.md

before=$(find . ! -name out ! -name err | sort)
unchanged() {
    checks=$((checks + 1))
    [ "$(find . ! -name out ! -name err | sort)" = "$before" ] || fail "left behind: $(find .)"
}
# refuses INPUT CODE PLACE: run, check and inspect say so with that code, place and a hint.
refuses() {
    for words in "run copy $1 -o x.zip -j 0" "run copy $1 -o x.zip -j 2" "run copy $1 -o x.zip --partial" \
        "run copy good.md $1 -o x.zip" "run copy $1 -o folder" "check copy $1" "check copy good.md $1" \
        "inspect $1" "inspect good.md $1"; do
        # shellcheck disable=SC2086 # words on purpose
        run 1 $words
        says err "$3: error: "
        says err "[$2]"
        says err "hint: "
        rmdir folder 2>/dev/null || true # made for bundles of which there are none
        unchanged
    done
    run 1 inspect "$1" --json
    says out "\"code\":\"$2\""
    says out '"labels":[]'
    run 3 verify "$1"
    says err "error: "
    says err "hint: "
    unchanged
}
refuses empty.md input-empty empty.md
refuses empty input-empty empty
refuses nul.md input-nul nul.md:3:7
refuses latin.md input-not-utf8 latin.md:3:9
refuses picture.bmp input-unknown-format picture.bmp
refuses deep.md md-too-deep deep.md:1:1001
refuses no-such.md input-missing no-such.md
refuses pipe.md input-empty pipe.md

for words in "run copy nothing -o x.zip" "check copy nothing" "inspect nothing"; do
    # shellcheck disable=SC2086
    run 1 $words
    says err "nothing: error: "
    says err "[input-empty-folder]"
    says err "hint: "
done
run 1 verify nothing
says err "[verify-no-bag]"
says err "hint: "
unchanged

# Brackets are text, however many: read, checked, and given back as they were.
run 0 check copy brackets.md
run 0 inspect brackets.md
run 0 run copy brackets.md -o x.zip
unzip -p x.zip '*/brackets.md' >got
same brackets.md got
rm x.zip got

# What a document or a name holds does not command the terminal.
escape=$(printf '\033')
for words in "inspect escapes.md --blocks" "check copy escapes.md" "run copy escapes.md -o x.zip"; do
    # shellcheck disable=SC2086
    run 0 $words
    says_not out "$escape"
    says_not err "$escape"
done
rm x.zip

# A pipeline that is wrong, for every command that reads one.
printf 'return pipeline "x" {\n' >syntax.lua
printf 'local t = nil\nreturn pipeline(t.name) {}\n' >runtime.lua
printf 'return pipeline "x" { stage.import {}, stage.nothing {}, stage.package {} }\n' >stage.lua
printf 'return pipeline "x" { stage.import { layuot = "auto" }, stage.package {} }\n' >option.lua
printf 'return 5\n' >five.lua
mkdir folder.lua
before=$(find . ! -name out ! -name err | sort)
pipeline_refused() { # FILE CODE PLACE HINT
    for words in "run ./$1 good.md -o x.zip" "check ./$1" "check ./$1 good.md" \
        "inspect good.md --pipeline ./$1"; do
        # shellcheck disable=SC2086
        run 2 $words
        says err "$3: error: "
        says err "[$2]"
        [ -z "$4" ] || says err "hint: $4"
        unchanged
    done
}
pipeline_refused syntax.lua config-syntax ./syntax.lua:1:22 "the file ends before"
pipeline_refused runtime.lua config-runtime ./runtime.lua:2:17 ""
pipeline_refused stage.lua config-unknown-stage ./stage.lua:1:46 "the stages are"
pipeline_refused option.lua option-unknown ./option.lua:1:38 "did you mean 'layout'?"
pipeline_refused five.lua config-pipeline ./five.lua:1:1 "end the file with"
pipeline_refused folder.lua config-file ./folder.lua "pipelines and stages are Lua files"
pipeline_refused none.lua config-file ./none.lua "pipelines and stages are Lua files"

# A word too many, an option nobody has, a name nobody knows: for every command there is.
"$DOSSIER" --help | sed -n 's/^  \([a-z]*\)  *[A-Z].*/\1/p' >verbs
[ "$(wc -l <verbs)" -ge 9 ] || fail "verbs: $(cat verbs)"
while read -r verb; do
    run 2 "$verb" --no-such-option
    says err "[option-unknown]"
    says err "'dossier $verb' has no option '--no-such-option'"
    says err "hint: "
    run 2 "$verb" -Z
    says err "[option-unknown]"
    run 0 help "$verb"
    says out "usage: dossier $verb"
    cp out help
    run 0 "$verb" --help
    cmp -s help out || fail "help of $verb differs from its --help"
done <verbs
rm verbs help
run 2 stages no-such
says err "hint: "
run 2 stages import package
run 2 doctor now
run 2 explain no-such-thing-anywhere
says err "hint: "
run 2 help no-such
run 2 anonymise good.md
says err "hint: it is a stage: dossier explain anonymise"
run 2 run
says err "usage: dossier run PIPELINE INPUT..."
run 0 run --help
says out "(default: 120)"

# A stage whose module was refused: the reason stands where the stage is missed.
mkdir plugins
echo junk >plugins/my_stage.so
echo 'return pipeline "x" { stage.import {}, stage.my_stage {}, stage.package {} }' >my.lua
run 2 --plugin-path plugins run ./my.lua good.md -o x.zip
says err "hint: the module was refused: plugins/my_stage.so: "

# Places: told before the work.
echo precious >mine.txt
run 2 run copy good.md -o mine.txt
says err "[run-output-exists]"
says mine.txt precious
run 2 run copy good.md -o no/such/x.zip
says err "nothing can be written in 'no/such'"
run 2 run copy good.md -o x.zip --report no/such/report
says err "no/such/report: error: "
run 0 run copy good.md -o bundles/
[ -e bundles/good.zip ] || fail "no bundle in a new folder"

# 50 MB: taken, and bounded in time.
i=0
while [ $i -lt 400 ]; do
    i=$((i + 1))
    printf '%s. The Working Group took note of paragraph %s above and of the report of the Chair.\n\n' $i $i
done >some
i=0
while [ $i -lt 1500 ]; do i=$((i + 1)); cat some; done >big.md
[ "$(wc -c <big.md)" -gt 50000000 ] || fail "big.md is too small"
timeout 240 "$DOSSIER" -q run copy big.md -o big.zip -j 1 >out 2>err || fail "50 MB: exit code $?"
unzip -p big.zip '*/big.md' | cmp - big.md || fail "50 MB: not the same bytes"
checks=$((checks + 1))
finish

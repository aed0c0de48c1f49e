#!/bin/sh
# SPDX-License-Identifier: MIT
# A worker that is ended from outside while it waits for work takes no document along.
. "$SOURCES/tests/program/lib.sh"
cat >hostile.lua <<'LUA'
return pipeline "hostile" {
  summary = "a stage that keeps one worker busy",
  stage.import {},
  stage.anonymise {}, -- surveys: what failed before leaves a worker without work after it
  stage.hostile {},
  stage.package {},
}
LUA
echo "busy for some seconds" >a.md
printf "a\0b" >b.md
"$DOSSIER" --plugin-path "$PLUGINS" run ./hostile.lua a.md b.md -o out.zip -j 2 \
    --partial >out 2>err </dev/null &
main=$!
waits() { # CHILD: it does nothing now
    case $(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null) in S*) ;; *) return 1 ;; esac
}
ended=0
sleep 1
while [ "$ended" = 0 ] && kill -0 "$main" 2>/dev/null; do
    read -r children <"/proc/$main/task/$main/children" || true
    for child in $children; do
        # Twice, since one that has just been started waits for its first document.
        waits "$child" && sleep 0.3 && waits "$child" && kill -KILL "$child" && ended=1
    done
    sleep 0.1
done
checks=$((checks + 1))
[ "$ended" -ge 1 ] || fail "no worker was idle"
checks=$((checks + 1))
code=0
wait "$main" || code=$?
[ "$code" = 1 ] || fail "exit code $code"
says err "b.md:1:2: error"
says_not err "a.md:"
run 0 verify out.zip
finish

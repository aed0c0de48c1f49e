# SPDX-License-Identifier: MIT
# Harder cases of bad input: deep nesting, a large file, broken scripts, places that cannot be
# written, a full disk, two documents of one name.  Each a diagnostic with code and hint, the right
# exit code, nothing half-written.
. "$SOURCES/tests/program/lib.sh"
cp "$SOURCES/samples/un-report/report.md" good.md

fails() { # CODE DIAGNOSTIC OUTPUT WORDS...
    want=$1 diagnostic=$2 output=$3; shift 3
    run "$want" "$@"
    says err "[$diagnostic]"
    says err "error: "
    checks=$((checks + 1))
    [ ! -e "$output" ] || fail "something was written: dossier $*"
}

# 20,000 nested quotes or brackets end in bounded time, one way or the other.
for sign in '>' '['; do
    i=0
    while [ $i -lt 200 ]; do i=$((i + 1)); printf '%0100d' 0; done | tr 0 "$sign" >deep.md
    code=0
    timeout 20 "$DOSSIER" -q run un-report deep.md -o deep.zip >out 2>err || code=$?
    checks=$((checks + 1))
    case $code in
    0) rm -f deep.zip ;;
    1) says err "[" ;;
    *) fail "20,000 times $sign: exit code $code" ;;
    esac
done

# Scripts: a syntax error, a run-time error, one that never ends, one that takes all memory.
echo 'return pipeline "x" {' >syntax.lua
fails 2 config-syntax x.zip run ./syntax.lua good.md -o x.zip
says err "syntax.lua:"
printf 'local t = nil\nreturn pipeline(t.name) {}\n' >runtime.lua
fails 2 config-runtime x.zip run ./runtime.lua good.md -o x.zip
says err "runtime.lua:2"
echo 'while true do end' >endless.lua
fails 2 config-limit x.zip run ./endless.lua good.md -o x.zip
echo 'local t = {} for i = 1, 1e9 do t[i] = ("x"):rep(1e6) .. i end' >memory.lua
fails 2 config-limit x.zip run ./memory.lua good.md -o x.zip
fails 2 config-file x.zip run ./no-such.lua good.md -o x.zip

# Places that cannot be written.
fails 2 run-output-not-writable no/such/folder run copy good.md -o no/such/folder/x.zip
mkdir folder.zip
run 1 run copy good.md -o folder.zip
says err "error: "
# As somebody who may not write there: root may everywhere, and steps down for it.
mkdir locked && chmod 555 locked
stepped=
if [ "$(id -u)" = 0 ]; then
    chmod 755 .
    stepped="setpriv --reuid 65534 --regid 65534 --clear-groups"
    $stepped test -x "$DOSSIER" 2>/dev/null || stepped=no
fi
if [ "$stepped" = no ]; then
    echo "left out, root cannot step down here: a folder that is not writable"
else
    for output in locked/x.zip locked; do
        code=0
        $stepped "$DOSSIER" run copy good.md -o $output >out 2>err </dev/null || code=$?
        [ "$code" = 2 ] || fail "exit code $code for $output"
        says err "[run-output-not-writable]"
        says err "hint: "
        [ -z "$(ls locked)" ] || fail "written into a locked folder: $(ls locked)"
    done
fi

# A full disk: one bundle, a bundle for each, with and without workers.
mkdir full
if mount -t tmpfs -o size=64k tmpfs full 2>/dev/null; then
    i=0
    while [ $i -lt 40 ]; do i=$((i + 1)); head -c 3000 /dev/urandom | od -An -tx1; done >large.md
    for words in "-o full/x.zip -j 2" "-o full/x.zip -j 0" "-o full -j 2"; do
        code=0
        # shellcheck disable=SC2086 # words on purpose
        "$DOSSIER" run copy large.md $words >out 2>err || code=$?
        [ "$code" = 1 ] || { umount full; fail "exit code $code on a full disk: $words"; }
        left=$(find full -type f)
        [ -z "$left" ] || { umount full; fail "left on the full disk: $left"; }
        says err "error: "
        says err "hint: "
    done
    # A bundle of ours that is there already stays as it was.
    "$DOSSIER" -q run copy good.md -o full/x.zip && cp full/x.zip kept.zip
    code=0
    "$DOSSIER" run copy large.md -o full/x.zip >out 2>err || code=$?
    cmp -s full/x.zip kept.zip || { umount full; fail "the bundle before was not kept"; }
    umount full
    [ "$code" = 1 ] || fail "exit code $code on a full disk with a bundle before"
else
    echo "left out, no file system may be mounted here: a full disk"
fi

# Two documents of one name: an error before anything is written.
mkdir -p a b bundles
cp good.md a/report.md
cp good.md b/report.md
cat >named.lua <<'LUA'
return pipeline "named" {
  summary = "bundles by name",
  stage.import {},
  stage.package { file = "{name}.zip" },
}
LUA
run 1 run ./named.lua a b -o bundles
says err "error: "
says err "hint: "
checks=$((checks + 1))
[ -z "$(find bundles -type f)" ] || fail "something was written: $(find bundles -type f)"

# The other commands say no as clearly.
run 1 inspect no-such.md
says err "[input-missing]"
run 1 check copy no-such.md
says err "[input-missing]"
run 2 check ./syntax.lua
says err "[config-syntax]"
run 3 verify no-such.zip
run 3 verify good.md
run 2 verify
run 2 explain
run 2 inspect
finish

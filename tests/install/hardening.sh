#!/bin/sh
# SPDX-License-Identifier: MIT
# The installed program and every installed module are hardened; and the judge of that says no to
# a program that is not.
set -eu
here=$(dirname "$0")
. "$here/lib.sh"
. "$here/hardened.sh"
are_hardened "$work/first/bin/dossier"
for module in "$work/first/$LIBDIR"/dossier/*/*.so; do
    [ -e "$module" ] || continue # built in
    are_hardened "$module"
done

echo 'int main(int n, char **a) { char b[64]; return __builtin_sprintf(b, "%s", a[n - 1]); }' >"$work/soft.c"
refuses() { # WORDS FLAGS...
    words=$1
    shift
    "$CC" "$@" "$work/soft.c" -o "$work/soft" 2>"$work/log" || fail "$CC $*: $(cat "$work/log")"
    if (are_hardened "$work/soft") 2>"$work/said"; then
        fail "passes although built with $*"
    fi
    grep -q "$words" "$work/said" || fail "$*: $(cat "$work/said")"
}
good='-O2 -pie -fPIE -fstack-protector-all -Wl,-z,relro,-z,now'
# shellcheck disable=SC2086 # words on purpose
{
    refuses 'not position independent' $good -no-pie -fno-pie
    refuses 'no RELRO' $good -Wl,-z,norelro
    refuses 'bind at once' $good -Wl,-z,lazy
    refuses 'executable stack' $good -Wl,-z,execstack
    [ "$SANITIZED" = yes ] || refuses 'no stack protector' $good -fno-stack-protector -nostartfiles -Wl,-e,main
    [ "$BRANCHES" != yes ] || refuses 'not marked' $good -fcf-protection=none -nostartfiles -Wl,-e,main
}

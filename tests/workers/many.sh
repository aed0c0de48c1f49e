# SPDX-License-Identifier: MIT
# 3,000 documents with few descriptors and a slow first one: all gathered, in order.
. "$SOURCES/tests/program/lib.sh"
mkdir in
{ i=0; while [ $i -lt 3000 ]; do i=$((i + 1)); printf '%s. The Working Group met again.\n\n' $i; done; } \
    >in/0000-slow.md
i=0
while [ $i -lt 2999 ]; do
    i=$((i + 1))
    printf '# I. Note %s\n\n1. Text of note %s.\n' $i $i >"in/$(printf %04d $i).md"
done
# shellcheck disable=SC3045 # dash, bash and busybox have it
(ulimit -n 256; "$DOSSIER" -q run copy in -o many.zip -j 2) >out 2>err || fail "the run failed"
checks=$((checks + 1))
[ "$(unzip -l many.zip | grep -c 'data/documents/.*\.md$')" = 3000 ] || fail "not 3,000 documents"
unzip -l many.zip | sed -n 's|.*data/documents/\([0-9]*\)_\([0-9]*\).*\.md$|\1 \2|p' |
    awk '$1 + 0 != $2 + 1 { bad = 1 } END { exit bad }' || fail "not in order"
checks=$((checks + 1))
finish

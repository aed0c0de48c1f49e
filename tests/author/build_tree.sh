# SPDX-License-Identifier: MIT
# What `dossier new` writes also builds against the dossier of a build tree, not installed yet.
. "$SOURCES/tests/program/lib.sh"
have make && have pkg-config && have unzip || exit 77
unset PKG_CONFIG_PATH MAKEFLAGS || true
run 0 new stage strip-stamps
says out "make -C strip-stamps check DOSSIER='"
make -C strip-stamps check DOSSIER="$DOSSIER" >out 2>&1 || fail "make check"
says out "strip-stamps: passed"
run 0 new stage drop-stamps --lua
says out "sh drop-stamps/test/run.sh"
DOSSIER="$DOSSIER" sh drop-stamps/test/run.sh >out 2>&1 || fail "test/run.sh"
says out "drop-stamps: passed"

# A module that does not build is not tested, and the compiler's words are there.
echo 'no C at all' >>strip-stamps/strip_stamps.c
make -C strip-stamps check DOSSIER="$DOSSIER" >out 2>&1 && fail "passed with an error in the source"
says out "strip_stamps.c:"
finish

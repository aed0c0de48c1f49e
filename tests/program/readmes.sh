# SPDX-License-Identifier: MIT
# The pages of the stages tell every option that there is, and the top page shows both commands.
. "$SOURCES/tests/program/lib.sh"
for stage in import translate-numbering anonymise package; do
    page=$SOURCES/plugins/$(echo $stage | tr - _)/README.md
    [ -f "$page" ] || fail "no page for $stage"
    run 0 explain $stage
    # Options stand two blanks in; what is deeper belongs to one of them.
    sed -n 's/^  \([a-z_]*\): .*/\1/p' out >options
    [ -s options ] || fail "no options of $stage"
    while read -r option; do
        says "$page" "\`$option\`"
    done <options
done
says "$SOURCES/README.md" "sh scripts/try.sh"
says "$SOURCES/README.md" "sh scripts/check.sh"
finish

# SPDX-License-Identifier: MIT
# The editor's definitions are Lua, name only types that they define, and know every stage, option
# and choice; what they say scripts are offered is what core/lua offers.
. "$SOURCES/tests/program/lib.sh"
run 0 types
cp out dossier.lua
says dossier.lua "---@meta"
if have luac5.4; then luac5.4 -p dossier.lua || fail "not Lua"; fi

# Every type that is named is there.
grep -oE '^---@(class|alias) [a-zA-Z_.]+' dossier.lua | awk '{ print $2 }' | sort >defined
uniq -d defined >out
[ -s out ] && fail "defined twice"
grep -E '^---@(field|param|return|overload|type)' dossier.lua | grep -oE 'dossier(\.[a-z_]+)+' | sort -u >used
[ "$(wc -l <used)" -gt 20 ] || fail "only $(wc -l <used) types are used"
sort -u defined | comm -13 - used >out
[ -s out ] && fail "types that are not defined"

# A ---@param is one of the function that follows, and in its order.
awk '/^---@param / { name = $2; sub(/\?$/, "", name); given = given ? given ", " name : name }
    /^function / { words = $0; sub(/^[^(]*\(/, "", words); sub(/\).*/, "", words)
        if (words != given) { print "function: " $0 ", params: " given; bad = 1 }
        given = ""; count++ }
    END { exit bad || count < 40 }' dossier.lua >out || fail "parameters do not agree"

# Every stage and every option of it.
run 0 stages --json
tr '{' '\n' <out | sed -n 's/^"name":"\([^"]*\)".*"version".*/\1/p' >stages
[ "$(wc -l <stages)" -ge 5 ] || fail "only these stages: $(cat stages)"
while read -r stage; do
    name=$(echo "$stage" | tr - _)
    says dossier.lua "function stage.$name(options) end"
    run 0 explain "$stage"
    sed -n 's/^  \([a-z_]*\): .*/\1/p' out >options
    awk -v class="dossier.stage.$name" '$1 == "---@class" { inside = $2 == class }
        inside && $1 == "---@field" { sub(/\?$/, "", $2); print $2 }' dossier.lua >typed
    checks=$((checks + 1))
    diff options typed >out || fail "options of $stage"
done <stages
for word in '---|"un-report"' '---|"fr"' '---|"upper-roman"' '"follow"|"keep"|"report"' \
    'from 0 to 12' '---@field paragraph' 'function block:replace('; do
    case $word in *paragraph) word='---|"paragraph"' ;; esac
    says dossier.lua "$word"
done

# The tables of core/lua, against scripts/api/pipeline.lua.
names_in() { # FILE ROWS: the name of each row
    sed -n "/$2\[\] = {/,/^    {0}};/p" "$1" | sed -n 's/^    {"\([a-z_*]*\)", .*/\1/p'
}
members_of() { # CLASS
    sed -n "/^    $1 = {/,/^    },/p" "$SOURCES/scripts/api/pipeline.lua" |
        sed -n 's/.*{ name = "\([a-z_]*\)".*/\1/p'
}
definition=$SOURCES/core/lua/definition.c
for pair in definition:rows_of_stage option:rows_of_option; do
    names_in "$definition" "${pair#*:}" | sort >rows
    members_of "${pair%:*}" | sort >members
    [ -s rows ] || fail "no rows ${pair#*:}"
    checks=$((checks + 1))
    diff rows members >out || fail "scripts/api/pipeline.lua, ${pair%:*}"
done
sed -n '/^  kinds = {/,/^  },/p' "$SOURCES/scripts/api/pipeline.lua" | grep -oE '"[a-z]+"' >kinds
tr '\n' ' ' <"$SOURCES/core/lua/class.c" | grep -oE ' kinds\[\] = \{[^;]*' | grep -oE '"[a-z]+"' >rows
[ -s rows ] || fail "no kinds in core/lua/class.c"
checks=$((checks + 1))
diff rows kinds >out || fail "scripts/api/pipeline.lua, kinds"

# A stage of one's own is in them, and where they are written can be said.
mkdir types
run 0 types -o types
same types/dossier.lua dossier.lua
run 0 types -o new-folder
same new-folder/dossier.lua dossier.lua
run 0 types --output own.lua
same own.lua dossier.lua
run 1 types -o /nonexistent/a/b.lua
says err "[author-not-written]"
run 2 types surplus
says err "[author-usage]"
finish

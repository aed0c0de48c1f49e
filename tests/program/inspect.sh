# SPDX-License-Identifier: MIT
# inspect --json on the real report: the labels with their parents and the references, compared
# with gold that was read from the document.
. "$SOURCES/tests/program/lib.sh"
need_corpus
run 0 inspect --json "$DOSSIER_CORPUS/un/draft-report-2017.md"
cp out report.json
checks=$((checks + 1))
[ "$(wc -l <report.json)" = 1 ] || fail "one object a line"
# ID LABEL KIND PARENT, one a line, in reading order.
sed 's/.*"labels":\[//; s/\],"references".*//' report.json | sed 's/},{/}\n{/g' |
    sed 's/^{"id":"\([^"]*\)","label":"\([^"]*\)","kind":"\([^"]*\)".*"parent":\("[^"]*"\|null\).*/\1 \2 \3 \4/' \
    >labels
grep -v ' bullet ' labels >numbered || true
same numbered "$SOURCES/tests/program/draft-report.labels"
checks=$((checks + 1))
[ "$(grep -c ' bullet "II/A/6"$' labels)" = 8 ] || fail "8 bullets under paragraph 6"
[ "$(grep -c ' bullet "II/B/7"$' labels)" = 11 ] || fail "11 bullets under paragraph 7"
sed 's/.*"references":\[//; s/\],"mentions".*//' report.json | sed 's/},{/}\n{/g' >references
resolved() { # TEXT TARGET
    checks=$((checks + 1))
    grep -F "\"text\":\"$1\"" references | grep -F "\"targets\":[\"$2\"]" |
        grep -qF '"state":"resolved"' || fail "not resolved: $1 to $2"
}
resolved "agenda item 1(b)" "III/C/18/1/b"
resolved "agenda item 3" "III/C/18/3"
resolved "agenda item 2" "III/C/18/2"
checks=$((checks + 1))
[ "$(grep -F '"text":"agenda item 2"' references | grep -c '"state":"resolved"')" = 2 ] ||
    fail "both references to agenda item 2"
for outside in 'decision 4/4' 'resolution 7/1' 'resolution 8/2' 'resolution 5/5'; do
    checks=$((checks + 1))
    ! grep -F "$outside" references | grep -q '"state":"resolved"' || fail "resolved: $outside"
done

# A file that cannot be read gives an object with empty arrays, and exit code 1.
run 1 inspect --json no-such-file.md
says out '"labels":[]'
says out '"code":"input-missing"'
printf 'a\0b' >nul.md
run 1 inspect --json nul.md
says out '"blocks":[]'
says out '"code":"input-nul"'

schema=$DOSSIER_CORPUS/../schema/inspect.schema.json
if [ -f "$schema" ] && python3 -c 'import jsonschema' 2>/dev/null; then
    find "$DOSSIER_CORPUS/un" "$DOSSIER_CORPUS/numbered" -name '*.md' -o -name '*.txt' | sort >files
    xargs "$DOSSIER" inspect --json <files >all.json 2>err || true
    python3 - "$schema" all.json report.json <<'PY' || fail "inspect --json is not by its schema"
import json, sys
import jsonschema
schema = json.load(open(sys.argv[1]))
check = jsonschema.Draft202012Validator(schema) if hasattr(jsonschema, "Draft202012Validator") \
    else jsonschema.Draft7Validator(schema)
count = 0
for name in sys.argv[2:]:
    for line in open(name, encoding="utf8"):
        check.validate(json.loads(line))
        count += 1
print(count, "objects are by the schema")
sys.exit(count < 2)
PY
    checks=$((checks + 1))
else
    echo "left out, not installed: the schema or python3-jsonschema"
fi
finish

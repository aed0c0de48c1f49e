# SPDX-License-Identifier: MIT
# Recall and precision on real documents, against gold that was read from them. The rules were
# written with these documents at hand, so the floor holds them to what they reach; it is no
# estimate for documents they have not seen.
. "$SOURCES/tests/program/lib.sh"
need_corpus
gold="$SOURCES/tests/stages/anonymise/gold.tsv"
grep -v '^#' "$gold" | cut -f1 | sort -u >files
while read -r file; do
    run 0 inspect --json "$DOSSIER_CORPUS/un/$file"
    sed 's/.*"mentions":\[//; s/\],"diagnostics".*//' out | tr '{' '\n' |
        sed -n 's/^"class":"person".*"decision":"mask".*"source":\[\([0-9]*\),\([0-9]*\)\].*/\1 \2/p' |
        sed "s|^|$file |" >>found
done <files
grep -v '^#' "$gold" | awk -v OFS='\t' '
    FNR == NR { n[$1]++; from[$1, n[$1]] = $2; to[$1, n[$1]] = $3; all++; next }
    $2 != "-" {
        gold++; is = 0
        for (i = 1; i <= n[$1]; i++)
            if (from[$1, i] <= $2 && $3 <= to[$1, i]) { is = 1; hit[$1, i] = 1 }
        right += is
        if (!is) print "missed in " $1 ": bytes " $2 " to " $3 > "misses"
    }
    END {
        for (key in hit) good++
        printf "%d names, %d found, recall %.3f; %d masked, %d of them names, precision %.3f\n",
            gold, right, right / gold, all, good, good / all
        exit !(gold > 250 && right / gold >= 0.99 && good / all >= 0.99)
    }' found - || { cat misses 2>/dev/null >&2; fail "below the floor of 0.99"; }
cat misses 2>/dev/null || true

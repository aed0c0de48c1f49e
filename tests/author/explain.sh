# SPDX-License-Identifier: MIT
# Whatever has a name in a pipeline or a message is explained; what has none gets the nearest.
. "$SOURCES/tests/program/lib.sh"
explains() { # NAME TEXT...
    name=$1; shift
    run 0 explain "$name"
    for text; do says out "$text"; done
}
explains translate-numbering "may edit: text, labels" "In a pipeline:      stage.translate_numbering { to ="
explains translate_numbering "translate-numbering: "
explains translate-numbering.levels "(any name): " "scheme: "
explains translate-numbering.levels.item.scheme "upper-roman"
says_not out "form: "
explains import.layout 'layouts: "auto", ' '"un-report"' "(default: auto)"
explains package.render 'renditions: "source", '
explains un-report "a layout, " "taken by: import.layout, translate-numbering.layout" "an installed pipeline"
explains fr "a language, French" "Article {n}" "import.language, translate-numbering.to"
explains persons "a policy, " "Person {n}"
explains titles-en "a list of words"
explains upper-roman " 4 IV " " 1000 M "
explains lower-alpha " 12 l " " 27 aa "
explains cjk-ideographic " 11 十一 " "taken by: translate-numbering.levels.*.scheme"
explains markdown "a format, " ".md" "it is read"
explains html "it is written anew"
explains verify "BUNDLE or FOLDER"
explains num-gap "a number is left out"
explains pipeline "begins a pipeline" "dossier.step"
explains option.least "of an int"
run 0 explain anonymise package                     # several at once
says out "anonymise: "
says out "package: "

# Every file of data that can be chosen is explained, and every option of every stage.
for folder in languages layouts policies schemes lists; do
    for file in "$SOURCES/scripts/$folder"/*.lua; do
        explains "$(basename "$file" .lua)" "licence: "
    done
done
run 0 stages --json
tr '{' '\n' <out | sed -n 's/^"name":"\([^"]*\)".*"version".*/\1/p' >stages
[ "$(wc -l <stages)" -ge 5 ] || fail "only these stages: $(cat stages)"
while read -r stage; do
    run 0 explain "$stage"
    sed -n 's/^  \([a-z_]*\): .*/\1/p' out >options
    while read -r option; do explains "$stage.$option" "$option: "; done <options
done <stages

nearest() { # NAME NEAREST
    run 2 explain "$1"
    says err "did you mean '$2'?"
}
nearest anonymize anonymise
nearest un-reprt un-report
nearest uper-roman upper-roman
nearest num-gaps num-gap
run 2 explain import.nothing
run 2 explain "$(printf 'x%.0s' $(seq 300))"
run 2 explain ""
run 2 explain
says err "[option-missing]"
finish

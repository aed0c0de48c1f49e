# SPDX-License-Identifier: MIT
# Completion of dossier for bash, written by `dossier completion bash`; not to be edited.
# shellcheck shell=bash
_dossier() {
    local verbs="run check inspect stages doctor completion explain manual new types verify "
    local pipelines="copy renumber un-report "
    local settings="detect.policy= detect.protect= detect.keep= detect.pseudonym= detect.language= anonymise.policy= anonymise.protect= anonymise.keep= anonymise.pseudonym= anonymise.language= import.layout= import.language= import.format= import.labels= import.references= package.file= package.render= package.level= package.digest= package.title= package.organisation= package.contact= package.date= translate-numbering.to= translate-numbering.words= translate-numbering.levels= translate-numbering.renumber= translate-numbering.references= translate-numbering.external= translate-numbering.bullets= translate-numbering.insert= translate-numbering.dangling= translate-numbering.scheme= translate-numbering.on_ambiguous= translate-numbering.least_confidence= translate-numbering.layout= translate-numbering.map= "
    local names="detect detect.policy detect.protect detect.keep detect.pseudonym detect.language anonymise anonymise.policy anonymise.protect anonymise.keep anonymise.pseudonym anonymise.language import import.layout import.language import.format import.labels import.references package package.file package.render package.level package.digest package.title package.organisation package.contact package.date translate-numbering translate-numbering.to translate-numbering.words translate-numbering.levels translate-numbering.renumber translate-numbering.references translate-numbering.external translate-numbering.bullets translate-numbering.insert translate-numbering.dangling translate-numbering.scheme translate-numbering.on_ambiguous translate-numbering.least_confidence translate-numbering.layout translate-numbering.map html inspect inspect-json markdown text ar de en es fr ru zh auto contract eu-act judgment statute treaty un-report un-resolution persons decimal upper-roman lower-roman upper-alpha lower-alpha upper-alpha-repeat lower-alpha-repeat arabic-abjad arabic-abjad-un arabic-alpha arabic-indic arabic-letter-names arabic-ordinal-adverb arabic-ordinal-adverb-tanwin arabic-ordinal-feminine arabic-ordinal-feminine-oblique arabic-ordinal-masculine arabic-ordinal-masculine-oblique circled-decimal cjk-circled cjk-decimal cjk-earthly-branch cjk-heavenly-stem cjk-ideographic cjk-parenthesised devanagari english-ordinal french-ordinal-feminine french-ordinal-masculine fullstop-decimal fullwidth german-ordinal-masculine german-ordinal-neuter hebrew lower-alpha-double lower-greek lower-russian lower-russian-full lower-russian-gost lower-russian-word parenthesised-decimal persian russian-ordinal-feminine russian-ordinal-feminine-accusative russian-ordinal-feminine-oblique russian-ordinal-masculine russian-ordinal-masculine-genitive russian-ordinal-masculine-prepositional spanish-ordinal-feminine spanish-ordinal-masculine superscript thai thai-alpha upper-russian upper-russian-full upper-russian-gost upper-russian-word bodies given-names places states titles-de titles-en titles-es titles-fr titles-pt titles-ru words "
    local common=" --quiet --verbose --progress --color --plugin-path --help --version"
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local verb='' words='' flags='' valued='' files='' i
    if [[ $word == = ]]; then
        word=''
    elif [[ $before == = ]]; then
        before=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
        --progress|--color|--plugin-path) [[ ${COMP_WORDS[i + 1]} == = ]] && ((i++)); ((i++)) ;;
        -*) ;;
        *) verb=${COMP_WORDS[i]}; break ;;
        esac
    done
    case $verb in
    '') words=$verbs ;;
    run) words=" $pipelines" files='yes' flags=" --output --workers --time-limit --memory-limit --profile --set --strict --partial --key --key-fd --decisions --custody --report" valued=" --output --workers --time-limit --memory-limit --profile --set --key --key-fd --decisions --custody --report" ;;
    check) words=" $pipelines" files='yes' flags=" --profile --set --strict --contract --time-limit --json" valued=" --profile --set --contract --time-limit" ;;
    inspect) words="" files='yes' flags=" --json --pipeline --profile --set --labels --references --mentions --blocks" valued=" --pipeline --profile --set" ;;
    stages) words=" $names" files='' flags=" --where --refused --json" valued="" ;;
    doctor) words="" files='' flags="" valued="" ;;
    completion) words="bash zsh fish" files='' flags=" --output" valued=" --output" ;;
    explain) words=" $names" files='' flags="" valued="" ;;
    manual) words=" $names" files='' flags=" --man" valued="" ;;
    new) words="stage format" files='' flags=" --lua" valued="" ;;
    types) words="" files='yes' flags=" --output" valued=" --output" ;;
    verify) words="" files='yes' flags=" --json --strict --leaks --rebuild" valued=" --leaks" ;;
    *) files=yes ;;
    esac
    if [[ $word == -* ]]; then
        words="$flags $common" files=''
    elif [[ $before == -* ]]; then
        case $verb$before in
        *--progress) files='' words=auto\ bar\ plain\ none ;;
        *--color) files='' words=auto\ always\ never ;;
        run--set) files='' words=$settings; compopt -o nospace ;;
        check--set) files='' words=$settings; compopt -o nospace ;;
        inspect--set) files='' words=$settings; compopt -o nospace ;;
        *) [[ " $valued --plugin-path " == *" $before "* || $before == -[ojCp] ]] && words='' files=yes ;;
        esac
    fi
    # shellcheck disable=SC2207 # names hold no blanks
    COMPREPLY=($(compgen -W "$words" -- "$word"))
    if [[ $files ]]; then
        compopt -o filenames
        while IFS= read -r i; do COMPREPLY+=("$i"); done < <(compgen -f -- "$word")
    fi
}
complete -F _dossier dossier

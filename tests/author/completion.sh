# SPDX-License-Identifier: MIT
# Completion in the shells that are there: commands, options, choices, names.
. "$SOURCES/tests/program/lib.sh"
for shell in bash zsh fish; do
    run 0 completion $shell
    cp out complete.$shell
done
run 2 completion csh
says err "bash, zsh or fish"
run 2 completion

cat >ask.bash <<'BASH'
source ./complete.bash
compopt() { :; }
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_dossier
printf '%s\n' "${COMPREPLY[@]}"
BASH
bash_says() { # WANTED WORDS...: exactly these, in one line
    wanted=$1; shift; checks=$((checks + 1))
    got=$(bash ask.bash dossier "$@" | sort | tr '\n' ' ')
    [ "$got" = "$wanted " ] || fail "bash, dossier $*: '$got', wanted '$wanted'"
}
touch notes.md
mkdir folder
if have bash; then
    bash -n complete.bash || fail "bash cannot read it"
    bash_says "check completion" c
    bash_says "inspect" ins
    bash_says "un-report" run un
    bash_says "notes.md" run notes
    bash_says "folder" run un-report -o f
    bash_says "folder" run un-report --output f
    bash_says "--strict" run --str
    bash_says "--color" explain --c
    bash_says "import.labels= import.language= import.layout=" run --set import.la
    bash_says "plain" --progress = p
    bash_says "plain" --progress p
    bash_says "run" --plugin-path folder ru
    bash_says "translate-numbering.references translate-numbering.renumber" explain translate-numbering.r
    bash_says "fish" completion f
    bash_says "stage" new s
    bash_says "" doctor x
    if have shellcheck; then shellcheck -s bash complete.bash >out || fail "shellcheck"; fi
fi

if have fish; then
    fish_says() { # WANTED LINE
        checks=$((checks + 1))
        got=$(HOME=$here XDG_CONFIG_HOME=$here XDG_DATA_HOME=$here \
            fish -c "source complete.fish; complete -C '$2'" | cut -f 1 | sort | tr '\n' ' ')
        [ "$got" = "$1 " ] || fail "fish, $2: '$got', wanted '$1'"
    }
    fish_says "check completion" "dossier c"
    fish_says "un-report" "dossier run un-r"
    fish_says "--strict" "dossier run --str"
    fish_says "plain" "dossier --progress p"
    fish_says "import.labels= import.language= import.layout=" "dossier run --set import.la"
    fish_says "fish" "dossier completion f"
fi

if have zsh && zsh -f -c 'zmodload zsh/zpty' 2>/dev/null; then
    mkdir functions
    cp complete.zsh functions/_dossier
    zsh -n functions/_dossier || fail "zsh cannot read it"
    cat >ask.zsh <<'ZSH'
zmodload zsh/zpty
wait_for() { # PATTERN: reads until the shell has said it, five seconds at most
    local more
    for i in {1..100}; do
        while zpty -r -t shell more; do out+=$more; done
        [[ $out == ${~1} ]] && return
        sleep 0.05
    done
}
zpty shell zsh -f -i
zpty -w shell 'PS1=; fpath=($PWD/functions $fpath); autoload -Uz compinit; compinit -u -D
bindkey "^I" list-choices; stty -echo cols 200; echo RE""ADY'
wait_for '*READY*'
out=
zpty -w -n shell "$1"$'\t'
wait_for "*${(b)2}*"
print -r -- $out
zpty -d shell
ZSH
    zsh_says() { # TEXT LINE
        checks=$((checks + 1))
        timeout 20 zsh -f ask.zsh "$2" "$1" >out 2>&1 || true
        says out "$1"
    }
    zsh_says "Shows what dossier sees" "dossier "
    zsh_says "a warning fails its document" "dossier run --s"
    zsh_says "translate-numbering.renumber" "dossier explain translate-numbering.re"
    zsh_says "import.labels=" "dossier run --set import.la"
fi
finish

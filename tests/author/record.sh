#!/bin/sh
# SPDX-License-Identifier: MIT
# Writes everything in the tree that is made from rows and data: editor types, completions, the
# manuals beside the modules.  By `cmake --build BUILD --target author-record`, after a change of
# options, stages, verbs, codes or data files; stale.sh writes it elsewhere and compares.
#   record.sh DOSSIER SOURCES TARGET
set -eu
dossier=$1 sources=$2 target=$3
unset DOSSIER_PLUGIN_PATH XDG_DATA_HOME || true
HOME=/nonexistent # whose plugins do not belong here
export HOME
write() { # FILE WORDS...
    file=$target/$1
    shift
    mkdir -p "$(dirname "$file")"
    "$dossier" "$@" >"$file.new"
    mv "$file.new" "$file"
}
write scripts/types/dossier.lua types
write scripts/completions/dossier.bash completion bash
write scripts/completions/_dossier completion zsh
write scripts/completions/dossier.fish completion fish
write core/MANUAL.md manual dossier
cd "$sources"
for list in plugins/*/CMakeLists.txt plugins/formats/*/CMakeLists.txt; do
    folder=$(dirname "$list")
    case $folder in
    plugins/formats/*) module=format_$(basename "$folder") ;;
    *) module=$(basename "$folder") ;;
    esac
    write "$folder/MANUAL.md" manual "$module"
done

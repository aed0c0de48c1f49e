#!/bin/sh
# SPDX-License-Identifier: MIT
# debian_files.sh TREE VERSION MAINTAINER: what Debian's policy asks of the tree of a package:
# a copyright file, its changelog, and both changelog and manual page compressed.
set -eu
doc=$1/usr/share/doc/dossier
version=$2
maintainer=$3

mkdir -p "$doc"
mv "$doc/LICENSE" "$doc/copyright"
# One entry of a Debian changelog for each heading "## VERSION, DATE"; what hangs under an item
# stays under it.
while IFS= read -r line; do
    case $line in
    '## '*)
        [ -z "${date:-}" ] || printf '\n -- %s  %s\n\n' "$maintainer" "$date"
        release=${line#'## '}
        date=$(date -u -R -d "${release#*, }")
        printf 'dossier (%s) unstable; urgency=medium\n\n' "${release%%,*}"
        ;;
    '- '*) [ -z "${date:-}" ] || printf '  * %s\n' "${line#- }" ;;
    '  '*) [ -z "${date:-}" ] || printf '  %s\n' "$line" ;;
    esac
done <"$doc/CHANGELOG.md" >"$doc/changelog"
printf '\n -- %s  %s\n' "$maintainer" "$date" >>"$doc/changelog"
head -n 1 "$doc/changelog" | grep -qF "dossier ($version) " || {
    echo "the newest entry of the changelog is not $version" >&2
    exit 1
}
rm "$doc/CHANGELOG.md"
gzip -9n "$doc/changelog"
find "$1/usr/share/man" -name '*.[1-8]' -exec gzip -9n {} +

#!/bin/sh
# SPDX-License-Identifier: MIT
# finish_archive.sh PACKAGE TREE SECONDS: the same package without traces of who made it when.
# cpack's .tar.gz names its user and the second of packing; its .deb has the rights of the user's
# new files in the headers of its three members.
set -eu
package=$1
tree=$2
seconds=$3

# One member of an ar archive as deb(5) has it: 60 bytes of header, and an even length.
member() {
    size=$(wc -c <"$2")
    printf '%-16s%-12s%-6s%-6s%-8s%-10s`\n' "$1" "$seconds" 0 0 100644 "$size"
    cat "$2"
    [ $((size % 2)) -eq 0 ] || printf '\n'
}

case $package in
*.tar.gz)
    tar --sort=name --format=gnu --owner=root:0 --group=root:0 --mtime="@$seconds" \
        -C "$(dirname "$tree")" -cf - "$(basename "$tree")" | gzip -9n >"$package.new"
    ;;
*.deb)
    members=$(mktemp -d)
    trap 'rm -rf "$members"' EXIT
    path=$(realpath "$package")
    (cd "$members" && ar x "$path")
    {
        printf '!<arch>\n'
        for name in debian-binary control.tar.gz data.tar.gz; do
            member "$name" "$members/$name"
        done
    } >"$package.new"
    ;;
*)
    exit 0
    ;;
esac
chmod 644 "$package.new"
mv "$package.new" "$package"

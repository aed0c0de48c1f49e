# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Installs into $work/first, as a user would into any prefix; removed at the end.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset DOSSIER_PLUGIN_PATH XDG_DATA_HOME DESTDIR
HOME=$work/home
export HOME

fail() {
    printf 'failed: %s\n' "$*" >&2
    exit 1
}

"$CMAKE" --install "$BUILD" --prefix "$work/first" >"$work/log" || {
    cat "$work/log" >&2
    fail "cmake --install"
}

#!/bin/sh
# SPDX-License-Identifier: MIT
# The packages: packed twice at other times, in another zone and with another umask they are the
# same bytes; the .deb goes into an empty root, works there, and leaves nothing behind.  That two
# folders give the same as well is the business of scripts/release.sh, which builds twice.
set -eu
here=$(dirname "$0")
. "$here/lib.sh"
. "$here/hardened.sh"
command -v "$CPACK" >/dev/null 2>&1 || {
    echo "skipped: no cpack"
    exit 77
}

pack() { # FOLDER UMASK ZONE
    mkdir "$1"
    (umask "$2" && TZ=$3 "$CPACK" --config "$BUILD/CPackConfig.cmake" -B "$1") >"$1/log" 2>&1 || {
        cat "$1/log" >&2
        fail "cpack"
    }
}
unset SOURCE_DATE_EPOCH || true
pack "$work/one" 022 UTC
sleep 1 # the seconds of packing differ, too
pack "$work/two" 077 Asia/Kathmandu
count=0
for package in "$work"/one/*.deb "$work"/one/*.tar.gz; do
    [ -f "$package" ] || continue
    count=$((count + 1))
    cmp "$package" "$work/two/$(basename "$package")" || fail "$package differs when packed again"
done
[ "$count" -gt 0 ] || fail "no packages: $(ls "$work/one")"

tar -xzf "$work"/one/dossier-*.tar.gz -C "$work"
unpacked=$(echo "$work"/dossier-"$VERSION"-*/bin/dossier)
"$unpacked" stages >"$work/stages" || fail "the unpacked archive"
grep -q anonymise "$work/stages" || fail "the unpacked archive has no stages"

package=$(ls "$work"/one/dossier_"$VERSION"_*.deb 2>/dev/null) || {
    echo "no .deb outside Debian; the archive is fine"
    exit 0
}
# Every library that a file of the package asks for is in a package that it depends on.
dpkg-deb -x "$package" "$work/tree"
depends=$(dpkg-deb -f "$package" Depends)
find "$work/tree" -name '*.so' -o -path '*/bin/*' -type f | while read -r file; do
    readelf -d "$file" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'
done | sort -u >"$work/needed"
[ -s "$work/needed" ] || fail "no libraries needed at all"
while read -r library; do
    owner=$(dpkg-query -S "*/$library" 2>/dev/null | sed -n '1s/:.*//p')
    case ", $depends," in
    *", $owner "* | *", $owner,"*) ;;
    *) fail "$library of package '$owner' is not in: $depends" ;;
    esac
done <"$work/needed"
for file in man/man1/dossier.1.gz doc/dossier/changelog.gz doc/dossier/copyright; do
    [ -s "$work/tree/usr/share/$file" ] || fail "no usr/share/$file"
done
gzip -dc "$work/tree/usr/share/doc/dossier/changelog.gz" >"$work/changelog"
[ "$(dpkg-parsechangelog -l "$work/changelog" -S Version 2>"$work/log")" = "$VERSION" ] ||
    fail "the changelog: $(cat "$work/log" "$work/changelog")"
[ ! -s "$work/log" ] || fail "the changelog: $(cat "$work/log")"

if [ "$(id -u)" -ne 0 ]; then
    echo "left out, not root: installing into an empty root"
    exit 0
fi
mkdir -p "$work/root/var/lib/dpkg/info" "$work/root/var/lib/dpkg/updates"
: >"$work/root/var/lib/dpkg/status"
# No shell lies in that root, so what the package does with it is done from here, and the machine's
# own list of libraries is left alone.
mkdir "$work/shim"
printf '#!/bin/sh\n' >"$work/shim/ldconfig"
chmod +x "$work/shim/ldconfig"
dpkg_here() {
    PATH="$work/shim:$PATH" dpkg --root="$work/root" --force-depends --force-not-root \
        --force-script-chrootless "$@" >"$work/log" 2>&1 || {
        cat "$work/log" >&2
        fail "dpkg $*"
    }
}
dpkg_here --install "$package"
"$work/root/usr/bin/dossier" stages >"$work/stages" || fail "the installed package"
grep -q anonymise "$work/stages" || fail "the installed package has no stages"
find "$work/root/usr/lib" -name 'libdossier.so.*' -type f >"$work/library"
[ -s "$work/library" ] || fail "the installed package has no library"
are_hardened "$work/root/usr/bin/dossier" "$work"/root/usr/lib/dossier/*/*.so "$(cat "$work/library")"
dpkg_here --purge dossier
[ ! -e "$work/root/usr/bin/dossier" ] || fail "the program stays after purging"
left=$(find "$work/root" -ipath '*dossier*' ! -path '*/var/*')
[ -z "$left" ] || fail "left after purging: $left"

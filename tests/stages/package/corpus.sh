# SPDX-License-Identifier: MIT
# verify on bags and zips of others: the BagIt conformance suite, and every hostile zip there is.
set -eu
tool=$1
[ -n "${DOSSIER_CORPUS:-}" ] && [ -d "$DOSSIER_CORPUS/bagit" ] && [ -d "$DOSSIER_CORPUS/hostile" ] || {
    echo "skipped: DOSSIER_CORPUS names no folder with bagit and hostile"; exit 77; }
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
fail() { echo "FAILED: $*" >&2; exit 1; }

command -v python3 >/dev/null || { echo "skipped: python3 is not installed"; exit 77; }
python3 "$DOSSIER_CORPUS/bagit/run_suite.py" "$tool" verify >"$here/suite" || { cat "$here/suite"; fail "bagit suite"; }
tail -n 1 "$here/suite"
# Stretch: what only Windows must refuse is refused here, too.
! grep -q 'accepted on Linux' "$here/suite" || { cat "$here/suite"; fail "accepted a bag for Windows"; }

# wants CODE REASON FILE: the exit code and one of the reasons.
judged=0
wants() {
    code=0
    timeout 10 "$tool" verify "$DOSSIER_CORPUS/hostile/$3" >"$here/out" 2>"$here/err" || code=$?
    [ "$code" = "$1" ] || fail "$3: exit code $code, wanted $1: $(cat "$here/err")"
    grep -qF "[$2]" "$here/err" || fail "$3: wanted $2: $(cat "$here/err")"
    judged=$((judged + 1))
}
c=constructed
wants 3 verify-zip-ratio $c/bomb-flat-ratio.zip
wants 3 verify-zip-ratio $c/bomb-overlap-same-offset.zip
wants 3 verify-zip-structure $c/cd-count-lies.zip
wants 3 verify-zip-ambiguous $c/comment-has-eocd.zip
wants 3 verify-zip-encrypted $c/encrypted-flag-garbage.zip
wants 3 verify-zip-method $c/method-deflate64.zip
wants 3 verify-zip-method $c/method-shrink.zip
wants 3 verify-zip-method $c/method-zstd.zip
wants 3 verify-name-not-utf8 $c/name-invalid-utf8-flagged.zip
wants 3 verify-name-control $c/name-with-nul.zip
wants 3 verify-name-device $c/names-device.zip
wants 3 verify-zip-size $c/size-lies-huge.zip
wants 3 verify-name-absolute $c/slip-absolute.zip
wants 3 verify-name-upward $c/slip-dotdot.zip
wants 3 verify-symlink $c/slip-symlink.zip
wants 3 verify-not-zip $c/truncated.zip
wants 1 verify-no-bag $c/bomb-nested.zip
wants 1 verify-no-bag $c/only-eocd.zip
u=upstream
wants 3 verify-zip-encrypted $u/password__tika__testZipEncrypted.zip
wants 3 verify-zip-encrypted $u/zip__libzip__encrypt-aes256.zip
wants 3 verify-name-empty $u/zip__libzip__filename_empty.zip
wants 3 verify-zip-structure $u/zip__libzip__incons-file-count-high.zip
wants 3 verify-zip-names-differ $u/zip__libzip__incons-local-filename.zip
wants 3 verify-zip-prepended $u/zip__libzip__junk-at-start.zip
wants 3 verify-zip-multidisk $u/zip__libzip__multidisk.zip
wants 3 verify-zip-method $u/zip__libzip__testfile-zstd.zip
wants 3 verify-zip-ambiguous $u/zip__libzip__zip-in-archive-comment.zip
wants 3 verify-zip-size $u/zip-uu__libarchive__test_read_format_zip_size_exceeds_declared_deflate.zip
wants 3 verify-name-upward $u/zip__tika__testZip_overlappingNames.zip
wants 3 verify-name-control $u/zip__tika__testZip_zeroByte.zip
wants 3 verify-name-twice $u/epub__epubcheck__ocf-filename-duplicate-zip-entry-error.epub
wants 1 verify-no-bag $u/zip__tika__droste.zip

# Whatever else there is: an answer in time, never a crash, never "valid".
seen=0
for file in "$DOSSIER_CORPUS"/hostile/*/*; do
    code=0
    timeout 10 "$tool" verify "$file" >"$here/out" 2>"$here/err" || code=$?
    [ "$code" = 1 ] || [ "$code" = 3 ] || fail "$file: exit code $code: $(head -c 500 "$here/err")"
    [ -s "$here/out" ] && [ -s "$here/err" ] || fail "$file: refused without a word"
    seen=$((seen + 1))
done
echo "$judged hostile zips with the right reason, $seen files refused in time"
[ "$seen" -gt 100 ]

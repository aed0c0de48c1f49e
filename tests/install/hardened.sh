# SPDX-License-Identifier: MIT
# shellcheck shell=sh disable=SC2154 # work is of lib.sh
# are_hardened FILE...: every program or module among the files is position independent, has no
# executable stack and no relocated text, binds at once and seals its tables, checks its stack, and
# marks where branches may land if the compiler can (BRANCHES).  The mark of the whole file is the
# linker's and needs that of the C library's start files, which Debian 12 builds without.  FORTIFY
# is `yes` where the build asks the C library for its checking functions.
are_hardened() {
    [ $# -gt 0 ] || fail "no files to look at"
    for file in "$@"; do
        [ -e "$file" ] || continue
        readelf -hldW "$file" >"$work/elf"
        grep -q 'Type: *DYN' "$work/elf" || fail "$file: not position independent"
        grep -q 'GNU_RELRO' "$work/elf" || fail "$file: no RELRO"
        grep -qE 'BIND_NOW|FLAGS_1.*NOW' "$work/elf" || fail "$file: does not bind at once"
        grep 'GNU_STACK' "$work/elf" | grep -q 'RWE' && fail "$file: executable stack"
        grep 'LOAD' "$work/elf" | grep -q 'RWE' && fail "$file: pages both writable and executable"
        grep -qE 'TEXTREL|R(UN)?PATH' "$work/elf" && fail "$file: text relocations or a fixed path"
        readelf -sW --dyn-syms "$file" >"$work/symbols"
        if [ "$SANITIZED" != yes ]; then
            grep -q '__stack_chk_fail' "$work/symbols" || fail "$file: no stack protector"
        fi
        if [ "$BRANCHES" = yes ]; then
            landings=$(objdump -d --no-show-raw-insn "$file" | grep -c 'endbr64' || true)
            [ "$landings" -ge 4 ] || fail "$file: branches are not marked"
        fi
        if [ "$FORTIFY" = yes ]; then
            grep -qE '__[a-z]+_chk' "$work/symbols" || fail "$file: not fortified"
        fi
        looked_at=$((${looked_at:-0} + 1))
    done
    [ "${looked_at:-0}" -gt 0 ] || fail "no file was there: $*"
}

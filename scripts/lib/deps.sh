# SPDX-License-Identifier: MIT
# shellcheck shell=sh
# Words, steps and packages for the scripts one folder up.  Sourced with the working folder at
# the top of the repository; defines functions only.

say() { printf '%s\n' "$*"; }
complain() { printf '%s\n' "$*" >&2; }

# Debian's package names, a command that stands for the package after a ':'.
build_packages='gcc:gcc libc6-dev make:make cmake:cmake pkg-config:pkg-config
    libltdl-dev liblua5.4-dev libzip-dev zlib1g-dev libmd4c-dev libutf8proc-dev libpcre2-dev
    libssl-dev libdeflate-dev'
test_packages='libcmocka-dev unzip:unzip python3:python3'
lint_packages='clang:clang clang-format:clang-format clang-tidy:clang-tidy cppcheck:cppcheck
    shellcheck:shellcheck'

release_packages='dpkg-dev:dpkg-shlibdeps file:file'

# What pkg-config must find where there is no dpkg to ask.
build_modules='libzip zlib libmd4c|md4c libutf8proc libpcre2-8 libcrypto lua5.4|lua-5.4|lua54|lua'

# need GROUP...: all packages of the groups (build, test, lint, release) are there when it returns.
need() {
    groups=$*
    if command -v dpkg-query >/dev/null 2>&1; then
        need_on_debian
    else
        need_elsewhere
    fi
}

packages_of_groups() {
    for group in $groups; do
        case $group in
        build) printf '%s\n' "$build_packages" ;;
        test) printf '%s\n' "$test_packages" ;;
        lint) printf '%s\n' "$lint_packages" ;;
        release) printf '%s\n' "$release_packages" ;;
        esac
    done
}

# Sets `missing`.  dpkg is asked once for all: it takes longer to start than to answer.
find_missing() {
    installed=$(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' 2>/dev/null |
        sed -n 's/^ii *//p')
    missing=
    for entry in $(packages_of_groups); do
        package=${entry%%:*}
        tool=${entry#"$package"}
        tool=${tool#:}
        if [ -n "$tool" ] && command -v "$tool" >/dev/null 2>&1; then
            continue
        fi
        case "
$installed
" in
        *"
$package
"*) ;;
        *) missing="$missing $package" ;;
        esac
    done
    missing=${missing# }
}

need_on_debian() {
    find_missing
    [ -n "$missing" ] || return 0
    if [ "${install:-yes}" = no ]; then
        complain "missing packages: $missing"
        complain "install them with: apt-get install --no-install-recommends $missing"
        exit 69
    fi
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null 2>&1; then
            complain "missing packages, and neither root nor sudo to install them.  As root:"
            complain "  apt-get update && apt-get install --no-install-recommends $missing"
            exit 77
        fi
        as_root=sudo
    fi
    say "installing: $missing"
    # Words on purpose: a list of packages, and sudo or nothing.
    # shellcheck disable=SC2086
    if ! { $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q update &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y \
            --no-install-recommends $missing; } >build/install.log 2>&1; then
        tail -n 20 build/install.log >&2
        complain "the packages could not be installed (whole log: build/install.log)"
        exit 69
    fi
}

has_module() { # "a|b": one of the names
    names=$1
    while [ -n "$names" ]; do
        if pkg-config --exists "${names%%|*}" 2>/dev/null; then
            return 0
        fi
        case $names in
        *'|'*) names=${names#*|} ;;
        *) names= ;;
        esac
    done
    return 1
}

# Other distributions: everything there already, or one line to paste.
need_elsewhere() {
    missing=
    for tool in cc make cmake pkg-config; do
        command -v "$tool" >/dev/null 2>&1 || missing="$missing $tool"
    done
    for module in $build_modules; do
        has_module "$module" || missing="$missing ${module%%|*}"
    done
    case " $groups " in
    *' test '*) has_module cmocka || missing="$missing cmocka" ;;
    esac
    if [ -z "$missing" ] && printf '#include <ltdl.h>\n' | cc -E - >/dev/null 2>&1; then
        return 0
    fi
    family=unknown
    if [ -r /etc/os-release ]; then
        family=$(sed -n 's/^ID=//p;s/^ID_LIKE=//p' /etc/os-release | tr -d '"' | tr '\n' ' ')
    fi
    complain "not found:${missing:- ltdl.h}.  Install what is missing and start again:"
    case " $family " in
    *fedora* | *rhel*) complain "  sudo dnf install gcc make cmake pkgconf-pkg-config" \
        "libtool-ltdl-devel lua-devel libzip-devel zlib-devel md4c-devel utf8proc-devel" \
        "pcre2-devel openssl-devel libdeflate-devel libcmocka-devel" ;;
    *arch*) complain "  sudo pacman -S --needed base-devel cmake pkgconf libtool lua libzip zlib" \
        "md4c libutf8proc pcre2 openssl libdeflate cmocka" ;;
    *alpine*) complain "  apk add build-base cmake pkgconf libtool lua5.4-dev libzip-dev zlib-dev" \
        "md4c-dev utf8proc-dev pcre2-dev openssl-dev libdeflate-dev cmocka-dev" ;;
    *) complain "  a C compiler, make, cmake, pkg-config, and the development files of libltdl," \
        "Lua 5.4, libzip, zlib, md4c, utf8proc, pcre2, OpenSSL, libdeflate, cmocka" ;;
    esac
    exit 69
}

# quietly LOG COMMAND...: the command's words go to the log, and its end to the screen on failure.
quietly() {
    log=$1
    shift
    if ! "$@" >>"$log" 2>&1; then
        tail -n 40 "$log" >&2
        complain "failed: $* (whole log: $log)"
        exit 1
    fi
}

cores() {
    if [ -n "${jobs:-}" ]; then
        printf '%s' "$jobs"
    else
        getconf _NPROCESSORS_ONLN 2>/dev/null || printf 1
    fi
}

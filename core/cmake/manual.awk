# SPDX-License-Identifier: MIT
# The help of the program and of each verb, in one stream of manual.sh, to a manual page.  Help has
# a usage line, a summary, paragraphs, examples indented by two, and lists of options.

function roff(text) {
    gsub(/\\/, "\\e", text)
    gsub(/-/, "\\-", text)
    sub(/^[.']/, "\\\\\\&&", text)
    return text
}

function close_example() {
    if (in_example) print ".EE\n.RE"
    in_example = 0
}

# "  -o, --output FILE             what it does": the text begins in column 33, on the next line
# where the name is longer.  Returns requests.
function option(line,    name, help) {
    if (line ~ /^          /) {
        sub(/^ +/, "", line)
        return roff(line) "\n"
    }
    name = substr(line, 1, 32)
    help = substr(line, 33)
    if (name !~ / $/) {
        name = line
        help = ""
    }
    gsub(/^ +| +$/, "", name)
    return ".TP\n.B " roff(name) "\n" (help ? roff(help) "\n" : "")
}

function globals_and_fixed_parts() {
    print ".SH OPTIONS OF EVERY VERB"
    printf "%s", globals
    print ".SH EXIT STATUS"
    print ".TP\n.B 0\ndone"
    print ".TP\n.B 1\na document failed, or a check found faults"
    print ".TP\n.B 2\nthe command line or the pipeline is wrong"
    print ".TP\n.B 3\nrefused as unsafe or unreadable"
    print ".TP\n.B 70\na fault of dossier itself"
    print ".TP\n.B 75\nincomplete; run again"
    print ".TP\n.B 130\ninterrupted"
    print ".SH ENVIRONMENT"
    print ".TP\n.B DOSSIER_PLUGIN_PATH\nfolders to look for plugins, after those of \\-\\-plugin\\-path"
    print ".TP\n.B NO_COLOR\nno colour in messages"
    print ".TP\n.B SOURCE_DATE_EPOCH\nthe date that bundles bear, in seconds since 1970"
    print ".SH FILES"
    print ".TP\n.I lib/dossier/ABI/*.so\nplugins, below the prefix of the installation"
    print ".TP\n.I share/dossier/\npipelines, languages, layouts, policies and lists, in Lua"
    print ".SH SEE ALSO"
    print ".BR unzip (1),\n.BR sha512sum (1)"
}

/^@version / {
    print ".TH DOSSIER 1 \"\" \"" $2 " " $3 "\" \"User Commands\""
    next
}
/^@program/ { part = "program"; next }
/^@verb / {
    close_example()
    if (part == "program") print ".SH COMMANDS"
    part = "verb"
    verb = $2
    seen_usage = 0
    in_globals = 0
    next
}

# ---- the program's own help ----

part == "program" && NR > 1 && !named {
    named = 1
    sub(/^dossier /, "")
    sub(/\.$/, "")
    print ".SH NAME\ndossier \\- " roff($0)
    next
}
part == "program" && /^usage: / {
    sub(/^usage: /, "")
    print ".SH SYNOPSIS\n" roff($0)
    next
}
part == "program" && /^  [a-z]/ && !in_globals && !first_run {
    if (!listed) print ".SH DESCRIPTION\nThe verbs, each told below:"
    listed = 1
    name = $1
    $1 = ""
    print ".TP\n.B " name "\n" roff(substr($0, 2))
    next
}
part == "program" && /^For every verb:/ { in_globals = 1; next }
part == "program" && /^A first run/ {
    in_globals = 0
    first_run = 1
    print ".PP\n" roff($0) "\n.RS 4\n.EX"
    in_example = 1
    next
}
part == "program" && first_run && /^  / { print roff(substr($0, 3)); next }
part == "program" && first_run && /^[^ ]/ { close_example(); print ".PP\n" roff($0); next }
part == "program" { next }

# ---- a verb ----

/^usage: / && !seen_usage {
    seen_usage = 1
    sub(/^usage: /, "")
    print ".SS " verb "\n.B " roff($0)
    next
}
/^For every verb:/ { close_example(); in_globals = 1; globals = ""; in_options = 0; next }
/^Options:/ { close_example(); in_options = 1; next }
/^$/ {
    if (in_example) held = 1
    else if (!in_options && !in_globals) paragraph = 1
    next
}
in_options { printf "%s", option($0); next }
in_globals { globals = globals option($0); next }
/^  / {
    if (!in_example) print ".PP\n.RS 4\n.EX"
    else if (held) print ""
    in_example = 1
    held = 0
    print roff(substr($0, 3))
    next
}
{
    close_example()
    held = 0
    if (paragraph) print ".PP"
    paragraph = 0
    print roff($0)
}
END {
    close_example()
    globals_and_fixed_parts()
}

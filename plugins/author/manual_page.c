/* SPDX-License-Identifier: MIT */
/* dossier manual --man: the same rows as a page of section 7, for man(1).  See man(7). */
#include <string.h>

#include "author.h"

/* Text of a line: what would be a request or a hyphen of typesetting is neither. */
static void write_text(FILE *to, const char *text) {
    if (*text == '.' || *text == '\'')
        fputs("\\&", to);
    for (; *text; text++) {
        if (*text == '\\')
            fputs("\\e", to);
        else if (*text == '-')
            fputs("\\-", to);
        else
            putc(*text == '\n' ? ' ' : *text, to);
    }
}

static void write_option(FILE *to, dsr_job *job, const struct row_walk *walk,
                         const dsr_option *row) {
    fputs(".TP\n.B ", to);
    write_text(to, walk->path);
    putc('\n', to);
    write_text(to, row->help);
    fputs(":\n", to);
    print_taken(to, job, row, FOR_MANUAL);
    if (row->fallback && *row->fallback) {
        fputs(" (default: ", to);
        write_text(to, row->fallback);
        putc(')', to);
    }
    fputs(".\n", to);
}

static void write_options(FILE *to, dsr_job *job, const dsr_stage *stage) {
    struct row_walk walk;
    const dsr_option *row;
    char module[NAME_SIZE];
    module_name(stage->name, module);
    if (!stage->options || !stage->options->name)
        return;
    fprintf(to,
            ".SH OPTIONS\nIn a pipeline:\n.B stage.%s { %s = ... }\n.br\nOn the command line:\n"
            ".B \\-\\-set ",
            module, stage->options->name);
    write_text(to, stage->name);
    fprintf(to, ".%s=...\n", stage->options->name);
    walk_rows(&walk, stage->options);
    while ((row = next_row(&walk)))
        write_option(to, job, &walk, row);
}

void write_page(FILE *to, dsr_job *job, const dsr_registered *found) {
    const dsr_stage *stage = found->stage;
    fputs(".\\\" SPDX-License-Identifier: MIT\n.TH \"dossier\\-", to);
    write_text(to, stage->name);
    fputs("\" 7 \"\" \"dossier ", to);
    write_text(to, stage->version);
    fputs("\" \"Stages of dossier\"\n.SH NAME\ndossier\\-", to);
    write_text(to, stage->name);
    fputs(" \\- ", to);
    write_text(to, stage->summary);
    fputs("\n.SH DESCRIPTION\nA stage of a\n.BR dossier (1)\npipeline.  It may edit: ", to);
    print_edits(to, stage->may_edit, ", ");
    fputs(".\n", to);
    write_options(to, job, stage);
    fputs(".SH SEE ALSO\n.BR dossier (1);\n.B dossier explain ", to);
    write_text(to, stage->name);
    fputs("\ntells the same, and which names of data there are.\n", to);
}

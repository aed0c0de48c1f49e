/* SPDX-License-Identifier: MIT */
/* dossier completion: what a shell needs to complete commands, options and names. */
#include "completion.h"

#include <ctype.h>
#include <string.h>

struct completion_state {
    dsr_text output;
};

static const dsr_option options[] = {
    {.name = "output",
     .type = DSR_OPTION_PATH,
     .offset = offsetof(struct completion_state, output),
     .help = "the file to write; standard output without it"},
    {0},
};

static const struct shell {
    const char *name, *file;
    bool (*write)(FILE *to, dsr_job *job);
} shells[] = {
    {"bash", "dossier", write_bash},
    {"zsh", "_dossier", write_zsh},
    {"fish", "dossier.fish", write_fish},
};

/* ---- words ---- */

/* Capitals name what a person puts there; flags and what belongs to them stand in the rows. */
void read_usage(const char *usage, struct behind *behind) {
    usage = usage ? usage : "";
    size_t used = 0;
    bool is_after_flag = false;
    *behind = (struct behind){0};
    for (const char *at = usage; *at;) {
        if (at[0] == '.') { /* what belongs to the word before */
            at += strcspn(at, " ]");
            continue;
        }
        size_t len = strspn(at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-");
        bool is_flag = len && at[0] == '-';
        if (!len) {
            is_after_flag = is_after_flag && (*at == ' ' || *at == '[');
            at++;
            continue;
        }
        if (!is_flag && !is_after_flag && isupper((unsigned char)at[0])) {
            bool is_pipeline = strncmp(at, "PIPELINE", len) == 0;
            bool is_name = strncmp(at, "STAGE", len) == 0 || strncmp(at, "CODE", len) == 0;
            behind->takes_pipelines = behind->takes_pipelines || is_pipeline;
            behind->takes_names = behind->takes_names || is_name;
            behind->takes_files =
                behind->takes_files || (!is_name && strncmp(at, "NAME", len) != 0);
        } else if (!is_flag && !is_after_flag && strncmp(at, "or", len) != 0 &&
                   used + len + 2 < sizeof behind->words) {
            used += (size_t)snprintf(behind->words + used, sizeof behind->words - used, "%s%.*s",
                                     used ? " " : "", (int)len, at);
        }
        is_after_flag = is_flag;
        at += len;
    }
}

static void write_paths(FILE *to, const dsr_stage *stage, const char *end, char between) {
    struct row_walk walk;
    walk_rows(&walk, stage->options);
    while (next_row(&walk))
        if (!strchr(walk.path, '*'))
            fprintf(to, "%s.%s%s%c", stage->name, walk.path, end, between);
}

void write_stage_names(FILE *to, dsr_job *job, char between) {
    dsr_registered found;
    const dsr_stage *stage;
    const dsr_format *format;
    dsr_text name;
    for (size_t at = 0; (stage = next_stage(job, &at, &found));) {
        fprintf(to, "%s%c", stage->name, between);
        write_paths(to, stage, "", between);
    }
    for (size_t at = 0; (format = next_format(job, &at, &found));)
        fprintf(to, "%s%c", format->name, between);
    for (size_t i = 0; folder_at(i); i++)
        for (size_t k = 0;
             strcmp(folder_at(i), "formats") != 0 && strcmp(folder_at(i), "renditions") != 0 &&
             (name = name_in(job, folder_at(i), k)).len;
             k++)
            fprintf(to, "%.*s%c", (int)name.len, name.at, between);
}

void write_settings(FILE *to, dsr_job *job, char between) {
    dsr_registered found;
    const dsr_stage *stage;
    for (size_t at = 0; (stage = next_stage(job, &at, &found));)
        write_paths(to, stage, "=", between);
}

void write_pipelines(FILE *to, dsr_job *job, char between) {
    dsr_text name;
    for (size_t i = 0; (name = name_in(job, "pipelines", i)).len; i++)
        fprintf(to, "%.*s%c", (int)name.len, name.at, between);
}

void write_flag(FILE *to, const dsr_option *row) {
    for (const char *at = row->name; *at; at++)
        putc(*at == '_' ? '-' : *at, to);
}

void write_quoted(FILE *to, const char *text, const char *escaped) {
    for (; *text; text++) {
        if (*text == '\'')
            fputs("'\\'", to);
        else if (strchr(escaped, *text))
            putc('\\', to);
        putc(*text, to);
    }
}

bool takes_settings(const dsr_option *row) {
    return strcmp(row->name, "set") == 0;
}

/* ---- the verb ---- */

static int run(dsr_job *job, void *opaque, int count, char **arguments) {
    const struct completion_state *state = opaque;
    for (size_t i = 0; count == 1 && i < sizeof shells / sizeof *shells; i++)
        if (strcmp(shells[i].name, arguments[0]) == 0)
            return write_output(job, state->output, shells[i].file, shells[i].write) ? EXIT_DONE
                                                                                     : EXIT_FAULTS;
    complain(job, "author-usage", "dossier completion bash",
             "'dossier completion' takes the name of a shell: bash, zsh or fish");
    return EXIT_WRONG;
}

const dsr_verb completion_verb = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_verb),
    .name = "completion",
    .summary = "Writes what a shell needs to complete commands, options and names",
    .usage = "bash | zsh | fish",
    .help = "An installed dossier brings its own along.  With --plugin-path, or for a folder of "
            "yours:\n\n"
            "  source <(dossier completion bash)\n"
            "  dossier completion zsh -o ~/.zfunc/_dossier\n"
            "  dossier completion fish -o ~/.config/fish/completions/dossier.fish",
    .options = options,
    .state_size = sizeof(struct completion_state),
    .run = run,
};

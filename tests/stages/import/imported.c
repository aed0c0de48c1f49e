/* SPDX-License-Identifier: MIT */
/* See imported.h. */
#include "imported.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

struct ended {
    void (*then)(void *context, const dsr_doc *doc, const struct diagnostics *found);
    void *context;
};

static void ended(void *context, size_t index, const dsr_doc *doc,
                  const struct diagnostics *found) {
    const struct ended *ended = context;
    (void)index;
    ended->then(ended->context, doc, found);
}

static bool run(struct run_request *request, const char *path, struct diagnostics *list) {
    struct run_inputs inputs = {0};
    struct run_plan *plan = run_prepare(request, list);
    bool is_fine = plan != NULL && run_inputs_find(&inputs, &path, 1, true, list);
    if (is_fine) {
        run_execute(plan, &inputs, list);
    }
    run_plan_free(plan);
    run_inputs_free(&inputs);
    return is_fine;
}

static dsr_status nothing(dsr_job *job, const void *state, dsr_doc *doc) {
    (void)job;
    (void)state;
    (void)doc;
    return DSR_OK;
}

/* A pipeline must end with a stage that gathers. */
static dsr_status gather_nothing(dsr_job *job, const void *state) {
    (void)job;
    (void)state;
    return DSR_OK;
}

static const dsr_stage last_stage = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_stage),
    .name = "last",
    .summary = "Nothing",
    .version = "0",
    .licence = "MIT",
    .run = nothing,
    .gather = gather_nothing,
};

bool imported(const char *path, const char *layout, const dsr_stage *probe,
              void (*then)(void *context, const dsr_doc *doc, const struct diagnostics *found),
              void *context) {
    const char *folder = DOSSIER_TEST_PLUGINS;
    struct registry *registry = registry_open(&folder, 1);
    struct lua_config *lua = lua_config_new(registry, DOSSIER_TEST_SCRIPTS);
    const dsr_stage *import = registry_stage(registry, "import");
    struct pipeline_step steps[3] = {{.stage = import}, {.stage = &last_stage}, {.stage = probe}};
    struct pipeline_config pipeline = {.name = DSR_TEXT("test"),
                                       .summary = DSR_TEXT(""),
                                       .steps = steps,
                                       .step_count = probe != NULL ? 3 : 2};
    struct ended rest = {then, context};
    char setting[256];
    const char *settings = setting;
    snprintf(setting, sizeof(setting), "import.layout=%s", layout);
    struct run_request request = {.registry = registry,
                                  .lua = lua,
                                  .pipeline = &pipeline,
                                  .settings = &settings,
                                  .setting_count = 1,
                                  .is_dry = true,
                                  .epoch = -1,
                                  .ended = ended,
                                  .context = &rest};
    struct diagnostics list = {0};
    bool is_fine = import != NULL && run(&request, path, &list);
    for (size_t i = 0; i < list.count; i++) {
        diagnostic_print(&list.rows[i], stdout, false);
    }
    diagnostics_free(&list);
    lua_config_free(lua);
    registry_close(registry);
    return is_fine;
}

static void write_text(FILE *to, dsr_text text) {
    bool was_space = false;
    for (size_t i = 0; i < text.len; i++) {
        bool is_space =
            text.at[i] == ' ' || text.at[i] == '\n' || text.at[i] == '\t' || text.at[i] == '\r';
        if (!is_space || !was_space) {
            fputc(is_space ? ' ' : text.at[i], to);
        }
        was_space = is_space;
    }
}

static uint32_t label_line(const dsr_doc *doc, dsr_label label) {
    dsr_label_info info = {0};
    dsr_block_info block = {0};
    doc->host->label(doc, label, &info, sizeof(info));
    doc->host->block(doc, info.block, &block, sizeof(block));
    return doc->host->line(doc, block.part, info.source.start);
}

void write_labels(const dsr_doc *doc, FILE *to) {
    for (dsr_label at = 0; (at = doc->host->next_label(doc, at)) != 0;) {
        dsr_label_info info = {0};
        doc->host->label(doc, at, &info, sizeof(info));
        fprintf(to, "%*s%u %.*s ", (int)(info.level - 1) * 2, "", label_line(doc, at),
                (int)info.kind.len, info.kind.at);
        write_text(to, info.surface);
        fputc('\n', to);
    }
}

uint32_t line_in_block(const dsr_doc *doc, dsr_block block, uint32_t at) {
    dsr_block_info info = {0};
    doc->host->block(doc, block, &info, sizeof(info));
    uint32_t offset = info.source.start;
    for (size_t i = 0; i < doc->host->piece_count(doc, block); i++) {
        dsr_piece piece = {0};
        doc->host->piece(doc, block, i, &piece, sizeof(piece));
        if (piece.text.start <= at) {
            offset = piece.source.start + (at - piece.text.start);
        }
    }
    return doc->host->line(doc, info.part, offset);
}

void write_references(const dsr_doc *doc, FILE *to) {
    static const char *const states[] = {"none", "resolved", "external", "dangling", "ambiguous"};
    const dsr_host *host = doc->host;
    for (dsr_block block = 0; (block = host->step(doc, 0, block, DSR_ALL_KINDS)) != 0;) {
        for (dsr_reference at = 0; (at = host->next_reference(doc, block, at)) != 0;) {
            dsr_reference_info info = {0};
            host->reference(doc, at, &info, sizeof(info));
            dsr_text text = host->text(doc, block);
            fprintf(to, "ref %u %s ", line_in_block(doc, block, info.range.start),
                    states[info.state]);
            write_text(to,
                       (dsr_text){text.at + info.range.start, info.range.end - info.range.start});
            const char *before = " -> ";
            for (uint32_t i = 0; i < info.target_count; i++) {
                dsr_target target = {0};
                host->target(doc, at, i, &target, sizeof(target));
                if (target.role != DSR_PATH && target.label != 0) {
                    fprintf(to, "%s%u", before, label_line(doc, target.label));
                    before = ",";
                }
            }
            fputc('\n', to);
        }
    }
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

char **names_in(const char *folder, const char *suffix, size_t *count) {
    size_t room = 0;
    char **names = NULL;
    *count = 0;
    DIR *listing = opendir(folder);
    for (struct dirent *entry; listing != NULL && (entry = readdir(listing)) != NULL;) {
        size_t len = strlen(entry->d_name), end = strlen(suffix);
        if (len <= end || strcmp(entry->d_name + len - end, suffix) != 0) {
            continue;
        }
        if (*count == room) {
            room = room * 2 + 16;
            names = realloc(names, room * sizeof(*names));
            if (names == NULL) {
                abort();
            }
        }
        names[(*count)++] = strdup(entry->d_name);
    }
    if (listing != NULL) {
        closedir(listing);
    }
    if (*count > 0) {
        qsort(names, *count, sizeof(*names), by_name);
    }
    return names;
}

char *whole_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return NULL;
    }
    char *text = NULL;
    size_t len = 0;
    FILE *to = open_memstream(&text, &len);
    for (int c; (c = fgetc(file)) != EOF;) {
        fputc(c, to);
    }
    fclose(to);
    fclose(file);
    return text;
}

/* SPDX-License-Identifier: MIT */
/*
 * The stage "import": a file becomes a document (by a format's reader), its language and symbol
 * are found, its labels, then its references.
 */
#include <stdlib.h>

#include "bytes.h"
#include "choose.h"

static dsr_status import_open(dsr_job *job, void *state);
static dsr_status import_run(dsr_job *job, const void *state, dsr_doc *doc);
static void import_close(void *state);
static bool open_layout(dsr_job *job, struct import *import);
static bool open_languages(dsr_job *job, struct import *import);
static bool is_wanted(const struct import *import, dsr_text tag);
static dsr_text without_region(dsr_text tag);
static bool set_language(struct task *task);
static bool language_is_known(struct task *task);
static const struct cue *layout_known(const struct task *task);
static bool set_attributes(struct task *task);
static bool add_file_name(struct task *task);

static const dsr_option options[] = {
    {.name = "layout",
     .type = DSR_OPTION_TEXT,
     .choices = (const char *const[]){"layouts", NULL},
     .offset = offsetof(struct import, layout_name),
     .fallback = "auto",
     .help = "The layout that tells the levels of labels, by its name in scripts/layouts"},
    {.name = "language",
     .type = DSR_OPTION_TEXT,
     .choices = (const char *const[]){"languages", NULL},
     .offset = offsetof(struct import, language_name),
     .fallback = "auto",
     .help = "The language of the text as a BCP 47 tag, or auto to find it from its words"},
    {.name = "format",
     .type = DSR_OPTION_TEXT,
     .choices = (const char *const[]){"formats", NULL},
     .offset = offsetof(struct import, format),
     .fallback = "",
     .help = "The format of the file, or empty to find it from the suffix and the content"},
    {.name = "labels",
     .type = DSR_OPTION_BOOL,
     .offset = offsetof(struct import, finds_labels),
     .fallback = "true",
     .help = "Whether labels are looked for in the text"},
    {.name = "references",
     .type = DSR_OPTION_BOOL,
     .offset = offsetof(struct import, finds_references),
     .fallback = "true",
     .help = "Whether references to labels are looked for in the text"},
    {.name = NULL},
};

static const dsr_stage stage = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_stage),
    .name = "import",
    .summary = "reads a file and finds its language, labels and references",
    .version = DOSSIER_VERSION,
    .licence = "MIT",
    .may_edit = DSR_EDIT_STRUCTURE | DSR_EDIT_LABELS | DSR_EDIT_REFERENCES | DSR_EDIT_BLOCKS |
                DSR_EDIT_ATTRIBUTES | DSR_EDIT_TEXT,
    .options = options,
    .state_size = sizeof(struct import),
    .open = import_open,
    .run = import_run,
    .close = import_close,
};

static const dsr_stage *const stages[] = {&stage, NULL};

DSR_MODULE(import) = {
    .abi = DSR_ABI,
    .size = sizeof(dsr_module),
    .name = "import",
    .version = DOSSIER_VERSION,
    .licence = "MIT",
    .stages = stages,
};

static dsr_status import_open(dsr_job *job, void *state) {
    struct import *import = state;
    if (!open_layout(job, import) || !open_languages(job, import)) {
        return DSR_FAILED;
    }
    return DSR_OK;
}

static bool open_layout(dsr_job *job, struct import *import) {
    const dsr_value *layout = job->host->data(job, "layouts", import->layout_name);
    return layout != NULL &&
           layout_compile(job, layout, &import->kinds, &import->schemes, &import->layout) &&
           choices_open(job, import, layout);
}

/* All installed languages, or the one that was asked for. */
static bool open_languages(dsr_job *job, struct import *import) {
    const dsr_host *host = job->host;
    size_t count = 0;
    while (host->data_name(job, "languages", count).len > 0) {
        count++;
    }
    import->languages = calloc(count + 1, sizeof(*import->languages));
    for (size_t i = 0; import->languages != NULL && i < count; i++) {
        dsr_text tag = host->data_name(job, "languages", i);
        if (!is_wanted(import, tag)) {
            continue;
        }
        const dsr_value *data = host->data(job, "languages", tag);
        uint32_t number = (uint32_t)import->language_count++;
        struct language *language = &import->languages[number];
        if (host->value_bool(host->value_get(data, "default"))) {
            import->default_language = number;
        }
        if (data == NULL ||
            !language_compile(job, data, tag, &import->kinds, &import->schemes, language) ||
            !stop_words_compile(job, data, number, &import->stop_words)) {
            return false;
        }
    }
    for (size_t i = 0; import->languages != NULL && i < import->language_count; i++) {
        for (size_t other = 0; other < import->language_count; other++) {
            dsr_text tag = import->languages[other].tag;
            if (other != i && !language_take_labels(job, host->data(job, "languages", tag),
                                                    &import->kinds, &import->languages[i])) {
                return false;
            }
        }
        layout_take_main_prints(&import->layout, &import->languages[i]);
        for (size_t cue = 0; cue < import->cue_count; cue++) {
            layout_take_main_prints(import->cues[cue].layout, &import->languages[i]);
        }
    }
    if (import->languages != NULL && import->language_count > 0) {
        return true;
    }
    dsr_place nowhere = {0, 0, NULL};
    dsr_text name = import->language_name;
    host->report(job, DSR_ERROR, "import-language", nowhere, "there is no language \"%.*s\"",
                 (int)name.len, name.at);
    host->hint(job, "scripts/languages holds one file for each language");
    return false;
}

static bool is_wanted(const struct import *import, dsr_text tag) {
    return same_text(import->language_name, DSR_TEXT("auto")) ||
           same_text(import->language_name, tag) ||
           same_text(without_region(import->language_name), tag);
}

static dsr_text without_region(dsr_text tag) {
    size_t end = 0;
    while (end < tag.len && tag.at[end] != '-') {
        end++;
    }
    return part_of(tag, 0, end);
}

static void import_close(void *state) {
    struct import *import = state;
    for (size_t i = 0; i < import->language_count; i++) {
        language_free(&import->languages[i]);
    }
    choices_close(import);
    free(import->languages);
    free(import->stop_words.rows);
    import->stop_words = (struct stop_words){0};
    import->languages = NULL;
    import->language_count = 0;
}

static dsr_status import_run(dsr_job *job, const void *state, dsr_doc *doc) {
    const struct import *import = state;
    struct task task = {
        .job = job, .doc = doc, .host = job->host, .import = import, .layout = &import->layout};
    dsr_status status = job->host->read(job, doc, import->format);
    if (status != DSR_OK) {
        return status;
    }
    task.schemes = &import->schemes;
    task.symbol = symbol_find(&task);
    bool is_fine = set_language(&task);
    if (is_fine) {
        layout_set(&task);
        is_fine = !task.has_no_memory && set_attributes(&task);
    }
    if (is_fine && import->finds_labels) {
        candidates_find(&task);
        is_fine = !task.has_no_memory && beam_search(&task) && structure_set(&task);
    }
    /* A document read back is compared by its labels, and its doubts are known. */
    bool is_read_back = task.host->attribute(doc, 0, "read-back").len > 0;
    if (is_fine && import->finds_labels && !is_read_back) {
        doubts_report(&task);
    }
    if (is_fine && import->finds_references && !is_read_back) {
        is_fine = references_find(&task);
    }
    free(task.units);
    free(task.readings);
    return is_fine && add_file_name(&task) ? DSR_OK : DSR_NO_MEMORY;
}

/* A copy for this document: its language says how labels look besides, and a document read back
 * how they were printed. */
void layout_set(struct task *task) {
    const struct import *import = task->import;
    const struct layout *layout = &import->layout;
    bool is_read_back = task->host->attribute(task->doc, 0, "levels").len > 0;
    const struct cue *cue = layout_known(task);
    cue = cue != NULL ? cue : layout_choose(task);
    task->layout_name = cue != NULL ? cue->name : import->layout_name;
    layout = cue != NULL ? cue->layout : layout;
    struct layout *own = task->host->scratch(task->job, sizeof(*own));
    if (own == NULL) {
        task->has_no_memory = true;
        return;
    }
    *own = *layout;
    layout_take_prints(own, task->language);
    if (is_read_back) {
        levels_take(task, own);
    }
    task->layout = own;
    line_classes_fill(task);
}

/* The layout that a document read back was first read with. */
static const struct cue *layout_known(const struct task *task) {
    dsr_text name = task->host->attribute(task->doc, 0, "layout");
    for (size_t i = 0; name.len > 0 && i < task->import->cue_count; i++) {
        if (same_text(task->import->cues[i].name, name)) {
            return &task->import->cues[i];
        }
    }
    return NULL;
}

static bool set_language(struct task *task) {
    const struct import *import = task->import;
    const dsr_host *host = task->host;
    bool is_sure = true;
    dsr_text tag = import->language_name;
    if (language_is_known(task)) {
        return true;
    }
    if (same_text(tag, DSR_TEXT("auto"))) {
        task->language = language_detect(task, &is_sure);
        tag = is_sure ? task->language->tag : DSR_TEXT("und");
    } else {
        task->language = &import->languages[0];
    }
    return host->set_attribute(task->doc, 0, "language", tag, "found in the text") == DSR_OK;
}

/* The language of a document read back was found before. */
static bool language_is_known(struct task *task) {
    dsr_text tag = task->host->attribute(task->doc, 0, "language");
    for (size_t i = 0; tag.len > 0 && i < task->import->language_count; i++) {
        if (same_text(task->import->languages[i].tag, tag)) {
            task->language = &task->import->languages[i];
            return true;
        }
    }
    return false;
}

static bool set_attributes(struct task *task) {
    const dsr_host *host = task->host;
    dsr_text symbol = task->symbol;
    dsr_block heading = host->step(task->doc, 0, 0, DSR_BIT(DSR_HEADING));
    dsr_text title = heading != 0 ? host->text(task->doc, heading) : (dsr_text){"", 0};
    const char *reason = "found in the text";
    return host->set_attribute(task->doc, 0, "layout", task->layout_name, reason) == DSR_OK &&
           (symbol.len == 0 ||
            host->set_attribute(task->doc, 0, "symbol", symbol, reason) == DSR_OK) &&
           (title.len == 0 || host->set_attribute(task->doc, 0, "title", title, reason) == DSR_OK);
}

/* The file's name without folders and suffix, as text that every later stage sees. */
static bool add_file_name(struct task *task) {
    const dsr_host *host = task->host;
    dsr_text name = host->input_name(task->job);
    size_t start = name.len, end = name.len;
    while (start > 0 && name.at[start - 1] != '/') {
        start--;
    }
    for (size_t at = name.len; at > start + 1; at--) {
        if (name.at[at - 1] == '.') {
            end = at - 1;
            break;
        }
    }
    if (end == start) {
        return true;
    }
    const char *reason = "the name of the file";
    dsr_block block = host->add(task->doc, 0, 0, DSR_META, part_of(name, start, end), reason);
    return block != 0 &&
           host->set_attribute(task->doc, block, "name", DSR_TEXT("file-name"), reason) == DSR_OK;
}

static uint32_t next_room(uint32_t room) {
    return room < 64 ? 64 : room > UINT32_MAX / 2 ? room : room * 2;
}

void *task_extend(struct task *task, void *rows, uint32_t count, uint32_t *room, size_t size) {
    if (count < *room) {
        return rows;
    }
    uint32_t wanted = next_room(*room);
    void *grown = wanted > *room ? realloc(rows, wanted * size) : NULL;
    if (grown == NULL) {
        task->has_no_memory = true;
        return NULL;
    }
    *room = wanted;
    return grown;
}

void *task_grow(struct task *task, void *rows, uint32_t count, uint32_t *room, size_t size) {
    if (count < *room) {
        return rows;
    }
    uint32_t wanted = next_room(*room);
    void *grown = wanted > *room ? task->host->scratch(task->job, wanted * size) : NULL;
    if (grown == NULL) {
        task->has_no_memory = true;
        return NULL;
    }
    if (count > 0) {
        memcpy(grown, rows, count * size);
    }
    *room = wanted;
    return grown;
}

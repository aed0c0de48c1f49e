/* SPDX-License-Identifier: MIT */
/*
 * Runs every case of the folder CASES through import and anonymise, as a pipeline that is
 * written for it, and compares what came out; then runs the texts that came out again, which
 * must change nothing.
 */
#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "case_file.h"
#include "pipeline/run.h"

struct outcome {
    char texts[8192];
    char code[64];
    char fact[1024], registered[8192];
    size_t masked;
};

static struct outcome outcomes[16];
static char folder[256];
static size_t checks, failures;
static const char *promise = "";

static void complain(const char *what, const char *wanted, const char *got) {
    fprintf(stderr, "FAILED: %s\n  %s\n--- wanted\n%s\n--- got\n%s\n", promise, what, wanted, got);
    failures++;
}

static void write_file(const char *name, const char *bytes, size_t len) {
    char path[512];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes, 1, len, file) != len || fclose(file) != 0)
        exit(1);
}

/* ---- a last stage that looks at what anonymise attached ---- */

static size_t under_way;

static void copy(char *into, size_t size, dsr_text text) {
    size_t len = text.len < size - 1 ? text.len : size - 1;
    memcpy(into, text.at, len);
    into[len] = '\0';
}

static dsr_status look(dsr_job *job, const void *state, dsr_doc *doc) {
    (void)state;
    (void)doc;
    struct outcome *outcome = &outcomes[under_way];
    for (size_t i = 0; i < job->host->attachment_count(job); i++) {
        dsr_text name, bytes;
        uint32_t flags;
        job->host->attachment(job, i, &name, &bytes, &flags);
        if (name.len == 10 && flags == DSR_FACT)
            copy(outcome->fact, sizeof outcome->fact, bytes);
        else if (flags & DSR_PRIVATE)
            copy(outcome->registered, sizeof outcome->registered, bytes);
        else
            complain("an attachment that is neither a fact nor private", "none", "one");
    }
    return DSR_OK;
}

static dsr_status nothing(dsr_job *job, const void *state) {
    (void)job;
    (void)state;
    return DSR_OK;
}

static const dsr_stage last = {.abi = DSR_ABI,
                               .size = sizeof last,
                               .name = "look",
                               .summary = "looks at what there is",
                               .version = "1",
                               .licence = "MIT",
                               .run = look,
                               .gather = nothing};
static const dsr_stage *const last_stages[] = {&last, NULL};
static const dsr_module last_module = {.abi = DSR_ABI,
                                       .size = sizeof last_module,
                                       .name = "look",
                                       .version = "1",
                                       .licence = "MIT",
                                       .stages = last_stages};

/* ---- the texts of a document ---- */

static const char *const kind_names[DSR_KIND_COUNT] = {[DSR_DOCUMENT] = "document",
                                                       [DSR_SECTION] = "section",
                                                       [DSR_HEADING] = "heading",
                                                       [DSR_PARAGRAPH] = "paragraph",
                                                       [DSR_LIST] = "list",
                                                       [DSR_ITEM] = "item",
                                                       [DSR_QUOTE] = "quote",
                                                       [DSR_TABLE] = "table",
                                                       [DSR_ROW] = "row",
                                                       [DSR_CELL] = "cell",
                                                       [DSR_CODE] = "code",
                                                       [DSR_RULE] = "rule",
                                                       [DSR_FIGURE] = "figure",
                                                       [DSR_CAPTION] = "caption",
                                                       [DSR_NOTE] = "note",
                                                       [DSR_COMMENT] = "comment",
                                                       [DSR_BOX] = "box",
                                                       [DSR_META] = "meta",
                                                       [DSR_RAW] = "raw"};

static void add_text(struct outcome *outcome, const char *kind, dsr_text text) {
    size_t len = strlen(outcome->texts);
    if (!text.len || len + text.len + 32 > sizeof outcome->texts)
        return;
    char *at = outcome->texts + len;
    at += sprintf(at, "%s%s: ", len ? "\n" : "", kind);
    for (size_t i = 0; i < text.len; i++)
        *at++ = text.at[i] == '\n' ? '|' : text.at[i];
    *at = '\0';
}

static void ended(void *context, size_t index, const dsr_doc *doc,
                  const struct diagnostics *found) {
    (void)context;
    struct outcome *outcome = &outcomes[index];
    under_way = index + 1;
    for (size_t i = 0; i < found->count; i++)
        if (found->rows[i].severity == DSR_ERROR)
            copy(outcome->code, sizeof outcome->code,
                 (dsr_text){found->rows[i].code, strlen(found->rows[i].code)});
    if (!doc)
        return;
    const dsr_host *host = doc->host;
    for (dsr_block at = 0; (at = host->step(doc, 0, at, DSR_ALL_KINDS)) != 0;) {
        add_text(outcome, kind_names[host->kind(doc, at)], host->text(doc, at));
        dsr_mark_info mark;
        for (dsr_mark m = 0; (m = host->next_mark(doc, at, m)) != 0;)
            if (host->mark(doc, m, &mark, sizeof mark))
                add_text(outcome, "value", mark.value);
    }
    for (size_t i = 0; i < host->change_count(doc); i++) {
        dsr_change change;
        if (host->change(doc, i, &change, sizeof change))
            outcome->masked += change.kind == DSR_CHANGE_TEXT;
    }
}

/* ---- one run ---- */

static void write_pipeline(const struct case_file *file) {
    char lua[8192];
    size_t len = (size_t)snprintf(lua, sizeof lua,
                                  "return pipeline \"case\" {\n  summary = \"a case\",\n"
                                  "  stage.import {},\n  stage.anonymise {\n");
    const struct section *section;
    if ((section = case_section(file, "protect", 0)) != NULL) {
        write_file("protect.csv", section->text, section->len);
        len += (size_t)snprintf(lua + len, sizeof lua - len, "    protect = \"protect.csv\",\n");
    }
    if ((section = case_section(file, "keep", 0)) != NULL) {
        len += (size_t)snprintf(lua + len, sizeof lua - len, "    keep = {");
        char copied[1024];
        copy(copied, sizeof copied, (dsr_text){section->text, section->len});
        for (char *line = strtok(copied, "\n"); line; line = strtok(NULL, "\n"))
            len += (size_t)snprintf(lua + len, sizeof lua - len, " [[%s]],", line);
        len += (size_t)snprintf(lua + len, sizeof lua - len, " },\n");
    }
    if ((section = case_section(file, "policy", 0)) != NULL) {
        char name[512];
        snprintf(name, sizeof name, "%s/policies", folder);
        mkdir(name, 0700);
        snprintf(name, sizeof name, "policies/%s.lua", section->name);
        write_file(name, section->text, section->len);
        len +=
            (size_t)snprintf(lua + len, sizeof lua - len, "    policy = \"%s\",\n", section->name);
    }
    for (size_t i = 0; (section = case_section(file, "option", i)) != NULL; i++)
        len += (size_t)snprintf(lua + len, sizeof lua - len, "    %s\n", section->text);
    len += (size_t)snprintf(lua + len, sizeof lua - len, "  },\n  stage.look {},\n}\n");
    write_file("case.lua", lua, len);
}

/* Runs the pipeline over the inputs; reports of the run as a whole go to `list`. */
static void run_pipeline(const struct section *key, char **names, size_t count,
                         struct diagnostics *list) {
    memset(outcomes, 0, sizeof outcomes);
    under_way = 0;
    char path[512];
    snprintf(path, sizeof path, "%s/case.lua", folder);
    struct registry *registry = registry_open(NULL, 0);
    registry_add(registry, &last_module, "the test");
    struct lua_config *lua = lua_config_new(registry, installed_scripts());
    struct run_request request = {.registry = registry,
                                  .lua = lua,
                                  .pipeline = lua_config_pipeline(lua, path, list),
                                  .is_dry = true,
                                  .epoch = -1,
                                  .ended = ended};
    if (key)
        request.secret = (dsr_text){key->text, key->len};
    struct run_plan *plan = request.pipeline ? run_prepare(&request, list) : NULL;
    struct run_input rows[16];
    for (size_t i = 0; i < count; i++) {
        rows[i] = (struct run_input){.path = malloc(512), .name = names[i]};
        snprintf(rows[i].path, 512, "%s/%s", folder, names[i]);
    }
    struct run_inputs inputs = {.rows = rows, .count = count};
    if (plan)
        run_execute(plan, &inputs, list);
    for (size_t i = 0; i < count; i++)
        free(rows[i].path);
    run_plan_free(plan);
    lua_config_free(lua);
    registry_close(registry);
}

static bool has_code(const struct diagnostics *list, const char *code) {
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->rows[i].code, code) == 0)
            return true;
    return false;
}

static struct outcome *outcome_of(char **names, size_t count, const char *name) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return &outcomes[i];
    complain("no such input", name, "");
    return &outcomes[0];
}

static void compare(const struct case_file *file, char **names, size_t count,
                    const struct diagnostics *list) {
    size_t expectations = 0;
    for (size_t i = 0; i < file->count; i++) {
        const struct section *section = &file->sections[i];
        const char *word = section->word;
        if (strcmp(word, "expected") == 0) {
            struct outcome *outcome = outcome_of(names, count, section->name);
            if (outcome->code[0])
                complain("the document failed", "no failure", outcome->code);
            else if (strcmp(outcome->texts, section->text) != 0)
                complain(section->name, section->text, outcome->texts);
        } else if (strcmp(word, "register") == 0) {
            struct outcome *outcome = outcome_of(names, count, section->name);
            if (!strstr(outcome->registered, section->text))
                complain("the register lacks", section->text, outcome->registered);
        } else if (strcmp(word, "fact") == 0) {
            struct outcome *outcome = outcome_of(names, count, section->name);
            if (strcmp(outcome->fact, section->text) != 0)
                complain("the fact", section->text, outcome->fact);
        } else if (strcmp(word, "fails") == 0) {
            struct outcome *outcome = outcome_of(names, count, section->name);
            if (strcmp(outcome->code, section->text) != 0)
                complain("the failure", section->text, outcome->code);
        } else if (strcmp(word, "warns") == 0) {
            if (!has_code(list, section->text))
                complain("the run's reports lack", section->text, "");
        } else {
            continue;
        }
        expectations++;
    }
    checks += expectations;
    if (!expectations)
        complain("the case expects nothing", "an expectation", "none");
}

static void run_case(const char *path) {
    struct case_file file;
    case_read(&file, path);
    const struct section *section = case_section(&file, "promise", 0);
    promise = section ? section->text : path;
    char *names[16];
    size_t count = 0;
    for (; count < 16 && (section = case_section(&file, "input", count)) != NULL; count++) {
        names[count] = (char *)(size_t)section->name;
        write_file(section->name, section->text, section->len);
    }
    write_pipeline(&file);
    struct diagnostics list = {0};
    run_pipeline(case_section(&file, "key", 0), names, count, &list);
    if (list.errors && !case_section(&file, "warns", 0))
        complain("the run failed", "no error", list.rows[0].message);
    compare(&file, names, count, &list);
    diagnostics_free(&list);

    /* Once more over plain texts of what came out. */
    bool is_again = true;
    char *again[16];
    for (size_t i = 0; i < count && is_again; i++) {
        is_again = !outcomes[i].code[0] && outcomes[i].texts[0];
        again[i] = malloc(80);
        snprintf(again[i], 80, "again-%zu.txt", i);
        char *text = strdup(outcomes[i].texts);
        for (char *at = text; *at; at++)
            *at = *at == '|' ? '\n' : *at;
        write_file(again[i], text, strlen(text));
        free(text);
        if (!is_again)
            count = i + 1;
    }
    if (is_again && count) {
        run_pipeline(case_section(&file, "key", 0), again, count, &list);
        for (size_t i = 0; i < count; i++)
            if (outcomes[i].masked)
                complain("a second run changes its own output", "no change", outcomes[i].texts);
        checks++;
    }
    for (size_t i = 0; i < count; i++)
        free(again[i]);
    diagnostics_free(&list);
    case_free(&file);
}

static int remove_one(const char *path, const struct stat *is, int type, struct FTW *at) {
    (void)is;
    (void)type;
    (void)at;
    return remove(path);
}

static int is_case(const struct dirent *entry) {
    const char *point = strrchr(entry->d_name, '.');
    return point && strcmp(point, ".case") == 0;
}

int main(void) {
    const char *cases = getenv("CASES");
    const char *only = getenv("CASE"); /* a part of a name, to run a few */
    struct dirent **entries;
    int count = cases ? scandir(cases, &entries, is_case, alphasort) : -1;
    snprintf(folder, sizeof folder, "/tmp/anonymise-cases.XXXXXX");
    if (count <= 0 || !mkdtemp(folder)) {
        fprintf(stderr, "CASES names no folder with cases\n");
        return 1;
    }
    int ran = 0;
    for (int i = 0; i < count; i++) {
        char path[1024];
        snprintf(path, sizeof path, "%s/%s", cases, entries[i]->d_name);
        if (!only || strstr(entries[i]->d_name, only)) {
            run_case(path);
            ran++;
        }
        free(entries[i]);
    }
    free(entries);
    nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    printf("%d promises, %zu checks, %zu failures\n", ran, checks, failures);
    return failures || !ran;
}

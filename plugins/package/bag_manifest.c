/* SPDX-License-Identifier: MIT */
/* Manifests: which file each line means, whether all are listed, and whether they are intact. */
#include <stdlib.h>
#include <string.h>

#include "bagit.h"
#include "names.h"

/* A file by the NFC of its path: a bag may have come through a file system that decomposes. */
struct form {
    dsr_text composed;
    size_t file;
};

struct form_index {
    struct form *rows;
    size_t count;
    struct arena arena;
};

static void read_manifest(struct bag *bag, const struct tree_file *file, bool is_tag,
                          dsr_text algorithm);

/* The algorithm in "manifest-sha512.txt"; empty: the path is no manifest. */
static dsr_text algorithm_of(dsr_text path, const char *prefix) {
    size_t head = strlen(prefix);
    if (path.len <= head + 4 || memcmp(path.at, prefix, head) != 0 ||
        memcmp(path.at + path.len - 4, ".txt", 4) != 0 || memchr(path.at, '/', path.len))
        return (dsr_text){"", 0};
    return (dsr_text){path.at + head, path.len - head - 4};
}

void bag_read_manifests(struct bag *bag) {
    size_t payload_manifests = 0;
    for (size_t i = 0; i < bag->tree->count; i++) {
        const struct tree_file *file = &bag->tree->files[i];
        dsr_text payload = algorithm_of(file->path, "manifest-");
        dsr_text tag = algorithm_of(file->path, "tagmanifest-");
        if (payload.len)
            read_manifest(bag, file, false, payload);
        else if (tag.len)
            read_manifest(bag, file, true, tag);
    }
    for (size_t i = 0; i < DIGEST_KINDS; i++)
        payload_manifests += bag->manifests[i].kind != NULL;
    if (!payload_manifests)
        defect_add(bag->defects, DEFECT_INVALID, "verify-bag-no-manifest", (dsr_text){"", 0},
                   "the bag has no payload manifest in an algorithm that is known here");
}

/* ---- one line ---- */

static void place(struct bag *bag, struct bag_manifest *manifest, struct tree_file *file,
                  const uint8_t *digest, bool is_same_form) {
    const uint8_t **slot = &manifest->expected[file - bag->tree->files];
    if (!*slot) {
        *slot = digest;
        return;
    }
    bool is_same = memcmp(*slot, digest, manifest->kind->len) == 0;
    bool is_fatal = !is_same || (bag->rank >= 100 && is_same_form);
    defect_add(bag->defects, is_fatal ? DEFECT_INVALID : DEFECT_WARNING, "verify-manifest-twice",
               file->path, "%.*s lists it more than once%s", (int)manifest->path.len,
               manifest->path.at, is_same ? "" : ", with different checksums");
}

/* Prefixes that other tools leave before a path. */
static dsr_text bare_path(struct bag *bag, dsr_text path) {
    dsr_text bare = path;
    if (bare.len > 1 && *bare.at == '*')
        bare = (dsr_text){bare.at + 1, bare.len - 1};
    while (bare.len > 2 && bare.at[0] == '.' && bare.at[1] == '/')
        bare = (dsr_text){bare.at + 2, bare.len - 2};
    if (bare.len != path.len)
        defect_add(bag->defects, DEFECT_WARNING, "verify-manifest-prefix", path,
                   "the path is written with a prefix ('./' or '*') that does not belong there");
    return bare;
}

static void read_line(struct bag *bag, struct bag_manifest *manifest, bool is_tag, dsr_text line) {
    dsr_text hex, path;
    uint8_t *digest = arena_take(&bag->arena, manifest->kind->len);
    if (!digest)
        return;
    if (!tag_manifest_line(line, &hex, &path) || !digest_parse(hex, digest, manifest->kind->len)) {
        defect_add(bag->defects, DEFECT_INVALID, "verify-manifest-line", manifest->path,
                   "a line is not a checksum of %zu digits and a path", 2 * manifest->kind->len);
        return;
    }
    path = bare_path(bag, path);
    bool is_safe = true, is_same_form = true;
    struct tree_file *file = bag_resolve(bag, path, &is_safe, &is_same_form);
    if (!is_safe)
        return;
    if (!file)
        defect_add(bag->defects, DEFECT_INVALID, "verify-missing", path,
                   "%.*s lists it, but it is not there", (int)manifest->path.len,
                   manifest->path.at);
    else if (is_tag == bag_is_payload(file->path))
        defect_add(bag->defects, DEFECT_INVALID, "verify-manifest-line", path,
                   is_tag ? "a tag manifest lists a payload file"
                          : "a payload manifest lists a file outside data/");
    else if (is_tag && algorithm_of(file->path, "tagmanifest-").len)
        defect_add(bag->defects, DEFECT_INVALID, "verify-manifest-line", path,
                   "a tag manifest lists a tag manifest");
    else
        place(bag, manifest, file, digest, is_same_form);
}

static void read_manifest(struct bag *bag, const struct tree_file *file, bool is_tag,
                          dsr_text algorithm) {
    const struct digest_kind *kind = digest_kind_find(algorithm);
    if (!kind) {
        defect_add(bag->defects, DEFECT_WARNING, "verify-algorithm", file->path,
                   "its checksums are of a kind that is not known here and were not compared");
        return;
    }
    struct bag_manifest *manifest = &bag->manifests[kind->index + (is_tag ? DIGEST_KINDS : 0)];
    if (manifest->kind) {
        defect_add(bag->defects, DEFECT_INVALID, "verify-manifest-twice", file->path,
                   "there are two manifests of this algorithm");
        return;
    }
    *manifest = (struct bag_manifest){kind, file->path,
                                      calloc(bag->tree->count + 1, sizeof *manifest->expected)};
    struct bytes text = {0};
    bag->arena.has_failed = bag->arena.has_failed || !manifest->expected;
    if (manifest->expected && bag_text(bag, file, &text)) {
        dsr_text rest = bytes_view(&text), line;
        while (tag_line(&rest, &line))
            if (line.len)
                read_line(bag, manifest, is_tag, line);
    }
    bytes_free(&text);
}

/* ---- from a path to a file ---- */

static int by_composed(const void *a, const void *b) {
    dsr_text one = ((const struct form *)a)->composed, other = ((const struct form *)b)->composed;
    size_t shorter = one.len < other.len ? one.len : other.len;
    int order = shorter ? memcmp(one.at, other.at, shorter) : 0;
    return order ? order : (one.len > other.len) - (one.len < other.len);
}

static struct form_index *forms_of(struct bag *bag) {
    if (bag->forms)
        return bag->forms;
    struct form_index *index = calloc(1, sizeof *index);
    struct bytes composed = {0};
    if (index)
        index->rows = calloc(bag->tree->count + 1, sizeof *index->rows);
    if (!index || !index->rows) {
        bag->arena.has_failed = true;
        free(index);
        return NULL;
    }
    for (size_t i = 0; i < bag->tree->count; i++) {
        composed.len = 0;
        name_compose(&composed, bag->tree->files[i].path);
        index->rows[index->count++] =
            (struct form){arena_text(&index->arena, bytes_view(&composed)), i};
    }
    bag->arena.has_failed = bag->arena.has_failed || composed.has_failed || index->arena.has_failed;
    bytes_free(&composed);
    qsort(index->rows, index->count, sizeof *index->rows, by_composed);
    return bag->forms = index;
}

void bag_forget_forms(struct bag *bag) {
    if (!bag->forms)
        return;
    free(bag->forms->rows);
    arena_free(&bag->forms->arena);
    free(bag->forms);
    bag->forms = NULL;
}

static struct tree_file *find_by_form(struct bag *bag, dsr_text path) {
    const struct form_index *index = forms_of(bag);
    struct bytes composed = {0};
    name_compose(&composed, path);
    struct form key = {.composed = bytes_view(&composed)};
    const struct form *found =
        index && index->count ? bsearch(&key, index->rows, index->count, sizeof key, by_composed)
                              : NULL;
    bytes_free(&composed);
    return found ? &bag->tree->files[found->file] : NULL;
}

struct tree_file *bag_resolve(struct bag *bag, dsr_text written, bool *is_safe,
                              bool *is_same_form) {
    enum name_fault fault = name_check(written);
    *is_same_form = true;
    if (fault != NAME_FINE && name_fault_is_unsafe(fault) && fault != NAME_DEVICE &&
        fault != NAME_CONTROL) {
        defect_add(bag->defects, DEFECT_UNSAFE, name_fault_code(fault), written, "%s",
                   name_fault_text(fault));
        *is_safe = false;
        return NULL;
    }
    /* Before 1.0 a '%' was a sign like any other, but some writers escaped already. */
    struct bytes plain = {0};
    bool had_escape = tag_unescape(written, &plain);
    dsr_text first = bag->rank >= 100 ? bytes_view(&plain) : written;
    dsr_text second = bag->rank >= 100 ? written : bytes_view(&plain);
    struct tree_file *file = tree_find(bag->tree, first);
    if (!file && had_escape)
        file = tree_find(bag->tree, second);
    if (!file && (file = find_by_form(bag, first))) {
        *is_same_form = false;
        defect_add(bag->defects, DEFECT_WARNING, "verify-name-form", written,
                   "the file there has this name in another Unicode form");
    }
    bytes_free(&plain);
    return file;
}

/* ---- comparing ---- */

struct comparison {
    struct digest digests[DIGEST_KINDS];
    bool is_used[DIGEST_KINDS];
};

static bool take(void *context, const void *at, size_t len) {
    struct comparison *comparison = context;
    for (size_t i = 0; i < DIGEST_KINDS; i++)
        if (comparison->is_used[i] && !digest_add(&comparison->digests[i], at, len))
            return false;
    return true;
}

static void compare_file(struct bag *bag, struct comparison *comparison, size_t index) {
    const struct tree_file *file = &bag->tree->files[index];
    bool has_any = false;
    for (size_t i = 0; i < DIGEST_KINDS; i++) {
        const struct bag_manifest *payload = &bag->manifests[i], *tag = payload + DIGEST_KINDS;
        comparison->is_used[i] = (payload->expected && payload->expected[index]) ||
                                 (tag->expected && tag->expected[index]);
        if (!comparison->is_used[i])
            continue;
        has_any = true;
        bool is_ready = comparison->digests[i].context
                            ? digest_start(&comparison->digests[i])
                            : digest_open(&comparison->digests[i], digest_kind_at((unsigned)i));
        if (!is_ready) {
            defect_add(bag->defects, DEFECT_WARNING, "verify-algorithm", file->path,
                       "this system cannot compute %s", digest_kind_at((unsigned)i)->name);
            comparison->is_used[i] = false;
        }
    }
    /* What no manifest lists is read as well, so that damage in a zip shows. */
    if ((!has_any && !file->entry) || !tree_read(bag->tree, file, take, comparison, bag->defects))
        return;
    for (size_t i = 0; i < DIGEST_KINDS; i++) {
        uint8_t found[DIGEST_MOST];
        if (!comparison->is_used[i] || !digest_end(&comparison->digests[i], found))
            continue;
        for (size_t k = i; k < BAG_MANIFESTS; k += DIGEST_KINDS) {
            const struct bag_manifest *manifest = &bag->manifests[k];
            if (manifest->expected && manifest->expected[index] &&
                memcmp(manifest->expected[index], found, manifest->kind->len) != 0)
                defect_add(bag->defects, DEFECT_INVALID, "verify-checksum", file->path,
                           "its content is not the one that %.*s has the checksum of",
                           (int)manifest->path.len, manifest->path.at);
        }
    }
}

static void check_listed(struct bag *bag, size_t index) {
    const struct tree_file *file = &bag->tree->files[index];
    if (!bag_is_payload(file->path))
        return;
    size_t lists = 0, manifests = 0;
    for (size_t i = 0; i < DIGEST_KINDS; i++) {
        manifests += bag->manifests[i].expected != NULL;
        lists += bag->manifests[i].expected && bag->manifests[i].expected[index];
    }
    if (manifests && !lists)
        defect_add(bag->defects, DEFECT_INVALID, "verify-unlisted", file->path,
                   "no manifest lists it");
    else if (lists < manifests && bag->rank >= 100)
        defect_add(bag->defects, DEFECT_INVALID, "verify-unlisted", file->path,
                   "not every manifest lists it");
}

void bag_compare(struct bag *bag) {
    struct comparison comparison = {0};
    for (size_t i = 0; i < bag->tree->count; i++) {
        check_listed(bag, i);
        compare_file(bag, &comparison, i);
    }
    for (size_t i = 0; i < DIGEST_KINDS; i++)
        if (comparison.digests[i].context)
            digest_close(&comparison.digests[i]);
}

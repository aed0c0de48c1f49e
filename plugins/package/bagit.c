/* SPDX-License-Identifier: MIT */
/* The declaration, the metadata, fetch.txt and the order of the checks. */
#include "bagit.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static bool check_declaration(struct bag *bag);
static void count_payload(struct bag *bag);
static void check_info(struct bag *bag);
static void check_fetch(struct bag *bag);

bool bag_check(struct bag *bag, struct tree *tree, struct defects *defects) {
    *bag = (struct bag){.tree = tree, .defects = defects};
    if (!check_declaration(bag))
        return false;
    count_payload(bag);
    bag_read_manifests(bag);
    check_info(bag);
    check_fetch(bag);
    bag_compare(bag);
    if (bag->arena.has_failed)
        defect_add(defects, DEFECT_UNREADABLE, "verify-no-memory", (dsr_text){"", 0},
                   "out of memory");
    return true;
}

void bag_close(struct bag *bag) {
    for (size_t i = 0; i < BAG_MANIFESTS; i++)
        free(bag->manifests[i].expected);
    bag_forget_forms(bag);
    arena_free(&bag->arena);
}

bool bag_is_payload(dsr_text path) {
    return path.len > 5 && memcmp(path.at, "data/", 5) == 0;
}

bool bag_text(struct bag *bag, const struct tree_file *file, struct bytes *into) {
    struct bytes raw = {0};
    bool is_fine = tree_bytes(bag->tree, file, &raw, bag->defects);
    if (is_fine && !tag_decode(bag->encoding, bytes_view(&raw), into)) {
        defect_add(bag->defects, DEFECT_INVALID, "verify-bag-encoding", file->path,
                   "its bytes are not of the encoding that bagit.txt names");
        is_fine = false;
    }
    bag->arena.has_failed = bag->arena.has_failed || raw.has_failed || into->has_failed;
    bytes_free(&raw);
    return is_fine;
}

/* ---- bagit.txt ---- */

static void fault(struct bag *bag, const char *code, const char *path, const char *message) {
    defect_add(bag->defects, DEFECT_INVALID, code, text_of(path), "%s", message);
}

static int rank_of(dsr_text version) {
    static const struct {
        const char *version;
        int rank;
    } known[] = {{"0.93", 93}, {"0.94", 94}, {"0.95", 95},
                 {"0.96", 96}, {"0.97", 97}, {"1.0", 100}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (text_is(version, known[i].version))
            return known[i].rank;
    return 0;
}

static void take_declaration(struct bag *bag, dsr_text text) {
    struct tag_field field;
    bool is_field, is_plain = true;
    bool has_version = tag_field(&text, &bag->arena, &field, &is_field) && is_field &&
                       text_is(field.label, "BagIt-Version");
    dsr_text version = field.value;
    is_plain = has_version && field.is_plain;
    if (!has_version) {
        fault(bag, "verify-bag-declaration", "bagit.txt",
              "the first line is not \"BagIt-Version: M.N\"");
        return;
    }
    bag->rank = rank_of(version);
    if (!bag->rank) {
        defect_add(bag->defects, DEFECT_INVALID, "verify-bag-version", text_of("bagit.txt"),
                   "'%.*s' is not a version of BagIt from 0.93 to 1.0",
                   (int)(version.len < 40 ? version.len : 40), version.at);
        return;
    }
    snprintf(bag->version, sizeof bag->version, "%.*s", (int)version.len, version.at);
    bool has_encoding = tag_field(&text, &bag->arena, &field, &is_field) && is_field &&
                        text_is(field.label, "Tag-File-Character-Encoding");
    is_plain = is_plain && has_encoding && field.is_plain;
    bag->encoding = has_encoding ? tag_encoding_find(field.value) : TAG_UNKNOWN;
    if (!has_encoding)
        fault(bag, "verify-bag-declaration", "bagit.txt",
              "the second line is not \"Tag-File-Character-Encoding: UTF-8\"");
    else if (bag->encoding == TAG_UNKNOWN)
        fault(bag, "verify-bag-encoding", "bagit.txt",
              "the encoding of tag files is not known here");
    else if (tag_field(&text, &bag->arena, &field, &is_field))
        fault(bag, "verify-bag-declaration", "bagit.txt", "something follows the second line");
    else if (!is_plain)
        defect_add(bag->defects, bag->rank >= 100 ? DEFECT_INVALID : DEFECT_WARNING,
                   "verify-bag-declaration", text_of("bagit.txt"),
                   "a label is to be followed by a colon, one space and the value");
}

static bool check_declaration(struct bag *bag) {
    const struct tree_file *file = tree_find(bag->tree, text_of("bagit.txt"));
    if (!file) {
        fault(bag, "verify-no-bag", "", "this is not a bag: it has no bagit.txt");
        return false;
    }
    struct bytes raw = {0}, text = {0};
    bool is_read = tree_bytes(bag->tree, file, &raw, bag->defects);
    if (is_read && raw.len >= 3 && memcmp(raw.at, "\xef\xbb\xbf", 3) == 0)
        fault(bag, "verify-bag-declaration", "bagit.txt",
              "it starts with a byte order mark, which RFC 8493 forbids");
    if (is_read && !tag_decode(TAG_UTF8, bytes_view(&raw), &text))
        fault(bag, "verify-bag-encoding", "bagit.txt", "it is not UTF-8");
    else if (is_read)
        take_declaration(bag, bytes_view(&text));
    bytes_free(&raw);
    bytes_free(&text);
    return bag->rank && bag->encoding != TAG_UNKNOWN;
}

/* ---- payload and metadata ---- */

static void count_payload(struct bag *bag) {
    for (size_t i = 0; i < bag->tree->count; i++)
        if (bag_is_payload(bag->tree->files[i].path)) {
            bag->payload_files++;
            bag->payload_bytes += bag->tree->files[i].size;
        }
    struct stat is;
    bool has_folder = bag->payload_files ||
                      (!bag->tree->is_zip && fstatat(bag->tree->file, "data", &is, 0) == 0 &&
                       S_ISDIR(is.st_mode));
    if (!has_folder)
        fault(bag, "verify-bag-no-payload", "data", "the bag has no payload");
}

static void check_oxum(struct bag *bag, dsr_text path, dsr_text value) {
    char said[48];
    int len = snprintf(said, sizeof said, "%llu.%zu", (unsigned long long)bag->payload_bytes,
                       bag->payload_files);
    if (!text_equal(value, (dsr_text){said, (size_t)len}))
        defect_add(bag->defects, DEFECT_INVALID, "verify-oxum", path,
                   "Payload-Oxum says %.*s, the payload is %s (bytes.files)",
                   (int)(value.len < 40 ? value.len : 40), value.at, said);
}

static void check_info(struct bag *bag) {
    const char *name = bag->rank < 95 ? "package-info.txt" : "bag-info.txt";
    const struct tree_file *file = tree_find(bag->tree, text_of(name));
    struct bytes text = {0};
    if (!file || !bag_text(bag, file, &text)) {
        bytes_free(&text);
        return;
    }
    dsr_text rest = bytes_view(&text);
    struct tag_field field;
    bool is_field;
    size_t oxums = 0;
    while (tag_field(&rest, &bag->arena, &field, &is_field)) {
        if (!is_field) {
            defect_add(bag->defects, bag->rank >= 100 ? DEFECT_INVALID : DEFECT_WARNING,
                       "verify-bag-info", file->path, "a line is not of the form \"Label: value\"");
        } else if (text_is_folded(field.label, "payload-oxum")) {
            check_oxum(bag, file->path, field.value);
            oxums++;
        } else if (!field.is_plain && bag->rank >= 100) {
            defect_add(bag->defects, DEFECT_WARNING, "verify-bag-info", file->path,
                       "a label is to be followed by a colon, one space and the value");
        }
    }
    if (oxums > 1)
        fault(bag, "verify-oxum", name, "Payload-Oxum stands there more than once");
    bytes_free(&text);
}

/* ---- fetch.txt ---- */

static void check_fetch_line(struct bag *bag, const struct tree_file *file, dsr_text line) {
    dsr_text path;
    bool is_safe = true, is_same_form;
    if (!tag_fetch_line(line, &path)) {
        defect_add(bag->defects, DEFECT_INVALID, "verify-fetch", file->path,
                   "a line is not of the form \"URL LENGTH PATH\"");
        return;
    }
    const struct tree_file *found = bag_resolve(bag, path, &is_safe, &is_same_form);
    if (!is_safe)
        return;
    if (!bag_is_payload(path) && !(found && bag_is_payload(found->path)))
        defect_add(bag->defects, DEFECT_INVALID, "verify-fetch", path,
                   "fetch.txt names a file outside the payload");
    else if (!found)
        defect_add(bag->defects, DEFECT_INVALID, "verify-fetch", path,
                   "it is to be fetched from elsewhere; dossier downloads nothing");
}

static void check_fetch(struct bag *bag) {
    const struct tree_file *file = tree_find(bag->tree, text_of("fetch.txt"));
    struct bytes text = {0};
    if (file && bag_text(bag, file, &text)) {
        size_t errors = bag->defects->errors;
        dsr_text rest = bytes_view(&text), line;
        while (tag_line(&rest, &line))
            if (line.len)
                check_fetch_line(bag, file, line);
        if (bag->defects->errors == errors)
            defect_add(bag->defects, DEFECT_WARNING, "verify-fetch", file->path,
                       "the bag names places to fetch files from, but all of them are here");
    }
    bytes_free(&text);
}

/* SPDX-License-Identifier: MIT */
/*
 * Checksums through libcrypto; the only file that includes it.  Its older interface, one struct
 * a kind: the newer one loads a configuration and a provider first, which was 5.3 of
 * the 45.8 million instructions of a run over one short document, and opens files that a confined
 * worker may not.
 */
#define OPENSSL_SUPPRESS_DEPRECATED
#include "digest.h"

#include <openssl/md5.h>
#include <openssl/sha.h>
#include <stdlib.h>
#include <string.h>

static const struct digest_kind kinds[DIGEST_KINDS] = {
    {"md5", 16, 0},    {"sha1", 20, 1},   {"sha224", 28, 2},
    {"sha256", 32, 3}, {"sha384", 48, 4}, {"sha512", 64, 5},
};

union context {
    MD5_CTX md5;
    SHA_CTX sha1;
    SHA256_CTX sha256; /* and sha224 */
    SHA512_CTX sha512; /* and sha384 */
};

/* The library's functions under one type each. */
#define KIND(name, member, Name)                                                                   \
    static bool name##_start(union context *context) {                                             \
        return Name##_Init(&context->member) == 1;                                                 \
    }                                                                                              \
    static bool name##_add(union context *context, const void *at, size_t len) {                   \
        return Name##_Update(&context->member, at, len) == 1;                                      \
    }                                                                                              \
    static bool name##_end(union context *context, uint8_t *out) {                                 \
        return Name##_Final(out, &context->member) == 1;                                           \
    }
KIND(md5, md5, MD5)
KIND(sha1, sha1, SHA1)
KIND(sha224, sha256, SHA224)
KIND(sha256, sha256, SHA256)
KIND(sha384, sha512, SHA384)
KIND(sha512, sha512, SHA512)
#undef KIND

#define KIND(name)                                                                                 \
    { name##_start, name##_add, name##_end }
static const struct method {
    bool (*start)(union context *context);
    bool (*add)(union context *context, const void *at, size_t len);
    bool (*end)(union context *context, uint8_t *out);
} methods[DIGEST_KINDS] = {KIND(md5),    KIND(sha1),   KIND(sha224),
                           KIND(sha256), KIND(sha384), KIND(sha512)};
#undef KIND

const struct digest_kind *digest_kind_find(dsr_text name) {
    char plain[16];
    size_t len = 0;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.at[i];
        if (c == '-' || c == '_')
            continue;
        if (len == sizeof plain - 1)
            return NULL;
        plain[len++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    plain[len] = 0;
    for (size_t i = 0; i < DIGEST_KINDS; i++)
        if (strcmp(kinds[i].name, plain) == 0)
            return &kinds[i];
    return NULL;
}

const struct digest_kind *digest_kind_at(unsigned index) {
    return index < DIGEST_KINDS ? &kinds[index] : NULL;
}

bool digest_open(struct digest *digest, const struct digest_kind *kind) {
    *digest = (struct digest){.kind = kind, .context = malloc(sizeof(union context))};
    return digest->context && digest_start(digest);
}

bool digest_start(struct digest *digest) {
    return methods[digest->kind->index].start(digest->context);
}

bool digest_add(struct digest *digest, const void *at, size_t len) {
    return methods[digest->kind->index].add(digest->context, at, len);
}

bool digest_end(struct digest *digest, uint8_t out[DIGEST_MOST]) {
    memset(out, 0, DIGEST_MOST);
    return methods[digest->kind->index].end(digest->context, out);
}

void digest_close(struct digest *digest) {
    free(digest->context);
    *digest = (struct digest){0};
}

bool digest_of(const struct digest_kind *kind, dsr_text bytes, uint8_t out[DIGEST_MOST]) {
    union context context;
    struct digest digest = {kind, &context};
    return digest_start(&digest) && digest_add(&digest, bytes.at, bytes.len) &&
           digest_end(&digest, out);
}

static int value_of(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool digest_parse(dsr_text hex, uint8_t *out, size_t len) {
    if (hex.len != 2 * len)
        return false;
    for (size_t i = 0; i < len; i++) {
        int high = value_of(hex.at[2 * i]), low = value_of(hex.at[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        out[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}

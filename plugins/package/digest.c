/* SPDX-License-Identifier: MIT */
/* Checksums through libcrypto; the only file that includes it. */
#include "digest.h"

#include <openssl/evp.h>
#include <string.h>

static const struct digest_kind kinds[DIGEST_KINDS] = {
    {"md5", 16, 0},    {"sha1", 20, 1},   {"sha224", 28, 2},
    {"sha256", 32, 3}, {"sha384", 48, 4}, {"sha512", 64, 5},
};

static const EVP_MD *method_of(const struct digest_kind *kind) {
    static const EVP_MD *(*const methods[DIGEST_KINDS])(void) = {
        EVP_md5, EVP_sha1, EVP_sha224, EVP_sha256, EVP_sha384, EVP_sha512};
    return methods[kind->index]();
}

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
    *digest = (struct digest){.kind = kind, .context = EVP_MD_CTX_new()};
    return digest->context && digest_start(digest);
}

bool digest_start(struct digest *digest) {
    return EVP_DigestInit_ex(digest->context, method_of(digest->kind), NULL) == 1;
}

bool digest_add(struct digest *digest, const void *at, size_t len) {
    return EVP_DigestUpdate(digest->context, at, len) == 1;
}

bool digest_end(struct digest *digest, uint8_t out[DIGEST_MOST]) {
    unsigned len = 0;
    memset(out, 0, DIGEST_MOST);
    return EVP_DigestFinal_ex(digest->context, out, &len) == 1 && len == digest->kind->len;
}

void digest_close(struct digest *digest) {
    EVP_MD_CTX_free(digest->context);
    *digest = (struct digest){0};
}

bool digest_of(const struct digest_kind *kind, dsr_text bytes, uint8_t out[DIGEST_MOST]) {
    struct digest digest;
    bool is_fine = digest_open(&digest, kind) && digest_add(&digest, bytes.at, bytes.len) &&
                   digest_end(&digest, out);
    digest_close(&digest);
    return is_fine;
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

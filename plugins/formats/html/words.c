/* SPDX-License-Identifier: MIT */
/* The few words of the page itself, in the languages of the United Nations. */
#include <string.h>
#include <strings.h>

#include "writer.h"

static const struct words rows[] = {
    {"en", "Contents", "Skip to the text", "Document"},
    {"ar", "المحتويات", "انتقل إلى النص", "وثيقة"},
    {"es", "Índice", "Ir al texto", "Documento"},
    {"fr", "Table des matières", "Aller au texte", "Document"},
    {"ru", "Содержание", "Перейти к тексту", "Документ"},
    {"zh", "目录", "跳到正文", "文件"},
};

const struct words *words_of(dsr_text language) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t len = strlen(rows[i].language);
        if (language.len >= len && strncasecmp(language.at, rows[i].language, len) == 0 &&
            (language.len == len || language.at[len] == '-'))
            return &rows[i];
    }
    return &rows[0];
}

bool words_are_foreign(const struct writer *writer) {
    const char *own = writer->words->language;
    return writer->language.len < 2 || strncasecmp(writer->language.at, own, 2) != 0;
}

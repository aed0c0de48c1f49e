/* SPDX-License-Identifier: MIT */
/*
 * A tokenizer for Lua 5.4.  It never refuses a text: what is wrong with one, Lua's own parser
 * says.
 */
#include "script.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- tokens ---------------------------------------------------------------------------- */

struct reader {
    const char *text;
    size_t len, at;
    size_t counted; /* up to here `column` is right */
    uint32_t line, column;
};

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || is_digit(c);
}

static char peek(const struct reader *reader, size_t ahead) {
    return reader->at + ahead < reader->len ? reader->text[reader->at + ahead] : '\0';
}

/* Brings line and column up to `at`. */
static void count_place(struct reader *reader) {
    for (; reader->counted < reader->at; reader->counted++) {
        char c = reader->text[reader->counted];
        if (c == '\n') {
            reader->line++;
            reader->column = 1;
        } else if (((unsigned char)c & 0xC0) != 0x80) {
            reader->column++;
        }
    }
}

/* The number of '=' when a long bracket opens at `ahead`, else -1. */
static int long_bracket(const struct reader *reader, size_t ahead) {
    if (peek(reader, ahead) != '[')
        return -1;
    int level = 0;
    while (peek(reader, ahead + 1 + (size_t)level) == '=')
        level++;
    return peek(reader, ahead + 1 + (size_t)level) == '[' ? level : -1;
}

static void skip_long(struct reader *reader, int level) {
    reader->at += (size_t)level + 2;
    while (reader->at < reader->len) {
        if (reader->text[reader->at++] != ']')
            continue;
        size_t equals = 0;
        while (peek(reader, equals) == '=')
            equals++;
        if (equals == (size_t)level && peek(reader, equals) == ']') {
            reader->at += equals + 1;
            return;
        }
    }
}

static void skip_comment(struct reader *reader) {
    reader->at += 2;
    int level = long_bracket(reader, 0);
    if (level >= 0) {
        skip_long(reader, level);
        return;
    }
    while (reader->at < reader->len && reader->text[reader->at] != '\n')
        reader->at++;
}

static void skip_space(struct reader *reader) {
    while (reader->at < reader->len) {
        if (is_space(reader->text[reader->at]))
            reader->at++;
        else if (peek(reader, 0) == '-' && peek(reader, 1) == '-')
            skip_comment(reader);
        else
            return;
    }
}

/* An escape may take a line end along (CR LF too), and \z takes all space that follows. */
static void skip_escape(struct reader *reader) {
    char c = peek(reader, 0);
    reader->at += reader->at < reader->len;
    if (c == '\r' && peek(reader, 0) == '\n')
        reader->at++;
    while (c == 'z' && reader->at < reader->len && is_space(reader->text[reader->at]))
        reader->at++;
}

static void skip_string(struct reader *reader) {
    char quote = reader->text[reader->at++];
    while (reader->at < reader->len) {
        char c = reader->text[reader->at++];
        if (c == '\\')
            skip_escape(reader);
        else if (c == quote || c == '\n')
            return;
    }
}

/* 3, 0x1p-4, 3e+2, .5: an exponent takes its sign along. */
static void skip_number(struct reader *reader) {
    while (is_name(peek(reader, 0)) || peek(reader, 0) == '.') {
        char c = reader->text[reader->at++];
        bool is_exponent = c == 'e' || c == 'E' || c == 'p' || c == 'P';
        if (is_exponent && (peek(reader, 0) == '+' || peek(reader, 0) == '-'))
            reader->at++;
    }
}

static enum token_kind skip_token(struct reader *reader) {
    char c = peek(reader, 0);
    int level = long_bracket(reader, 0);
    if (c == '"' || c == '\'') {
        skip_string(reader);
        return TOKEN_STRING;
    }
    if (level >= 0) {
        skip_long(reader, level);
        return TOKEN_LONG;
    }
    if (is_digit(c) || (c == '.' && is_digit(peek(reader, 1)))) {
        skip_number(reader);
        return TOKEN_NUMBER;
    }
    if (is_name(c)) {
        while (is_name(peek(reader, 0)))
            reader->at++;
        return TOKEN_NAME;
    }
    reader->at++;
    return TOKEN_SIGN;
}

bool token_is(const struct script *script, const struct token *token, const char *word) {
    size_t len = token->end - token->start;
    return strlen(word) == len && memcmp(script->text + token->start, word, len) == 0;
}

static bool read_tokens(struct script *script) {
    struct reader reader = {.text = script->text, .len = script->len, .line = 1, .column = 1};
    for (;;) {
        skip_space(&reader);
        if (reader.at >= reader.len)
            return true;
        struct token *token = room_for(&script->tokens, script->token_count, sizeof *token);
        if (token == NULL)
            return false;
        script->token_count++;
        count_place(&reader);
        token->start = (uint32_t)reader.at;
        token->line = reader.line;
        token->column = reader.column;
        token->kind = skip_token(&reader);
        token->end = (uint32_t)reader.at;
    }
}

/* ---- the script ------------------------------------------------------------------------ */

struct script *script_new(const char *name, char *text, size_t len) {
    struct script *script = calloc(1, sizeof *script);
    if (script == NULL) {
        free(text);
        return NULL;
    }
    script->name = strdup(name);
    script->text = text;
    script->len = len;
    if (script->name != NULL && read_tokens(script) && script_read_constructors(script))
        return script;
    script_free(script);
    return NULL;
}

void script_free(struct script *script) {
    if (script == NULL)
        return;
    free(script->name);
    free(script->text);
    free(script->tokens);
    free(script->constructors);
    free(script->fields);
    free(script);
}

const struct token *script_find(const struct script *script, uint32_t line, const char *word) {
    const struct token *first = NULL;
    for (size_t i = 0; i < script->token_count; i++) {
        const struct token *token = &script->tokens[i];
        if (token->line != line)
            continue;
        if (first == NULL)
            first = token;
        if (word != NULL && token_is(script, token, word))
            return token;
    }
    return word == NULL ? first : NULL;
}

const struct token *script_token_at(const struct script *script, size_t offset) {
    const struct token *found = NULL;
    for (size_t i = 0; i < script->token_count && script->tokens[i].start <= offset; i++)
        found = &script->tokens[i];
    return found;
}

dsr_text script_line(const struct script *script, uint32_t line) {
    const char *at = script->text, *end = script->text + script->len;
    for (; line > 1; line--) {
        const char *feed = memchr(at, '\n', (size_t)(end - at));
        if (feed == NULL)
            return (dsr_text){end, 0};
        at = feed + 1;
    }
    const char *feed = memchr(at, '\n', (size_t)(end - at));
    size_t len = (size_t)((feed == NULL ? end : feed) - at);
    if (len > 0 && at[len - 1] == '\r')
        len--;
    return (dsr_text){at, len};
}

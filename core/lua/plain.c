/* SPDX-License-Identifier: MIT */
/* See plain.h. */
#include "plain.h"

#include <string.h>

#include "freeze.h"

struct plain_reader {
    const struct script *script;
    struct value_store *store;
    size_t next, constructor; /* tokens and constructors used up */
    size_t nodes, depth;
};

static const dsr_value *read_value(struct plain_reader *reader);

const dsr_value *plain_read(const struct script *script, struct value_store *store) {
    struct plain_reader reader = {.script = script, .store = store};
    const struct token *tokens = script->tokens;
    bool returns = script->token_count > 2 && token_is(script, &tokens[0], "return") &&
                   tokens[1].kind == TOKEN_SIGN && script->text[tokens[1].start] == '{';
    reader.next = 1;
    const dsr_value *value = returns ? read_value(&reader) : NULL;
    return reader.next == script->token_count ? value : NULL;
}

static const struct token *token_at(const struct plain_reader *reader, size_t ahead) {
    size_t at = reader->next + ahead;
    return at < reader->script->token_count ? &reader->script->tokens[at] : NULL;
}

static bool is_sign(const struct plain_reader *reader, size_t ahead, char sign) {
    const struct token *token = token_at(reader, ahead);
    return token != NULL && token->kind == TOKEN_SIGN && reader->script->text[token->start] == sign;
}

static bool is_keyword(dsr_text name) {
    static const char words[] = " and break do else elseif end false for function goto if in local "
                                "nil not or repeat return then true until while ";
    char word[16] = " ";
    if (name.len > sizeof word - 3)
        return false;
    memcpy(word + 1, name.at, name.len);
    word[name.len + 1] = ' ';
    return strstr(words, word) != NULL;
}

/* What stands between the quotes or brackets; false where Lua would make something else of it. */
static bool text_of(const struct script *script, const struct token *token, dsr_text *text) {
    const char *at = script->text + token->start;
    size_t len = token->end - token->start;
    if (token->kind == TOKEN_STRING) {
        *text = (dsr_text){at + 1, len - 2};
        return len >= 2 && at[len - 1] == at[0] && memchr(at, '\\', len) == NULL &&
               memchr(at, '\n', len) == NULL && memchr(at, '\r', len) == NULL;
    }
    size_t bracket = 2;
    while (bracket < len && at[bracket - 1] == '=')
        bracket++;
    if (len < 2 * bracket || at[len - 1] != ']' || at[len - bracket] != ']' ||
        memchr(at, '\r', len) != NULL)
        return false;
    *text = (dsr_text){at + bracket, len - 2 * bracket};
    if (text->len > 0 && text->at[0] == '\n') {
        text->at++;
        text->len--;
    }
    return true;
}

static bool copy_text(const struct plain_reader *reader, dsr_text from, dsr_text *into) {
    *into = value_store_text(reader->store, from.at, from.len);
    return into->at != NULL;
}

static bool read_text(struct plain_reader *reader, const struct token *token, dsr_value *value) {
    dsr_text text;
    value->type = DSR_STRING;
    reader->next++;
    return text_of(reader->script, token, &text) && copy_text(reader, text, &value->as.string);
}

static bool read_number(struct plain_reader *reader, const struct token *token, dsr_value *value) {
    value->type = DSR_INTEGER;
    for (uint32_t at = token->start; at < token->end; at++) {
        char digit = reader->script->text[at];
        if (digit < '0' || digit > '9' || token->end - token->start > 18)
            return false;
        value->as.integer = value->as.integer * 10 + (digit - '0');
    }
    reader->next++;
    return true;
}

static bool read_word(struct plain_reader *reader, const struct token *token, dsr_value *value) {
    value->type = DSR_BOOLEAN;
    value->as.boolean = token_is(reader->script, token, "true");
    reader->next++;
    return value->as.boolean || token_is(reader->script, token, "false");
}

/* NAME = or ["text"] =, with the tokens it takes; those of no key: 0. */
static size_t read_key(const struct plain_reader *reader, dsr_text *key, bool *is_fine) {
    const struct script *script = reader->script;
    const struct token *token = token_at(reader, 0);
    *is_fine = true;
    if (token->kind == TOKEN_NAME && is_sign(reader, 1, '=')) {
        *key = (dsr_text){script->text + token->start, token->end - token->start};
        *is_fine = !is_keyword(*key);
        return 2;
    }
    if (!is_sign(reader, 0, '['))
        return 0;
    const struct token *inner = token_at(reader, 1);
    *is_fine = inner != NULL && inner->kind == TOKEN_STRING && is_sign(reader, 2, ']') &&
               is_sign(reader, 3, '=') && text_of(script, inner, key);
    return 4;
}

static bool is_double(const dsr_value *table, dsr_text key) {
    for (size_t i = 0; i < table->as.table.count; i++) {
        dsr_text other = table->as.table.members[i].key;
        if (other.len == key.len && memcmp(other.at, key.at, key.len) == 0)
            return true;
    }
    return false;
}

static bool read_member(struct plain_reader *reader, dsr_value *table, bool *has_names) {
    struct value_member *member = &table->as.table.members[table->as.table.count];
    const struct token *token = token_at(reader, 0);
    dsr_text key = {"", 0};
    bool is_fine;
    size_t taken = read_key(reader, &key, &is_fine);
    *member = (struct value_member){.key = {"", 0}, .line = token->line, .column = token->column};
    /* An empty key would look like none. */
    if (!is_fine || (taken > 0 && (key.len == 0 || is_double(table, key) ||
                                   !copy_text(reader, key, &member->key))))
        return false;
    *has_names = *has_names || taken > 0;
    reader->next += taken;
    member->value = read_value(reader);
    table->as.table.count += member->value != NULL;
    return member->value != NULL;
}

static bool read_table(struct plain_reader *reader, dsr_value *table) {
    const struct script *script = reader->script;
    if (reader->constructor == script->constructor_count || ++reader->depth > PLAIN_DEPTH)
        return false;
    size_t count = script->constructors[reader->constructor++].count;
    bool has_names = false, goes_on = true;
    if (count > 0) {
        table->as.table.members =
            value_store_take(reader->store, count * sizeof *table->as.table.members);
        if (table->as.table.members == NULL)
            return false;
    }
    reader->next++;
    while (!is_sign(reader, 0, '}')) {
        if (!goes_on || token_at(reader, 0) == NULL || table->as.table.count == count ||
            !read_member(reader, table, &has_names))
            return false;
        goes_on = is_sign(reader, 0, ',') || is_sign(reader, 0, ';');
        reader->next += goes_on;
    }
    reader->next++;
    reader->depth--;
    table->type = has_names || count == 0 ? DSR_TABLE_OF : DSR_LIST_OF;
    return true;
}

static const dsr_value *read_value(struct plain_reader *reader) {
    const struct token *token = token_at(reader, 0);
    if (token == NULL || ++reader->nodes > FROZEN_NODES_MOST)
        return NULL;
    dsr_value *value = value_store_take(reader->store, sizeof *value);
    if (value == NULL)
        return NULL;
    value->file = reader->script->name;
    value->line = token->line;
    value->column = token->column;
    bool is_fine = token->kind == TOKEN_NUMBER ? read_number(reader, token, value)
                   : token->kind == TOKEN_NAME ? read_word(reader, token, value)
                   : token->kind == TOKEN_SIGN
                       ? is_sign(reader, 0, '{') && read_table(reader, value)
                       : read_text(reader, token, value);
    return is_fine ? value : NULL;
}

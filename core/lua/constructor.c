/* SPDX-License-Identifier: MIT */
/*
 * Finds the table constructors of a script, their keys and values, by matching brackets and
 * blocks; and makes the text that tells them at run time.  Never refuses a text.
 */
#include "script.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What is open: a bracket, or a block that ends with `end` or `until`. */
struct open_part {
    char sign; /* '{', '(', '[', or 'b' for a block */
    size_t constructor;
    int64_t positions;    /* fields without key so far */
    size_t field;         /* the field being read, in `fields` */
    bool awaits_field;    /* the next token starts one */
    bool awaits_value;    /* the next token is the value of `field` */
    bool is_computed_key; /* inside [ ] of a key; its '=' is still to come */
};

struct matcher {
    struct script *script;
    struct open_part *open;
    size_t depth;
    /* Fields as found; those of nested constructors lie between, so they are sorted at the end. */
    size_t *owners;
};

static char sign_of(const struct script *script, size_t index) {
    if (index >= script->token_count || script->tokens[index].kind != TOKEN_SIGN)
        return '\0';
    return script->text[script->tokens[index].start];
}

static bool is_assignment(const struct script *script, size_t index) {
    return sign_of(script, index) == '=' &&
           !(sign_of(script, index + 1) == '=' &&
             script->tokens[index + 1].start == script->tokens[index].end);
}

static bool push_part(struct matcher *matcher, char sign) {
    struct open_part *part = room_for(&matcher->open, matcher->depth, sizeof *part);
    if (part == NULL)
        return false;
    matcher->depth++;
    *part = (struct open_part){.sign = sign};
    return true;
}

static bool open_constructor(struct matcher *matcher, const struct token *brace) {
    struct script *script = matcher->script;
    struct constructor *made =
        room_for(&script->constructors, script->constructor_count, sizeof *made);
    if (made == NULL || !push_part(matcher, '{'))
        return false;
    *made = (struct constructor){.line = brace->line, .column = brace->column};
    struct open_part *part = &matcher->open[matcher->depth - 1];
    part->constructor = script->constructor_count++;
    part->awaits_field = true;
    return true;
}

/* The key that begins at token `index`, if one does; returns the tokens it takes, with '='. */
static size_t read_key(const struct script *script, size_t index, struct field *field) {
    const struct token *token = &script->tokens[index];
    if (token->kind == TOKEN_NAME && is_assignment(script, index + 1)) {
        field->key = (dsr_text){script->text + token->start, token->end - token->start};
        return 2;
    }
    bool is_literal = sign_of(script, index) == '[' && sign_of(script, index + 2) == ']' &&
                      is_assignment(script, index + 3);
    if (!is_literal)
        return 0;
    const struct token *inner = token + 1;
    const char *at = script->text + inner->start;
    size_t len = inner->end - inner->start;
    if (inner->kind == TOKEN_STRING && memchr(at, '\\', len) == NULL)
        field->key = (dsr_text){at + 1, len - 2};
    else if (inner->kind == TOKEN_NUMBER && len < 10 && strspn(at, "0123456789") == len)
        field->index = strtol(at, NULL, 10);
    return 4;
}

static bool begin_field(struct matcher *matcher, struct open_part *part, size_t index,
                        size_t *taken) {
    struct script *script = matcher->script;
    const struct token *token = &script->tokens[index];
    struct field *field = room_for(&script->fields, script->field_count, sizeof *field);
    size_t *owner = room_for(&matcher->owners, script->field_count, sizeof *owner);
    if (field == NULL || owner == NULL)
        return false;
    *field = (struct field){.line = token->line, .column = token->column};
    field->value_line = token->line;
    field->value_column = token->column;
    *owner = part->constructor;
    part->field = script->field_count++;
    part->awaits_field = false;
    *taken = read_key(script, index, field);
    part->awaits_value = *taken > 0;
    part->is_computed_key = *taken == 0 && sign_of(script, index) == '[';
    if (*taken == 0 && !part->is_computed_key)
        field->index = ++part->positions;
    return true;
}

static bool is_block_start(const struct script *script, const struct token *token) {
    static const char *const words[] = {"function", "if", "do", "repeat"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (token_is(script, token, words[i]))
            return true;
    }
    return false;
}

static void pop_part(struct matcher *matcher, char sign) {
    if (matcher->open != NULL && matcher->depth > 0 &&
        matcher->open[matcher->depth - 1].sign == sign)
        matcher->depth--;
}

static bool match_sign(struct matcher *matcher, size_t index) {
    const struct script *script = matcher->script;
    struct open_part *part = matcher->depth > 0 ? &matcher->open[matcher->depth - 1] : NULL;
    switch (sign_of(script, index)) {
    case '{':
        return open_constructor(matcher, &script->tokens[index]);
    case '(':
        return push_part(matcher, '(');
    case '[':
        return push_part(matcher, '[');
    case '}':
        pop_part(matcher, '{');
        break;
    case ')':
        pop_part(matcher, '(');
        break;
    case ']':
        pop_part(matcher, '[');
        break;
    case ',':
    case ';':
        if (part != NULL && part->sign == '{')
            part->awaits_field = true;
        break;
    case '=':
        if (part != NULL && part->is_computed_key && is_assignment(script, index)) {
            part->is_computed_key = false;
            part->awaits_value = true;
        }
        break;
    default:
        break;
    }
    return true;
}

static bool match_token(struct matcher *matcher, size_t *index) {
    const struct script *script = matcher->script;
    const struct token *token = &script->tokens[*index];
    struct open_part *part = matcher->depth > 0 ? &matcher->open[matcher->depth - 1] : NULL;
    if (part != NULL && part->awaits_field && sign_of(script, *index) != '}') {
        size_t taken;
        if (!begin_field(matcher, part, *index, &taken))
            return false;
        if (taken > 0) {
            *index += taken;
            return true;
        }
    } else if (part != NULL && part->awaits_value) {
        part->awaits_value = false;
        script->fields[part->field].value_line = token->line;
        script->fields[part->field].value_column = token->column;
    }
    ++*index;
    if (token->kind == TOKEN_SIGN)
        return match_sign(matcher, *index - 1);
    if (token->kind == TOKEN_NAME && is_block_start(script, token))
        return push_part(matcher, 'b');
    if (token->kind == TOKEN_NAME &&
        (token_is(script, token, "end") || token_is(script, token, "until")))
        pop_part(matcher, 'b');
    return true;
}

/* Brings the fields of each constructor together, in their order. */
static bool gather_fields(struct script *script, const size_t *owners) {
    if (script->field_count == 0)
        return true;
    struct field *sorted = calloc(script->field_count, sizeof *sorted);
    if (sorted == NULL || owners == NULL) {
        free(sorted);
        return false;
    }
    for (size_t i = 0; i < script->field_count; i++)
        script->constructors[owners[i]].count++;
    size_t next = 0;
    for (size_t i = 0; i < script->constructor_count; i++) {
        script->constructors[i].first = next;
        next += script->constructors[i].count;
        script->constructors[i].count = 0;
    }
    for (size_t i = 0; i < script->field_count; i++) {
        struct constructor *made = &script->constructors[owners[i]];
        sorted[made->first + made->count++] = script->fields[i];
    }
    free(script->fields);
    script->fields = sorted;
    return true;
}

bool script_read_constructors(struct script *script) {
    struct matcher matcher = {.script = script};
    bool is_done = true;
    for (size_t i = 0; i < script->token_count && is_done;)
        is_done = match_token(&matcher, &i);
    is_done = is_done && gather_fields(script, matcher.owners);
    free(matcher.open);
    free(matcher.owners);
    return is_done;
}

char *script_instrumented(const struct script *script, int64_t base, size_t *len) {
    enum { LONGEST_INSERTION = 48 };
    char *copy = malloc(script->len + script->constructor_count * LONGEST_INSERTION + 1);
    if (copy == NULL)
        return NULL;
    size_t from = 0, to = 0;
    int64_t next = base;
    for (size_t i = 0; i < script->token_count; i++) {
        const struct token *token = &script->tokens[i];
        char sign = token->kind == TOKEN_SIGN ? script->text[token->start] : '\0';
        size_t stop = sign == '}' ? token->end : token->start;
        if (sign != '{' && sign != '}')
            continue;
        memcpy(copy + to, script->text + from, stop - from);
        to += stop - from;
        from = stop;
        if (sign == '{')
            to += (size_t)sprintf(copy + to, "(" MADE "(%lld,", (long long)next++);
        else
            to += (size_t)sprintf(copy + to, "))");
    }
    memcpy(copy + to, script->text + from, script->len - from);
    to += script->len - from;
    copy[to] = '\0';
    *len = to;
    return copy;
}

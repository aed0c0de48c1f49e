/* SPDX-License-Identifier: MIT */
/*
 * A document as text: kind, level, flags, indent, source, marker, pieces and marks of every
 * block.  Line ends and control bytes are written as escapes.
 */
#include "dump.h"

static const char *const kinds[] = {"?",    "document", "section", "heading", "paragraph",
                                    "list", "item",     "quote",   "table",   "row",
                                    "cell", "code",     "rule",    "figure",  "caption",
                                    "note", "comment",  "box",     "meta",    "raw"};
static const char *const marks[] = {"?",        "emphasis", "strong", "strike", "code",  "link",
                                    "image",    "break",    "insert", "delete", "field", "hidden",
                                    "language", "note",     "super",  "markup"};

static void print_text(dsr_text text, FILE *to) {
    fputc('"', to);
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c == '\n')
            fputs("\\n", to);
        else if (c < 32 || c == '"' || c == '\\')
            fprintf(to, "\\x%02x", c);
        else
            fputc(c, to);
    }
    fputc('"', to);
}

static void print_pieces(const dsr_doc *doc, dsr_block block, dsr_text text, FILE *to) {
    size_t count = doc->host->piece_count(doc, block);
    for (size_t i = 0; i < count; i++) {
        dsr_piece piece;
        doc->host->piece(doc, block, i, &piece, sizeof piece);
        static const char signs[] = "?=~+";
        fprintf(to, " %c%u-%u", signs[piece.kind], piece.source.start, piece.source.end);
        if (count > 1)
            print_text((dsr_text){text.at + piece.text.start, piece.text.end - piece.text.start},
                       to);
    }
}

static void print_marks(const dsr_doc *doc, dsr_block block, FILE *to) {
    for (dsr_mark at = 0; (at = doc->host->next_mark(doc, block, at));) {
        dsr_mark_info mark;
        doc->host->mark(doc, at, &mark, sizeof mark);
        fprintf(to, " {%s %u-%u @%u-%u", marks[mark.kind], mark.range.start, mark.range.end,
                mark.source.start, mark.source.end);
        if (mark.value.len) {
            fputc(' ', to);
            print_text(mark.value, to);
        }
        fputc('}', to);
    }
}

static void print_block(const dsr_doc *doc, dsr_block block, unsigned depth, FILE *to) {
    static const char *const flags[] = {"blank", "wrapped", "made", "literal"};
    dsr_block_info info;
    doc->host->block(doc, block, &info, sizeof info);
    fprintf(to, "%*s%s", (int)depth * 2, "", kinds[info.kind]);
    if (info.level)
        fprintf(to, " level=%u", info.level);
    for (unsigned i = 0; i < 4; i++)
        if (info.flags & DSR_BIT(i))
            fprintf(to, " %s", flags[i]);
    if (info.indent)
        fprintf(to, " indent=%u", info.indent);
    fprintf(to, " @%u-%u", info.source.start, info.source.end);
    if (info.marker.len) {
        fprintf(to, " marker@%u-%u ", info.marker_source.start, info.marker_source.end);
        print_text(info.marker, to);
    }
    if (info.text.len) {
        fputs(" ", to);
        print_text(info.text, to);
        print_pieces(doc, block, info.text, to);
    }
    print_marks(doc, block, to);
    fputc('\n', to);
}

void dump_document(const dsr_doc *doc, FILE *to) {
    for (dsr_block at = 0; (at = doc->host->step(doc, 0, at, DSR_ALL_KINDS));) {
        unsigned depth = 0;
        for (dsr_block up = at; (up = doc->host->parent(doc, up));)
            depth++;
        if (at != 1)
            print_block(doc, at, depth - 1, to);
    }
}

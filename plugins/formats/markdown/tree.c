/* SPDX-License-Identifier: MIT */
/*
 * Memory of a tree: four arrays and a pool that grow by half.
 */
#include <stdlib.h>
#include <string.h>

#include "tree.h"

/* The array with room for `need` rows, where it is now; NULL: no memory, all as before. */
static void *grow(void *rows, uint32_t *room, uint32_t need, size_t size) {
    if (need <= *room)
        return rows;
    uint64_t wanted = (uint64_t)*room + *room / 2 + 64;
    if (wanted < need)
        wanted = need;
    if (wanted > UINT32_MAX - 1)
        return NULL;
    void *grown = realloc(rows, (size_t)wanted * size);
    if (grown)
        *room = (uint32_t)wanted;
    return grown;
}

#define ADD(rows, count, room)                                                                     \
    void *grown = grow(tree->rows, &tree->room, tree->count + 1, sizeof *tree->rows);              \
    if (!grown)                                                                                    \
        return UINT32_MAX;                                                                         \
    tree->rows = grown;                                                                            \
    memset(&tree->rows[tree->count], 0, sizeof *tree->rows);                                       \
    return tree->count++

uint32_t tree_add_node(struct tree *tree) {
    ADD(nodes, node_count, node_room);
}

uint32_t tree_add_run(struct tree *tree) {
    ADD(runs, run_count, run_room);
}

uint32_t tree_add_span(struct tree *tree) {
    ADD(spans, span_count, span_room);
}

uint32_t tree_add_definition(struct tree *tree) {
    ADD(definitions, definition_count, definition_room);
}

uint32_t tree_add_text(struct tree *tree, const char *at, uint32_t len) {
    if (len > UINT32_MAX - 1 - tree->pool_count)
        return UINT32_MAX;
    char *grown = grow(tree->pool, &tree->pool_room, tree->pool_count + len, 1);
    if (!grown)
        return UINT32_MAX;
    tree->pool = grown;
    memcpy(tree->pool + tree->pool_count, at, len);
    tree->pool_count += len;
    return tree->pool_count - len;
}

void tree_free(struct tree *tree) {
    free(tree->nodes);
    free(tree->runs);
    free(tree->spans);
    free(tree->definitions);
    free(tree->pool);
    *tree = (struct tree){0};
}

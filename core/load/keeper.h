/* SPDX-License-Identifier: MIT */
/* Memory that lives as long as the registry: many small zeroed pieces, freed in one go. */
#ifndef DOSSIER_LOAD_KEEPER_H
#define DOSSIER_LOAD_KEEPER_H

#include <stddef.h>

struct kept;
struct keeper {
    struct kept *last;
};

/* NULL when memory is out. */
void *keeper_take(struct keeper *keeper, size_t size);
char *keeper_copy(struct keeper *keeper, const char *text);
void keeper_free(struct keeper *keeper);

#endif

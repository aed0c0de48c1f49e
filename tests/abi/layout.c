/* SPDX-License-Identifier: MIT */
/* Prints where each struct of the plugin interface has its members, and what its enumerators
 * are worth, in the order of the header. */
#include <stdio.h>

#include "dossier/stage.h"

#define STRUCT(type) printf("%s: %zu bytes, aligned to %zu\n", #type, sizeof(type), _Alignof(type));
#define MEMBER(type, member)                                                                       \
    printf("%s.%s: at %zu, %zu bytes\n", #type, #member, offsetof(type, member),                   \
           sizeof(((type *)0)->member));
#define VALUE(name) printf("%s: %lld\n", #name, (long long)(name));

int main(void) {
    printf("abi: %u, pointers of %zu bytes\n", DSR_ABI, sizeof(void *));
#include "layout_rows.h"
    return 0;
}

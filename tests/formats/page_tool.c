/* SPDX-License-Identifier: MIT */
/* page-tool FILE...: checks pages (page_check.h); exit code 1 at the first fault. */
#include <stdio.h>
#include <stdlib.h>

#include "harness.h"
#include "page_check.h"

int main(int count, char **files) {
    char why[512];
    for (int i = 1; i < count; i++) {
        dsr_text page = harness_file(files[i]);
        bool is_fine = page.at && page_check(page.at, page.len, why, sizeof why);
        if (!is_fine)
            fprintf(stderr, "%s: %s\n", files[i], page.at ? why : "cannot be read");
        free((char *)(uintptr_t)page.at);
        if (!is_fine)
            return 1;
    }
    return count > 1 ? 0 : 2;
}

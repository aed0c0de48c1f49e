/* SPDX-License-Identifier: MIT */
#include "facts.h"

#include <string.h>

struct row {
    uint32_t kind, value, gender, confidence, rule, len;
};

void fact_add(struct bytes *bytes, const struct fact *fact) {
    struct row row = {fact->kind,       fact->value, fact->gender,
                      fact->confidence, fact->rule,  (uint32_t)fact->name.len};
    bytes_add(bytes, &row, sizeof row);
    bytes_add(bytes, fact->name.at, fact->name.len);
}

bool fact_read(dsr_text bytes, size_t *at, struct fact *fact) {
    struct row row;
    if (bytes.len - *at < sizeof row)
        return false;
    memcpy(&row, bytes.at + *at, sizeof row);
    if (bytes.len - *at - sizeof row < row.len)
        return false;
    *fact = (struct fact){row.kind,       row.value, row.gender,
                          row.confidence, row.rule,  {bytes.at + *at + sizeof row, row.len}};
    *at += sizeof row + row.len;
    return true;
}

/* SPDX-License-Identifier: MIT */
/* The library that the module "gone" needs and does not find. */
#include "dossier/stage.h"

dsr_status defined_elsewhere(dsr_job *job, const void *state, dsr_doc *doc);

dsr_status defined_elsewhere(dsr_job *job, const void *state, dsr_doc *doc) {
    (void)job;
    (void)state;
    (void)doc;
    return DSR_OK;
}

/* SPDX-License-Identifier: MIT */
/*
 * How a result travels from a worker to the main process: one message, a length and fields in
 * order.  Both ends are the same program; lengths are checked all the same, since a worker may
 * have been taken over by a document.
 */
#ifndef DOSSIER_PIPELINE_WIRE_H
#define DOSSIER_PIPELINE_WIRE_H

#include "job.h"

bool wire_write_result(struct buffer *into, const struct result *result, size_t slots);
/* Fills an empty result; false when the bytes are none. */
bool wire_read_result(dsr_text bytes, struct result *result, size_t slots, size_t spools);

#endif

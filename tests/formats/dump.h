/* SPDX-License-Identifier: MIT */
/*
 * A document as text, one line a block: what the expected files of tests/formats hold.
 */
#ifndef DOSSIER_TESTS_FORMATS_DUMP_H
#define DOSSIER_TESTS_FORMATS_DUMP_H

#include <stdio.h>

#include "dossier/stage.h"

void dump_document(const dsr_doc *doc, FILE *to);

#endif

/* SPDX-License-Identifier: MIT */
/*
 * The functions of this format, one file each.
 */
#ifndef DOSSIER_MARKDOWN_FORMAT_H
#define DOSSIER_MARKDOWN_FORMAT_H

#include <string.h>

#include "dossier/stage.h"

dsr_status markdown_read(dsr_job *job, dsr_doc *doc);
dsr_status markdown_splice(dsr_job *job, dsr_doc *doc);

#endif

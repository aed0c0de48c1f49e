/* SPDX-License-Identifier: MIT */
/*
 * The functions of this format, one file each.
 */
#ifndef DOSSIER_TEXT_FORMAT_H
#define DOSSIER_TEXT_FORMAT_H

#include "dossier/stage.h"

dsr_status text_read(dsr_job *job, dsr_doc *doc);
dsr_status text_splice(dsr_job *job, dsr_doc *doc);

#endif

/* SPDX-License-Identifier: MIT */
#ifndef PACKAGE_VERIFY_H
#define PACKAGE_VERIFY_H

#include "dossier/stage.h"

extern const dsr_verb verify_verb;

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "locales.h"

const char *const locale_names[N_LOCALES] = {"en", "nb", "pl", "hi"};

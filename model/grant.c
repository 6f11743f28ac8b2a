/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grant.h"

#include <stdlib.h>

void grants_free(struct grants *grants)
{
    free(grants->items);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv_out.h"

#include <string.h>

void csv_out_field(struct text *text, const char *value)
{
    if (!strpbrk(value, "\",;\r\n\t") && *value != ' ') {
        text_add(text, value);
        return;
    }
    text_add(text, "\"");
    for (; *value; value++) {
        text_add_n(text, value, 1);
        if (*value == '"')
            text_add(text, "\"");
    }
    text_add(text, "\"");
}

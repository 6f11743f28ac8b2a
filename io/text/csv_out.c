/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv_out.h"

#include <stdbool.h>
#include <string.h>

/* What a spreadsheet would take for a formula. */
static bool is_formula(const char *value)
{
    return *value && strchr("=+-@\t\r", *value);
}

void csv_out_text(struct text *text, const char *value)
{
    struct text safe = {0};
    text_add(&safe, is_formula(value) ? "'" : "");
    text_add(&safe, value);
    csv_out_field(text, text_string(&safe));
    text_free(&safe);
}

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

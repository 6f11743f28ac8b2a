/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spot.h"

#include "json.h"
#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool reported(const struct diags *diags, const char *file,
                     const char *place, const char *message)
{
    for (int i = 0; i < diags_count(diags); i++) {
        const struct diag *diag = diags_at(diags, i);
        if (strcmp(diag->place, place) == 0 &&
            strcmp(diag->message, message) == 0 &&
            strcmp(diag->file, file) == 0)
            return true;
    }
    return false;
}

static char *place_of(struct spot spot, const char **file)
{
    if (spot.json)
        return json_place(spot.json, spot.node, file);
    struct text place = {0};
    text_printf(&place, "%d:%d", spot.cell->line, spot.cell->column);
    return text_take(&place);
}

void spot_report(struct diags *diags, struct spot spot, const char *format, ...)
{
    char message[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    const char *file = spot.json ? spot.json->file : spot.table->file;
    char *place = diags_full(diags) ? NULL : place_of(spot, &file);
    if (!place || !reported(diags, file, place, message))
        diags_add(diags, file, place ? place : "", "%s", message);
    free(place);
}

void spot_note(struct diags *diags, struct spot spot, const char *format, ...)
{
    char message[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    const char *file = spot.json ? spot.json->file : spot.table->file;
    char *place = place_of(spot, &file);
    diags_note(diags, file, place ? place : "", "%s", message);
    free(place);
}

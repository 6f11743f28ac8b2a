/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reported.h"

#include "shown.h"
#include "team_json.h"

#include <string.h>

bool reported_read(struct reported *reported, const struct options *options,
                   const struct team *team, const char *previous,
                   struct diags *diags)
{
    *reported = (struct reported){.arena = arena_new()};
    reported->order.locale = option_text(options, OPTION_locale, team->locale);
    if (!previous || strcmp(previous, "none") == 0)
        return true;
    if (!agenda_read(&reported->previous, previous, reported->arena, diags))
        return false;
    if (strcmp(reported->previous.team, team->problem->team) != 0) {
        diags_add(diags, previous, "/team", "is a roster of another team, '%s'",
                  SHOWN(reported->previous.team));
        return false;
    }
    reported->order.previous = &reported->previous;
    return true;
}

void reported_free(struct reported *reported)
{
    arena_free(reported->arena);
}

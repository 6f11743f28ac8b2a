/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "build.h"

#include "near.h"
#include "shown.h"

#include <string.h>

static const struct name *find(const struct names *names, const char *text)
{
    for (int i = 0; i < names->n; i++)
        if (strcmp(names->items[i].text, text) == 0)
            return &names->items[i];
    return NULL;
}

bool agent_has_tags(const struct draft_agent *draft, const struct names *tags)
{
    for (int i = 0; i < tags->n; i++)
        if (!find(&draft->tags, tags->items[i].text) &&
            !find(&draft->skills, tags->items[i].text))
            return false;
    return true;
}

bool who_has(const struct reading *reading, const struct draft_who *who,
             int agent)
{
    const struct draft_agent *draft = &reading->agents[agent];
    return who->by_name ? find(&who->agents, draft->id) != NULL
                        : agent_has_tags(draft, &who->tags);
}

int agent_of(const struct reading *reading, const char *id)
{
    for (int i = 0; i < reading->n_agents; i++)
        if (strcmp(reading->agents[i].id, id) == 0)
            return i;
    return NOT_GIVEN;
}

/* Whom a scenario has taken out. */
static bool is_gone(const struct reading *reading, const char *id)
{
    for (int i = 0; i < reading->n_gone; i++)
        if (strcmp(reading->gone[i].id, id) == 0)
            return true;
    return false;
}

int reading_agent(struct reading *reading, struct spot spot, const char *id)
{
    int found = agent_of(reading, id);
    const char **ids =
        ARENA_ARRAY(reading->scratch, const char *, reading->n_agents);
    for (int i = 0; i < reading->n_agents; i++)
        ids[i] = reading->agents[i].id;
    if (found != NOT_GIVEN || reading->agents_missed || is_gone(reading, id))
        return found;
    const char *nearest = near_name(id, ids, reading->n_agents);
    if (nearest)
        spot_report(reading->diags, spot,
                    "unknown agent '%s', did you mean '%s'?", SHOWN(id),
                    SHOWN(nearest));
    else if (*id)
        spot_report(reading->diags, spot, "unknown agent '%s'", SHOWN(id));
    return NOT_GIVEN;
}

void who_check(struct reading *reading, const struct draft_who *who)
{
    for (int i = 0; i < who->agents.n; i++)
        reading_agent(reading, who->agents.items[i].spot,
                      who->agents.items[i].text);
}

const char *who_text(struct reading *reading, const struct draft_who *who)
{
    const struct names *names = who->by_name ? &who->agents : &who->tags;
    const char *text = names->n ? names->items[0].text : "everybody";
    for (int i = 1; i < names->n; i++)
        text =
            arena_printf(reading->arena, "%s%s%s", text,
                         who->by_name ? ", " : " and ", names->items[i].text);
    return text;
}

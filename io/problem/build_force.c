/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Laws of the team as a whole: what a night duty is, how long before its start
 * a roster is to be known; and what is told of all laws. */
#include "build_rules.h"

#include "agents.h"
#include "clock.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

enum { LAWS_TOLD = 32 };

/* Minutes of start..end inside the window that begins on `date`. */
static int minutes_inside(const struct clause *night, const char *zone,
                          int date, int64_t start, int64_t end)
{
    int64_t from, to;
    bool over = night->night.to <= night->night.from;
    clock_to_second(zone, date, night->night.from, &from);
    clock_to_second(zone, date + over, night->night.to, &to);
    if (from < start)
        from = start;
    if (to > end)
        to = end;
    return to > from ? (int)((to - from) / 60) : 0;
}

static bool is_night(const struct clause *night, const char *zone,
                     int64_t start, int64_t end)
{
    int date, minute, offset, inside = 0;
    clock_from_second(zone, start, &date, &minute, &offset);
    for (int day = date - 1; day <= date + 1; day++)
        inside += minutes_inside(night, zone, day, start, end);
    return inside >= night->minutes;
}

/* The agreement that lifts a law of the team as a whole, or NULL. */
static const struct agreement *lifted(const struct reading *reading,
                                      const struct clause *clause)
{
    for (int i = 0; i < reading->n_agreements; i++)
        if (reading->agreements[i].off && clause->law &&
            strcmp(reading->agreements[i].rule, clause->law->id) == 0)
            return &reading->agreements[i];
    return NULL;
}

int build_night(const struct build *build, const char *zone, int64_t start,
                int64_t end)
{
    int night = NOT_GIVEN;
    const struct clauses *layer = build->reading->rules;
    for (; layer; layer = layer->below)
        for (int i = 0; layer->pack && i < layer->n; i++)
            if (layer->items[i].kind == CLAUSE_NIGHT && night != true &&
                !lifted(build->reading, &layer->items[i]))
                night = is_night(&layer->items[i], zone, start, end);
    return night;
}

static bool same_text(const char *a, const char *b)
{
    return !a == !b && (!a || strcmp(a, b) == 0);
}

/* The lines of one law that read alike are one. */
static struct noted_exception *noted(struct build *build,
                                     const struct force_exception *exception)
{
    struct force_list *list = &build->force;
    for (int i = 0; i < list->n; i++) {
        const struct force_exception *known = &list->items[i].told;
        if (strcmp(known->law->id, exception->law->id) == 0 &&
            strcmp(known->law->pack, exception->law->pack) == 0 &&
            same_text(known->other, exception->other) &&
            same_text(known->terms, exception->terms) &&
            same_text(known->reason, exception->reason))
            return &list->items[i];
    }
    MEM_GROW(list->items, list->n, list->room);
    int *agents =
        ARENA_ARRAY(build->reading->arena, int, build->problem->n_agents);
    struct noted_exception *item = &list->items[list->n++];
    *item = (struct noted_exception){.told = *exception, .agents = agents};
    item->told.agents = agents;
    return item;
}

void build_except(struct build *build, const struct agent *agent,
                  struct force_exception exception)
{
    struct noted_exception *item = noted(build, &exception);
    int *n = &item->told.n_agents;
    int index = agent ? (int)(agent - build->problem->agents) : 0;
    if (agent && (*n == 0 || item->agents[*n - 1] != index))
        item->agents[(*n)++] = index;
}

/* Whether the notice concerns anybody in the team. */
static bool concerns(const struct reading *reading, const struct clause *clause)
{
    for (int agent = 0; agent < reading->n_agents; agent++)
        if (agent_has_tags(&reading->agents[agent], &clause->who))
            return true;
    return false;
}

/* Tells that a night definition or a notice is lifted; or adds the notice. */
static void add_law_of_team(struct build *build, const struct clause *clause,
                            struct rules_in_force *force,
                            struct force_notice *notices)
{
    const struct agreement *agreement = lifted(build->reading, clause);
    if (agreement)
        build_except(build, NULL,
                     (struct force_exception){.law = clause->law,
                                              .terms = "off",
                                              .reason = agreement->reason});
    else if (clause->kind == CLAUSE_NOTICE && concerns(build->reading, clause))
        notices[force->n_notices++] =
            (struct force_notice){clause->law, clause->days};
}

/* Tags of the user's own pack that nobody has may be slips. */
static void note_tags(struct reading *reading, const struct clause *clause)
{
    agents_note_tags(reading, &clause->who);
    agents_note_tags(reading, &clause->unless);
}

static void add_pack(struct build *build, const struct pack *pack,
                     struct rules_in_force *force, struct force_pack *packs,
                     struct force_notice *notices)
{
    struct force_pack told = {
        .id = pack->id, .title = pack->title, .as_of = pack->as_of};
    if (!pack->built_in)
        told.file = arena_copy(build->reading->arena, pack->path);
    for (int i = 0; i < pack->rules.n; i++) {
        const struct clause *clause = &pack->rules.items[i];
        if (clause->kind == CLAUSE_NOTE)
            told.n_notes++;
        else
            told.n_rules++;
        if (!pack->built_in)
            note_tags(build->reading, clause);
        if (clause->kind == CLAUSE_NIGHT || clause->kind == CLAUSE_NOTICE)
            add_law_of_team(build, clause, force, notices);
    }
    packs[force->n_packs++] = told;
}

/* How many duties of a shift each law bars. */
struct bars {
    int n;
    struct {
        const struct law *law; /* NULL: what is no law */
        int n_duties;
    } items[LAWS_TOLD];
};

/* Also as it is agreed for some. */
static bool is_same(const struct law *one, const struct law *other)
{
    return !one || !other ? one == other
                          : strcmp(one->id, other->id) == 0 &&
                                strcmp(one->pack, other->pack) == 0;
}

static void add_bar(struct bars *bars, const struct law *law)
{
    int i = 0;
    while (i < bars->n && !is_same(bars->items[i].law, law))
        i++;
    if (i == LAWS_TOLD)
        return;
    bars->items[i].law = law;
    bars->items[i].n_duties++;
    bars->n += i == bars->n;
}

/* The one that bars most, the first of those alike; NULL: no law does. */
static const struct law *most_barring(const struct bars *bars)
{
    int most = 0;
    for (int i = 1; i < bars->n; i++)
        if (bars->items[i].n_duties > bars->items[most].n_duties)
            most = i;
    return bars->n > 0 ? bars->items[most].law : NULL;
}

/* Counts what keeps an agent from all duties of a shift; false where there is
 * one that may be worked, or where it is no law. */
static bool laws_against(const struct problem *problem, int agent, int shift,
                         struct bars *bars)
{
    const struct agent *who = &problem->agents[agent];
    bool barred = false;
    int n_days = problem->grid.n_days;
    int end = problem->first_offer[(who->calendar + 1) * n_days];
    for (int i = problem->first_offer[who->calendar * n_days]; i < end; i++) {
        if (problem->offers[i].shift != shift)
            continue;
        struct breach refusal;
        if (!agent_refusal(problem, agent, i, &refusal))
            return false;
        const struct law *law = breach_law(problem, &refusal);
        add_bar(bars, law);
        barred |= law != NULL;
    }
    return barred;
}

/* Shifts that laws keep everybody from, most often for want of breaks; told is
 * the law that bars most of their duties. */
static void note_idle_shifts(struct build *build)
{
    const struct problem *problem = build->problem;
    for (int shift = 0; shift < problem->n_shifts; shift++) {
        struct bars bars = {0};
        bool barred = true;
        for (int agent = 0; agent < problem->n_agents && barred; agent++)
            if (problem->agents[agent].eligible[shift])
                barred = laws_against(problem, agent, shift, &bars);
        const struct law *law = most_barring(&bars);
        if (barred && law)
            spot_note(build->reading->diags, build->reading->shifts[shift].spot,
                      "nobody may work shift '%s': %s, %s (%s)",
                      problem->shifts[shift].id, law->id, law->statute,
                      law->sentence);
    }
}

static bool is_noted(const struct build *build,
                     const struct agreement *agreement)
{
    for (int i = 0; i < build->force.n; i++) {
        const struct force_exception *told = &build->force.items[i].told;
        if (strcmp(told->law->id, agreement->rule) == 0 &&
            same_text(told->reason, agreement->reason))
            return true;
    }
    return false;
}

/* Agreements on laws that bind nobody whom they name. */
static void note_idle_agreements(const struct build *build)
{
    const struct reading *reading = build->reading;
    for (int i = 0; i < reading->n_agreements; i++)
        if (!is_noted(build, &reading->agreements[i]))
            spot_note(reading->diags, reading->agreements[i].spot,
                      "changes nothing: %s %s", reading->agreements[i].rule,
                      reading->agreements[i].terms.kind == CLAUSE_NOTE
                          ? "is a note, which no roster keeps or breaks"
                          : "binds nobody whom it names, or a later one takes "
                            "its place");
}

const struct rules_in_force *build_force(struct build *build)
{
    const struct reading *reading = build->reading;
    struct arena *arena = reading->arena;
    struct rules_in_force *force = ARENA_ARRAY(arena, struct rules_in_force, 1);
    int n_packs = 0, n_rules = 0;
    if (!diags_failed(reading->diags))
        note_idle_shifts(build);
    for (const struct pack *pack = reading->packs; pack; pack = pack->next) {
        n_packs++;
        n_rules += pack->rules.n;
    }
    struct force_pack *packs = ARENA_ARRAY(arena, struct force_pack, n_packs);
    struct force_notice *notices =
        ARENA_ARRAY(arena, struct force_notice, n_rules);
    for (const struct pack *pack = reading->packs; pack; pack = pack->next)
        add_pack(build, pack, force, packs, notices);
    if (!diags_failed(reading->diags))
        note_idle_agreements(build);
    force->packs = packs;
    force->notices = notices;
    struct force_exception *exceptions =
        ARENA_ARRAY(arena, struct force_exception, build->force.n);
    for (int i = 0; i < build->force.n; i++) {
        exceptions[i] = build->force.items[i].told;
        if (exceptions[i].n_agents == reading->n_agents)
            exceptions[i].n_agents = 0;
    }
    force->n_exceptions = build->force.n;
    force->exceptions = exceptions;
    free(build->force.items);
    return force;
}

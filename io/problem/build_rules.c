/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the layers of "rules" to what holds for an agent: of the laws of all
 * packs the strictest; over them what is agreed; the team's own limit where it
 * is stricter still; and beside the hard limit a stricter one that is only
 * paid for.  What gives way is remembered, to be told. */
#include "build_rules.h"

#include "mem.h"
#include "rule_text.h"
#include "rules_json.h"
#include "shown.h"

#include <stdlib.h>

/* What the layers say of one rule of rules.def. */
struct found {
    const struct clause *law;           /* the strictest that is hard */
    const struct clause *own;           /* of the team, the uppermost */
    const struct clause *soft, *softer; /* priced by packs: the strictest, and
                                           the loosest if it is another */
};

/* One agent's rules in the making. */
struct ruling {
    struct build *build;
    const struct draft_agent *draft;
    struct agent *agent;
    struct found found[N_RULES];
    struct clause_list laws; /* those in force that are no limits of one rule:
                                breaks, times, averages */
};

static void add_clause(struct clause_list *list, const struct clause *clause)
{
    MEM_GROW(list->items, list->n, list->room);
    list->items[list->n++] = clause;
}

static bool binds(const struct ruling *ruling, const struct clause *clause)
{
    const struct draft_agent *draft = ruling->draft;
    if (!agent_has_tags(draft, &clause->who))
        return false;
    if (clause->unless.n > 0 && agent_has_tags(draft, &clause->unless))
        return false;
    if (clause->ordinary && draft->overtime)
        return false;
    if (clause->overtime && !draft->overtime)
        return false;
    return !clause->night_workers ||
           build_works_nights(ruling->build, ruling->agent);
}

/* "rest 11h" */
static const char *terms_text(const struct build *build,
                              const struct clause *clause)
{
    struct text text = {0};
    text_add_clause(&text, clause);
    return text_keep(&text, build->reading->arena);
}

const char *build_source(const struct build *build, const struct clause *clause)
{
    struct arena *arena = build->reading->arena;
    const char *terms = terms_text(build, clause);
    if (!clause->law)
        return arena_printf(arena, "own rules (%s)", terms);
    return arena_printf(arena, "%s of pack '%s' (%s)", clause->law->id,
                        clause->law->pack, terms);
}

void build_give_way(struct build *build, const struct agent *agent,
                    const struct clause *law, const struct clause *to)
{
    if (law->law && (law->pack != to->pack || law->ordinary == to->ordinary))
        build_except(build, agent,
                     (struct force_exception){.law = law->law,
                                              .other = build_source(build, to),
                                              .stricter = to->law,
                                              .terms = terms_text(build, to),
                                              .limited = clause_is_limited(to),
                                              .rule = to->rule,
                                              .setting = to->setting});
}

static void give_way(const struct ruling *ruling, const struct clause *law,
                     const struct clause *to)
{
    build_give_way(ruling->build, ruling->agent, law, to);
}

/* The stricter of two clauses of one rule, either of which may be NULL; the
 * first of those alike. */
static const struct clause *strictest(const struct ruling *ruling,
                                      const struct clause *known,
                                      const struct clause *clause)
{
    if (!known)
        return clause;
    bool better =
        rule_stricter(clause->rule, clause->setting, known->setting) > 0;
    give_way(ruling, better ? known : clause, better ? clause : known);
    return better ? clause : known;
}

/* Of priced ones the strictest and the loosest are kept. */
static void add_soft(const struct ruling *ruling, struct found *found,
                     const struct clause *clause)
{
    const struct clause *trio[] = {found->softer, found->soft, clause};
    if (!found->soft) {
        found->soft = clause;
        return;
    }
    if (rule_stricter(clause->rule, clause->setting, found->soft->setting) ==
        0) {
        give_way(ruling, clause, found->soft);
        return;
    }
    for (int i = 0; i < 3; i++) {
        if (!trio[i])
            continue;
        if (rule_stricter(clause->rule, trio[i]->setting,
                          found->soft->setting) > 0)
            found->soft = trio[i];
        if (!found->softer || rule_stricter(clause->rule, trio[i]->setting,
                                            found->softer->setting) < 0)
            found->softer = trio[i];
    }
    for (int i = 0; i < 3; i++)
        if (trio[i] && trio[i] != found->soft && trio[i] != found->softer)
            give_way(ruling, trio[i], found->soft);
}

/* Hours beyond which work is overtime. */
static void set_ordinary(struct ruling *ruling, const struct clause *clause)
{
    struct agent *agent = ruling->agent;
    int *threshold = NULL, minutes = clause->setting.limit;
    if (clause->kind == CLAUSE_AVERAGE) {
        threshold = &agent->ordinary_week;
        minutes = clause->average.minutes;
    } else if (clause->rule == RULE_max_hours_per_day ||
               clause->rule == RULE_max_hours_in_24h ||
               clause->rule == RULE_max_hours_from_start) {
        threshold = &agent->ordinary_day;
    } else if (clause->rule == RULE_max_hours_per_week ||
               clause->rule == RULE_max_hours_in_168h ||
               clause->rule == RULE_max_hours_per_7_days) {
        threshold = &agent->ordinary_week;
    }
    if (threshold && (*threshold < 0 || minutes < *threshold))
        *threshold = minutes;
}

static void take_law(struct ruling *ruling, const struct clause *law)
{
    if (law->kind != CLAUSE_RULE && law->kind != CLAUSE_AVERAGE)
        return;
    if (law->ordinary && ruling->draft->overtime &&
        agent_has_tags(ruling->draft, &law->who)) {
        law = build_agreed(ruling->build, ruling->draft, ruling->agent, law);
        if (law)
            set_ordinary(ruling, law);
        return;
    }
    if (!binds(ruling, law) ||
        !(law = build_agreed(ruling->build, ruling->draft, ruling->agent, law)))
        return;
    struct found *found = &ruling->found[law->rule];
    if (law->kind == CLAUSE_AVERAGE || law->rule == RULE_break_time ||
        law->rule == RULE_restricted)
        add_clause(&ruling->laws, law);
    else if (law->setting.price == RULE_HARD)
        found->law = strictest(ruling, found->law, law);
    else
        add_soft(ruling, found, law);
}

static void take_layers(struct ruling *ruling, const struct clauses *layer)
{
    if (!layer)
        return;
    take_layers(ruling, layer->below);
    for (int i = 0; i < layer->n; i++)
        if (layer->pack)
            take_law(ruling, &layer->items[i]);
        else
            ruling->found[layer->items[i].rule].own = &layer->items[i];
}

static void report_looser(const struct ruling *ruling, const struct clause *own,
                          const struct clause *law)
{
    spot_report(ruling->build->reading->diags, own->spot,
                "is looser than %s, %s; give an agreement with its reason "
                "under 'agreements', or leave it out",
                build_source(ruling->build, law), law->law->statute);
}

/* The team's own limit beside a law: as strict at least; one that is only
 * priced stands beside it. */
static void settle_own(struct ruling *ruling, enum rule rule,
                       const struct clause *own, const struct clause *law)
{
    struct rule_setting *hard = &ruling->agent->rules[rule];
    struct rule_setting *better = &ruling->agent->better[rule];
    int than = law ? rule_stricter(rule, own->setting, law->setting) : 1;
    bool priced = own->setting.price != RULE_HARD;
    if (than < 0 || (than == 0 && priced)) {
        report_looser(ruling, own, law);
    } else if (law && priced) {
        *hard = law->setting;
        *better = own->setting;
    } else {
        *hard = law && than == 0 ? law->setting : own->setting;
        if (law && than > 0)
            give_way(ruling, law, own);
    }
    if (own->better.price > 0)
        *better = own->better;
    if (better->price > 0 && rule_stricter(rule, *better, *hard) <= 0)
        spot_report(ruling->build->reading->diags, own->spot,
                    "'better' must be stricter than the limit");
}

/* What packs price stands beside the hard limit, if it is stricter; where
 * there is none, the loosest price stands in its place. */
static void settle_soft(struct ruling *ruling, enum rule rule,
                        const struct found *found)
{
    struct rule_setting *hard = &ruling->agent->rules[rule];
    struct rule_setting *better = &ruling->agent->better[rule];
    const struct clause *base = found->softer ? found->softer : found->soft;
    bool law = found->law != NULL;
    if (!found->soft)
        return;
    if (!law &&
        (found->soft->premium || base->premium || hard->limit == RULE_OFF)) {
        *hard = base->setting;
        if (base != found->soft)
            *better = found->soft->setting;
    } else if (rule_stricter(rule, found->soft->setting, *hard) > 0) {
        *better = found->soft->setting;
    } else if (law) {
        give_way(ruling, found->soft, found->law);
    } else if (rule_stricter(rule, found->soft->setting, *hard) == 0) {
        hard->law = found->soft->law;
    }
}

/* The team's own word on a rule replaces what packs only price. */
static void replace_soft(struct ruling *ruling, const struct found *found)
{
    if (found->soft)
        give_way(ruling, found->soft, found->own);
    if (found->softer && found->softer != found->soft)
        give_way(ruling, found->softer, found->own);
}

static void settle(struct ruling *ruling, enum rule rule)
{
    const struct found *found = &ruling->found[rule];
    if (found->own) {
        replace_soft(ruling, found);
        settle_own(ruling, rule, found->own, found->law);
        return;
    }
    if (found->law)
        ruling->agent->rules[rule] = found->law->setting;
    settle_soft(ruling, rule, found);
}

/* Who says what holds: "NO-9 of pack 'no' (rest 11h)". */
static const struct clause *speaker(const struct ruling *ruling, enum rule rule)
{
    const struct found *found = &ruling->found[rule];
    if (found->own && (!found->law || rule_stricter(rule, found->own->setting,
                                                    found->law->setting) > 0))
        return found->own;
    return found->law;
}

static void check_runs(const struct ruling *ruling)
{
    const struct clause *least = speaker(ruling, RULE_min_days_in_a_row);
    const struct clause *most = speaker(ruling, RULE_max_days_in_a_row);
    if (least && most && least->setting.limit > most->setting.limit &&
        most->setting.limit != RULE_OFF && least->setting.price == RULE_HARD &&
        most->setting.price == RULE_HARD)
        spot_report(ruling->build->reading->diags,
                    least->law ? most->spot : least->spot,
                    "%s cannot hold beside %s",
                    build_source(ruling->build, least),
                    build_source(ruling->build, most));
}

/* A contract for more work in a week than the law allows. */
static void check_week(const struct ruling *ruling)
{
    static const enum rule weeks[] = {RULE_max_hours_per_7_days,
                                      RULE_max_hours_in_168h,
                                      RULE_max_hours_per_week};
    const struct draft_agent *draft = ruling->draft;
    for (int i = 0; i < 3; i++) {
        const struct clause *most = speaker(ruling, weeks[i]);
        if (most && most->law && most->setting.price == RULE_HARD &&
            draft->week.min != NOT_GIVEN &&
            draft->week.min > most->setting.limit &&
            ruling->agent->rules[RULE_week_min].price == RULE_HARD)
            spot_report(ruling->build->reading->diags, draft->week.spot,
                        "agent '%s': 'min' contradicts %s", SHOWN(draft->id),
                        build_source(ruling->build, most));
    }
}

void build_rules(struct build *build, const struct draft_agent *draft,
                 struct agent *agent)
{
    struct ruling ruling = {.build = build, .draft = draft, .agent = agent};
    rules_usual(agent->rules);
    agent->ordinary_day = agent->ordinary_week = NOT_GIVEN;
    take_layers(&ruling, draft->rules);
    for (int rule = 0; rule < N_RULES; rule++)
        if (rule != RULE_break_time && rule != RULE_restricted)
            settle(&ruling, rule);
    check_runs(&ruling);
    check_week(&ruling);
    const struct own_clauses own = {ruling.found[RULE_break_time].own,
                                    ruling.found[RULE_restricted].own};
    build_laws(build, draft, agent, &ruling.laws, &own);
    free(ruling.laws.items);
}

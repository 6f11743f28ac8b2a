/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changes to agents: who is there, what they can do and when. */
#include "agent_json.h"
#include "agents.h"
#include "near.h"
#include "rng.h"
#include "shown.h"
#include "value_json.h"
#include "what_if_parts.h"

#include <string.h>

static const char *const train_keys[] = {"agents", "skills", "queues"};
static const char *const hours_keys[] = {"agents", "more", "less"};
static const char *const leave_keys[] = {"agent", "from"};
static const char *const sickness_keys[] = {"percent", "seed"};
static const char *const add_keys[] = {"id", "name", "like", "count", "from"};

/* Index of an agent by id; -1, and a report at the node, where there is none.
 */
static int find_agent(struct reading *reading, const cJSON *node,
                      const char *id)
{
    const char **ids =
        ARENA_ARRAY(reading->scratch, const char *, reading->n_agents);
    for (int i = 0; i < reading->n_agents; i++) {
        if (strcmp(reading->agents[i].id, id) == 0)
            return i;
        ids[i] = reading->agents[i].id;
    }
    const char *nearest = near_name(id, ids, reading->n_agents);
    if (nearest)
        json_report(reading->json, node,
                    "unknown agent '%s', did you mean '%s'?", SHOWN(id),
                    nearest);
    else
        json_report(reading->json, node, "unknown agent '%s'", SHOWN(id));
    return -1;
}

static int read_agent_id(struct reading *reading, const cJSON *node)
{
    const char *id = json_string(reading->json, node);
    return cJSON_IsString(node) ? find_agent(reading, node, id) : -1;
}

/* One more absence, of whole days. */
static void add_absence(struct reading *reading, struct draft_agent *agent,
                        struct spot spot, int first, int last, const char *note)
{
    struct draft_absence *absences = ARENA_ARRAY(
        reading->scratch, struct draft_absence, agent->n_absences + 1);
    if (agent->n_absences > 0)
        memcpy(absences, agent->absences,
               (size_t)agent->n_absences * sizeof *absences);
    absences[agent->n_absences] = (struct draft_absence){
        .spot = spot,
        .whole_days = true,
        .first = first,
        .last = last,
        .credit = NOT_GIVEN,
        .note = arena_copy(reading->arena, note),
    };
    agent->absences = absences;
    agent->n_absences++;
}

/* Duties that were settled for days on which the agent is away now. */
static void drop_orders(struct reading *reading, struct draft_agent *agent,
                        int first, int last)
{
    struct draft_order *orders =
        ARENA_ARRAY(reading->scratch, struct draft_order, agent->n_orders);
    int n = 0;
    for (int i = 0; i < agent->n_orders; i++)
        if (agent->orders[i].date < first || agent->orders[i].date > last)
            orders[n++] = agent->orders[i];
    agent->orders = orders;
    agent->n_orders = n;
}

static void be_away(struct reading *reading, struct draft_agent *agent,
                    struct spot spot, int first, int last, const char *note)
{
    drop_orders(reading, agent, first, last);
    add_absence(reading, agent, spot, first, last, note);
}

static int last_date(const struct reading *reading)
{
    return reading->first_date + reading->n_days - 1;
}

void what_if_agents(struct reading *reading, const cJSON *node)
{
    const cJSON *item;
    if (!json_map(reading->json, node))
        return;
    cJSON_ArrayForEach(item, node)
    {
        int agent = find_agent(reading, item, item->string);
        if (agent >= 0)
            agent_read_over(reading, item, NULL, 0, &reading->agents[agent]);
    }
}

static void remove_agent(struct reading *reading, int agent)
{
    struct draft_agent *gone =
        ARENA_ARRAY(reading->scratch, struct draft_agent, reading->n_gone + 1);
    if (reading->n_gone > 0)
        memcpy(gone, reading->gone, (size_t)reading->n_gone * sizeof *gone);
    gone[reading->n_gone++] = reading->agents[agent];
    reading->gone = gone;
    reading->n_agents--;
    memmove(&reading->agents[agent], &reading->agents[agent + 1],
            (size_t)(reading->n_agents - agent) * sizeof *reading->agents);
}

/* "maria", or {"agent": "maria", "from": "2026-10-21"}. */
static void remove_one(struct reading *reading, const cJSON *item)
{
    bool dated = cJSON_IsObject(item);
    if (dated && !json_object(reading->json, item, JSON_KEYS(leave_keys)))
        return;
    const cJSON *who = dated ? json_need(reading->json, item, "agent") : item;
    const cJSON *from = json_get(item, "from");
    int agent = who ? read_agent_id(reading, who) : -1;
    int date = from ? value_date(reading, from) : reading->first_date;
    if (agent < 0)
        return;
    if (date <= reading->first_date)
        remove_agent(reading, agent);
    else if (date <= last_date(reading))
        be_away(reading, &reading->agents[agent], value_spot(reading, item),
                date, last_date(reading), "has left");
    else
        spot_note(reading->diags, value_spot(reading, item),
                  "changes nothing: the roster ends before");
}

void what_if_remove(struct reading *reading, const cJSON *node)
{
    const cJSON *item;
    if (!json_array(reading->json, node, 1, AGENTS_MAX))
        return;
    cJSON_ArrayForEach(item, node)
    {
        remove_one(reading, item);
    }
    if (reading->n_agents == 0)
        json_report(reading->json, node, "leaves nobody");
}

/* Skills on top of those there are; one that is there already is replaced. */
static void learn(struct reading *reading, struct draft_agent *agent,
                  const struct names *skills)
{
    struct name *items =
        ARENA_ARRAY(reading->scratch, struct name, agent->skills.n + skills->n);
    int n = 0;
    for (int i = 0; i < agent->skills.n; i++) {
        bool again = false;
        for (int k = 0; k < skills->n; k++)
            again |=
                strcmp(agent->skills.items[i].text, skills->items[k].text) == 0;
        if (!again)
            items[n++] = agent->skills.items[i];
    }
    for (int k = 0; k < skills->n; k++)
        items[n++] = skills->items[k];
    agent->skills = (struct names){n, items};
}

/* What it takes to serve the queues. */
static struct names skills_for(struct reading *reading, const cJSON *node)
{
    struct names queues = value_names(reading, node);
    struct draft_agent nobody = {0};
    for (int i = 0; i < queues.n; i++) {
        const struct draft_queue *queue =
            reading_queue(reading, &queues.items[i]);
        if (queue)
            learn(reading, &nobody, &queue->skills);
    }
    for (int i = 0; i < nobody.skills.n; i++)
        nobody.skills.items[i].percent = 100;
    return nobody.skills;
}

static struct names read_taught(struct reading *reading, const cJSON *object)
{
    const cJSON *skills = json_get(object, "skills");
    const cJSON *queues = json_get(object, "queues");
    if ((skills != NULL) == (queues != NULL)) {
        json_report(reading->json, object,
                    "needs one of 'skills' and 'queues'");
        return (struct names){0};
    }
    return skills ? agent_read_skills(reading, skills)
                  : skills_for(reading, queues);
}

static bool has_skill(const struct draft_agent *agent, const struct name *skill)
{
    for (int i = 0; i < agent->skills.n; i++)
        if (strcmp(agent->skills.items[i].text, skill->text) == 0)
            return agent->skills.items[i].percent == skill->percent;
    return false;
}

static void note_known(struct reading *reading, const cJSON *item,
                       const struct draft_agent *agent,
                       const struct names *skills)
{
    int n = 0;
    for (int i = 0; i < skills->n; i++)
        n += has_skill(agent, &skills->items[i]);
    if (n > 0 && n == skills->n)
        spot_note(reading->diags, value_spot(reading, item),
                  "changes nothing: '%s' has that already", SHOWN(agent->id));
}

void what_if_train(struct reading *reading, const cJSON *object)
{
    const cJSON *item;
    if (!json_object(reading->json, object, JSON_KEYS(train_keys)))
        return;
    const cJSON *who = json_need(reading->json, object, "agents");
    struct names skills = read_taught(reading, object);
    if (!who || !json_array(reading->json, who, 1, AGENTS_MAX))
        return;
    cJSON_ArrayForEach(item, who)
    {
        int agent = read_agent_id(reading, item);
        if (agent < 0)
            continue;
        note_known(reading, item, &reading->agents[agent], &skills);
        learn(reading, &reading->agents[agent], &skills);
    }
}

static int more_minutes(int minutes, int more, int most)
{
    if (minutes == NOT_GIVEN)
        return NOT_GIVEN;
    minutes += more;
    return minutes < 0 ? 0 : minutes < most ? minutes : most;
}

/* Whether that is less than nothing: no hours are left then. */
static bool lengthen(struct draft_agent *agent, int more)
{
    int *const parts[] = {&agent->week.min, &agent->week.target,
                          &agent->week.max};
    int longest = NOT_GIVEN;
    for (int i = 0; i < 3; i++) {
        longest = *parts[i] > longest ? *parts[i] : longest;
        *parts[i] =
            more_minutes(*parts[i], more, DAYS_PER_WEEK * MINUTES_PER_DAY);
    }
    return longest != NOT_GIVEN && longest + more < 0;
}

static int read_more(struct reading *reading, const cJSON *object)
{
    const cJSON *more = json_get(object, "more");
    const cJSON *less = json_get(object, "less");
    int most = DAYS_PER_WEEK * MINUTES_PER_DAY;
    if ((more != NULL) == (less != NULL)) {
        json_report(reading->json, object, "needs one of 'more' and 'less'");
        return 0;
    }
    return more ? value_length(reading, more, 0, most)
                : -value_length(reading, less, 0, most);
}

void what_if_hours(struct reading *reading, const cJSON *object)
{
    const cJSON *item;
    if (!json_object(reading->json, object, JSON_KEYS(hours_keys)))
        return;
    const cJSON *who = json_get(object, "agents");
    int more = read_more(reading, object), n_emptied = 0;
    for (int i = 0; i < reading->n_agents && !who; i++)
        n_emptied += lengthen(&reading->agents[i], more);
    if (who && !json_array(reading->json, who, 1, AGENTS_MAX))
        return;
    for (item = who ? who->child : NULL; item; item = item->next) {
        int agent = read_agent_id(reading, item);
        if (agent >= 0)
            n_emptied += lengthen(&reading->agents[agent], more);
    }
    if (n_emptied > 0)
        spot_note(reading->diags, value_spot(reading, json_get(object, "less")),
                  "is more than the whole contract of %d agent%s, which is 0 "
                  "hours then",
                  n_emptied, n_emptied == 1 ? "" : "s");
}

static bool is_taken(const struct reading *reading, const char *id)
{
    for (int i = 0; i < reading->n_agents; i++)
        if (strcmp(reading->agents[i].id, id) == 0)
            return true;
    return false;
}

/* Somebody with the terms and skills of another, but without a past, plans and
 * wishes of their own. */
static struct draft_agent newcomer(struct reading *reading, struct spot spot,
                                   const struct draft_agent *like)
{
    struct draft_agent agent = draft_agent(reading, spot);
    struct draft_agent blank = agent;
    if (!like)
        return agent;
    agent = *like;
    agent.spot = spot;
    agent.history = blank.history;
    agent.n_absences = agent.n_wishes = agent.n_orders = agent.n_forbidden = 0;
    agent.open_given = false;
    agent.n_open = agent.n_shut = agent.n_calendars = agent.n_found = 0;
    return agent;
}

/* The next free id of those made from `stem`, and a name to it. */
static void call(struct reading *reading, struct draft_agent *agent,
                 const char *stem, const char *name)
{
    for (int number = 1;; number++) {
        agent->id = arena_printf(reading->arena, "%s+%d", stem, number);
        agent->name = arena_printf(reading->arena, "%s +%d", name, number);
        if (!is_taken(reading, agent->id))
            return;
    }
}

/* Whom newcomers are like: somebody who is there or has been taken out. */
static const struct draft_agent *find_model(struct reading *reading,
                                            const cJSON *node)
{
    for (int i = 0; cJSON_IsString(node) && i < reading->n_gone; i++)
        if (strcmp(reading->gone[i].id, node->valuestring) == 0)
            return &reading->gone[i];
    int agent = node ? read_agent_id(reading, node) : -1;
    return agent >= 0 ? &reading->agents[agent] : NULL;
}

/* As many as `count`, all alike. */
void what_if_add_some(struct reading *reading, const cJSON *object, int count)
{
    struct spot spot = value_spot(reading, object);
    const cJSON *like = json_get(object, "like");
    const cJSON *id = json_get(object, "id");
    const cJSON *name = json_get(object, "name");
    const cJSON *from = json_get(object, "from");
    const struct draft_agent *model = find_model(reading, like);
    struct draft_agent agent = newcomer(reading, spot, model);
    const char *stem = id ? value_word(reading, id) : model ? model->id : "new";
    const char *title = name    ? value_label(reading, name)
                        : id    ? stem
                        : model ? model->name
                                : "New";
    agent_read_over(reading, object, add_keys,
                    (int)(sizeof add_keys / sizeof *add_keys), &agent);
    if (agent.skills.n + reading->defaults.skills.n == 0)
        spot_note(reading->diags, spot,
                  "has no skills: 'like' or 'skills' gives some");
    int date = from ? value_date(reading, from) : reading->first_date;
    if (date > last_date(reading))
        spot_note(reading->diags, spot,
                  "changes nothing: the roster ends before");
    if (date > reading->first_date)
        be_away(reading, &agent, spot, reading->first_date, date - 1,
                "not here yet");
    for (int i = 0; i < count; i++) {
        agent.id = stem;
        agent.name = title;
        if (!id || count > 1)
            call(reading, &agent, stem, title);
        agents_add(reading, spot, &agent);
    }
}

void what_if_add(struct reading *reading, const cJSON *object)
{
    const cJSON *count = json_get(object, "count");
    if (!cJSON_IsObject(object))
        json_report(reading->json, object, "must be an object, is %s",
                    json_type(object));
    else
        what_if_add_some(reading, object,
                         count ? json_int(reading->json, count, 0, AGENTS_MAX)
                               : 1);
}

/* Chance that repeats: by seed, agent and date alone, so that no other change
 * shifts it. */
static bool falls_ill(const char *id, int date, uint64_t seed, double percent)
{
    struct rng rng = {seed};
    for (; *id; id++)
        rng.state = rng_next(&rng) ^ (unsigned char)*id;
    rng.state ^= (uint64_t)(unsigned)date * UINT64_C(0x9e3779b97f4a7c15);
    rng_next(&rng);
    return rng_below(&rng, 1000000) < 10000 * percent;
}

void what_if_sickness(struct reading *reading, const cJSON *node)
{
    if (!json_object(reading->json, node, JSON_KEYS(sickness_keys)))
        return;
    const cJSON *percent = json_need(reading->json, node, "percent");
    const cJSON *seed = json_get(node, "seed");
    double share = percent ? json_number(reading->json, percent, 0, 100) : 0;
    int number = seed ? json_int(reading->json, seed, 0, 1000000) : 0;
    for (int i = 0; i < reading->n_agents; i++)
        for (int date = reading->first_date; date <= last_date(reading); date++)
            if (falls_ill(reading->agents[i].id, date, (uint64_t)number, share))
                be_away(reading, &reading->agents[i], value_spot(reading, node),
                        date, date, "sick");
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Queues that share agents need fewer of them together than each alone.  Each
 * then asks for no more than its load, and sets of them ask jointly for what
 * Erlang gives for the load of all. */
#include "build.h"

#include "mem.h"
#include "staffing.h"

#include <stdlib.h>
#include <string.h>

enum { ALL_SUBSETS_MAX = 5 /* queues: 26 sets */ };

static uint64_t bit(int index)
{
    return UINT64_C(1) << index;
}

/* Calls with a promise in every slot. */
static bool can_be_pooled(const struct queue *queue)
{
    const struct staffing *staffing = queue->staffing;
    return staffing && staffing->channel == CHANNEL_LIVE &&
           staffing_is_prompt(staffing) && !staffing->over_day;
}

/* For each queue those that some agent serves beside it. */
static void find_neighbours(const struct problem *problem, uint64_t *neighbours)
{
    for (int agent = 0; agent < problem->n_agents; agent++) {
        uint64_t served = 0;
        for (int queue = 0; queue < problem->n_queues; queue++)
            if (agent_speed(problem, agent, queue) > 0 &&
                can_be_pooled(&problem->queues[queue]))
                served |= bit(queue);
        for (int queue = 0; queue < problem->n_queues; queue++)
            if (served & bit(queue))
                neighbours[queue] |= served;
    }
}

/* The queues of `among` that can be reached from its first. */
static uint64_t reached(const uint64_t *neighbours, uint64_t among)
{
    uint64_t found = among & -among, before = 0;
    while (found != before) {
        before = found;
        for (int queue = 0; queue < QUEUES_MAX; queue++)
            if (before & bit(queue))
                found |= neighbours[queue] & among;
    }
    return found;
}

static int members_of(const struct problem *problem, uint64_t queues,
                      const struct staffing **members)
{
    int n = 0;
    for (int queue = 0; queue < problem->n_queues; queue++)
        if (queues & bit(queue))
            members[n++] = problem->queues[queue].staffing;
    return n;
}

/* Hundredths of a head; never more than all queues ask for alone. */
static int joint_need(const struct problem *problem, uint64_t queues,
                      const struct staffing *const *members, int n, int slot)
{
    int alone = 0, shrinkage = 0;
    for (int queue = 0; queue < problem->n_queues; queue++)
        if (queues & bit(queue))
            alone += problem->queues[queue].need[slot];
    for (int member = 0; member < n; member++)
        if (members[member]->shrinkage_permille > shrinkage)
            shrinkage = members[member]->shrinkage_permille;
    int agents = staffing_pooled_agents(members, n, slot);
    int need = HEAD * with_shrinkage(agents, shrinkage);
    return need < alone ? need : alone;
}

/* That of the queue with the lowest: a head is missed there first. */
static struct steps lowest_price(const struct problem *problem, uint64_t queues)
{
    struct steps lowest = {0};
    for (int queue = 0; queue < problem->n_queues; queue++) {
        const struct steps *price = &problem->queues[queue].shortage;
        if (queues & bit(queue) &&
            (lowest.n == 0 || price->price[0] < lowest.price[0]))
            lowest = *price;
    }
    return lowest;
}

static const char *joint_name(struct build *build, uint64_t queues)
{
    const char *name = "";
    for (int queue = 0; queue < build->problem->n_queues; queue++)
        if (queues & bit(queue))
            name = arena_printf(build->reading->arena, "%s%s%s", name,
                                *name ? " + " : "",
                                build->problem->queues[queue].id);
    return name;
}

static struct joint build_joint(struct build *build, uint64_t queues)
{
    const struct problem *problem = build->problem;
    const struct staffing *members[QUEUES_MAX];
    int n = members_of(problem, queues, members);
    int *need = ARENA_ARRAY(build->reading->arena, int, problem->grid.n_slots);
    for (int slot = 0; slot < problem->grid.n_slots; slot++)
        need[slot] = joint_need(problem, queues, members, n, slot);
    return (struct joint){.queues = queues,
                          .need = need,
                          .shortage = lowest_price(problem, queues),
                          .name = joint_name(build, queues)};
}

struct sets {
    int n, room;
    uint64_t *items;
};

static void add_set(struct sets *sets, uint64_t queues)
{
    for (int set = 0; set < sets->n; set++)
        if (sets->items[set] == queues)
            return;
    MEM_GROW(sets->items, sets->n, sets->room);
    sets->items[sets->n++] = queues;
}

static bool is_single(uint64_t queues)
{
    return (queues & (queues - 1)) == 0;
}

/* All connected subsets of a few queues; of many, pairs and the whole. */
static void add_subsets(struct sets *sets, const uint64_t *neighbours,
                        uint64_t whole)
{
    int few = 0;
    for (uint64_t left = whole; left; left &= left - 1)
        few++;
    for (uint64_t part = whole; part && few <= ALL_SUBSETS_MAX;
         part = (part - 1) & whole)
        if (!is_single(part) && reached(neighbours, part) == part)
            add_set(sets, part);
    for (int queue = 0; queue < QUEUES_MAX && few > ALL_SUBSETS_MAX; queue++)
        for (int other = 0; other < queue; other++)
            if (whole & bit(queue) && neighbours[queue] & bit(other))
                add_set(sets, bit(queue) | bit(other));
    if (!is_single(whole))
        add_set(sets, whole);
}

static void add_all(struct sets *sets, const struct problem *problem)
{
    uint64_t neighbours[QUEUES_MAX] = {0}, left = 0;
    find_neighbours(problem, neighbours);
    for (int queue = 0; queue < problem->n_queues; queue++)
        if (neighbours[queue])
            left |= bit(queue);
    while (left) {
        uint64_t whole = reached(neighbours, left);
        add_subsets(sets, neighbours, whole);
        left &= ~whole;
    }
}

/* Its bit, 0 and a report where it cannot be pooled. */
static uint64_t named_queue(struct build *build, const struct name *name)
{
    const struct problem *problem = build->problem;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        if (strcmp(problem->queues[queue].id, name->text) != 0)
            continue;
        if (can_be_pooled(&problem->queues[queue]))
            return bit(queue);
        spot_report(build->reading->diags, name->spot,
                    "'%s' cannot be pooled, only calls with a target for each "
                    "slot can",
                    name->text);
    }
    return 0;
}

static void add_named(struct sets *sets, struct build *build)
{
    const struct draft_pooling *pooling = &build->reading->pooling;
    uint64_t neighbours[QUEUES_MAX] = {0};
    find_neighbours(build->problem, neighbours);
    for (int set = 0; set < pooling->n_sets; set++) {
        const struct draft_set *draft = &pooling->sets[set];
        uint64_t queues = 0;
        for (int i = 0; i < draft->queues.n; i++)
            queues |= named_queue(build, &draft->queues.items[i]);
        if (reached(neighbours, queues) != queues)
            spot_report(build->reading->diags, draft->spot,
                        "these queues cannot be pooled, they do not share "
                        "agents");
        add_set(sets, queues);
    }
}

/* A queue in a set asks for its load alone. */
static void lower_needs(struct build *build, const struct sets *sets)
{
    const struct problem *problem = build->problem;
    struct queue *queues = (struct queue *)problem->queues;
    for (int queue = 0; queue < problem->n_queues; queue++) {
        bool joined = false;
        for (int set = 0; set < sets->n; set++)
            joined |= (sets->items[set] & bit(queue)) != 0;
        if (joined)
            queues[queue].need = build_workload(build, queues[queue].staffing);
    }
}

void build_joints(struct build *build)
{
    struct problem *problem = build->problem;
    struct sets sets = {0};
    if (build->reading->pooling.all)
        add_all(&sets, problem);
    else
        add_named(&sets, build);
    if (diags_failed(build->reading->diags))
        sets.n = 0;
    struct joint *joints =
        ARENA_ARRAY(build->reading->arena, struct joint, sets.n);
    for (int set = 0; set < sets.n; set++)
        joints[set] = build_joint(build, sets.items[set]);
    lower_needs(build, &sets);
    problem->joints = joints;
    problem->n_joints = sets.n;
    free(sets.items);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settle.h"

#include "descent.h"
#include "ints.h"
#include "mem.h"
#include "pool.h"
#include "shares.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double sure = 0.9, slight = 1e-6, old_points = 300,
                    bearable = 2e-4, spare = 0.25, chance = 0.2, far = 1e-3;

enum { FEWER = 4 };

/* What an agent does on a day more than anything else. */
struct liking {
    int agent, day, shift; /* shift: n_shifts for off */
    double share;
    double drawn;     /* the share, with some chance */
    struct duty duty; /* where duties are settled */
};

/* What is settled, or banned. */
struct settling {
    struct descent descent;
    struct search *search;
    struct master *master;
    size_t n_days; /* of all agents */
    bool duties;   /* are set with their times and breaks, no shifts alone */
    uint8_t *set;  /* [n_days] */
    int n_all;     /* days of the window */
    int n_left;    /* of these, not set */
    double begun;  /* the master's value then */
    double before; /* and before the last step */
    int pace;      /* the next step sets no more days */
    double losses; /* that may add up until all is set */
    struct ban *bans_before;
    uint8_t *set_before;
    int n_left_before;
    struct liking *likings;
    double *lost; /* [n_agents] */
    int *likely;  /* columns of an agent that the master likes */
    int likely_room;
};

static struct settling settling_new(struct search *search,
                                    struct master *master, double share)
{
    const struct problem *problem = search->problem;
    const struct window *window = master_window(master);
    size_t n_agents = (size_t)problem->n_agents;
    size_t n = n_agents * (size_t)problem->grid.n_days;
    int n_all = problem->n_agents * (window->to - window->from);
    return (struct settling){
        .descent = descent_new(search, master, share),
        .search = search,
        .master = master,
        .n_days = n,
        .set = mem_alloc(n, 1),
        .n_all = n_all,
        .losses = spare * (double)search_near_enough(search) / POINT,
        .bans_before = mem_alloc(n, sizeof(struct ban)),
        .set_before = mem_alloc(n, 1),
        .likings = mem_alloc((size_t)n_all, sizeof(struct liking)),
        .lost = mem_alloc(n_agents, sizeof(double)),
    };
}

static void settling_free(struct settling *settling)
{
    descent_free(&settling->descent);
    free(settling->set);
    free(settling->bans_before);
    free(settling->set_before);
    free(settling->likings);
    free(settling->lost);
    free(settling->likely);
}

static int by_drawn(const void *left, const void *right)
{
    const struct liking *a = left, *b = right;
    if (a->drawn != b->drawn)
        return a->drawn < b->drawn ? 1 : -1;
    return a->agent != b->agent ? a->agent - b->agent : a->day - b->day;
}

/* Where days are planned anew, chance has a say: the same days would else be
 * planned the same way again. */
static double draw(const struct settling *settling, double share)
{
    bool anew = master_window(settling->master)->keep;
    return share < slight || !anew
               ? share
               : share +
                     chance * rng_below(&settling->search->rng, 1000) / 1000;
}

static struct liking best_of(const struct settling *settling,
                             const struct shares *shares, int agent, int day)
{
    const double *share =
        &shares->all[(agent * shares->n_days + day) * shares->width];
    struct liking best = {.agent = agent, .day = day};
    for (int shift = 0; shift < shares->width; shift++) {
        double drawn = draw(settling, share[shift]);
        if (drawn > best.drawn) {
            best.drawn = drawn;
            best.share = share[shift];
            best.shift = shift;
        }
    }
    return best;
}

static const struct line *line_of(const struct settling *settling, int k)
{
    return &settling->search->pool->lines[master_line(settling->master, k)];
}

/* Columns of the agent that are not 0; returns how many. */
static int find_likely(struct settling *settling, int agent)
{
    int n = 0;
    for (int k = 0; k < master_n_lines(settling->master); k++) {
        if (line_of(settling, k)->agent != agent ||
            master_value(settling->master, k) < slight)
            continue;
        MEM_GROW(settling->likely, n, settling->likely_room);
        settling->likely[n++] = k;
    }
    return n;
}

static struct liking best_duty(const struct settling *settling, int n_likely,
                               int agent, int day)
{
    const struct problem *problem = settling->search->problem;
    struct liking best = {.agent = agent, .day = day};
    for (int i = 0; i < n_likely; i++) {
        const struct duty *duty =
            &line_of(settling, settling->likely[i])->duties[day];
        double share = 0;
        for (int k = 0; k < n_likely; k++)
            if (duty_equal(
                    problem, duty,
                    &line_of(settling, settling->likely[k])->duties[day]))
                share += master_value(settling->master, settling->likely[k]);
        double drawn = draw(settling, share);
        if (drawn > best.drawn + slight) {
            best.drawn = drawn;
            best.share = share;
            best.duty = *duty;
        }
    }
    return best;
}

static int find_duties(struct settling *settling)
{
    const struct problem *problem = settling->search->problem;
    const struct window *window = master_window(settling->master);
    int n = 0;
    for (int agent = 0; agent < problem->n_agents; agent++) {
        int n_likely = find_likely(settling, agent);
        for (int day = window->from; day < window->to; day++)
            if (!settling->set[agent * problem->grid.n_days + day])
                settling->likings[n++] =
                    best_duty(settling, n_likely, agent, day);
    }
    return n;
}

static int find_shifts(struct settling *settling)
{
    const struct problem *problem = settling->search->problem;
    const struct window *window = master_window(settling->master);
    struct shares shares = shares_new(settling->search, settling->master);
    int n = 0;
    for (int agent = 0; agent < problem->n_agents; agent++)
        for (int day = window->from; day < window->to; day++)
            if (!settling->set[agent * shares.n_days + day])
                settling->likings[n++] = best_of(settling, &shares, agent, day);
    shares_free(&shares);
    return n;
}

/* Of all days not set, what is done most first; returns how many. */
static int find_likings(struct settling *settling)
{
    int n = settling->duties ? find_duties(settling) : find_shifts(settling);
    qsort(settling->likings, (size_t)n, sizeof *settling->likings, by_drawn);
    return n;
}

/* Bans what is liked on the day, or all but that; where the day is. */
static int ban_liking(struct settling *settling, const struct liking *liking,
                      bool others)
{
    const struct problem *problem = settling->search->problem;
    int at = liking->agent * problem->grid.n_days + liking->day;
    struct ban *ban = &settling->search->bans[at];
    if (settling->duties) {
        ban->others = true;
        ban->only = liking->duty;
    } else {
        ban_add(ban, liking->shift == problem->n_shifts ? OFF : liking->shift,
                others);
    }
    return at;
}

static void set_day(struct settling *settling, const struct liking *liking)
{
    settling->set[ban_liking(settling, liking, true)] = 1;
    settling->n_left--;
}

/* Sets the first days, n or more; of one agent no more than one of its lines
 * has together.  Returns how many. */
static int set_days(struct settling *settling, int n_likings, int n, bool more)
{
    int n_set = 0;
    memset(settling->lost, 0,
           (size_t)settling->search->problem->n_agents * sizeof(double));
    for (int i = 0; i < n_likings; i++) {
        const struct liking *liking = &settling->likings[i];
        double *lost = &settling->lost[liking->agent];
        if (n_set >= n && (!more || liking->share < sure))
            break;
        if (*lost > 0 && *lost + 1 - liking->share > 1 - slight)
            continue;
        *lost += 1 - liking->share;
        set_day(settling, liking);
        n_set++;
    }
    return n_set;
}

static void note(struct settling *settling)
{
    memcpy(settling->bans_before, settling->search->bans,
           settling->n_days * sizeof(struct ban));
    memcpy(settling->set_before, settling->set, settling->n_days);
    settling->n_left_before = settling->n_left;
}

static void take_back(struct settling *settling)
{
    memcpy(settling->search->bans, settling->bans_before,
           settling->n_days * sizeof(struct ban));
    memcpy(settling->set, settling->set_before, settling->n_days);
    settling->n_left = settling->n_left_before;
}

/* What the master may come to: no more than before, or than losses may so far.
 */
static double enough(const struct settling *settling)
{
    double done = 1 - settling->n_left / (double)settling->n_all;
    return slight +
           fmax(settling->before, settling->begun + done * settling->losses);
}

/* Prices what the bans leave; false where the limits are used up. */
static bool price(struct settling *settling)
{
    settling->descent.enough = enough(settling);
    hold_banned(settling->search, settling->master, -1);
    return descent_reprice(&settling->descent);
}

static void set_again(struct settling *settling, int n_likings, int n)
{
    take_back(settling);
    set_days(settling, n_likings, n, false);
}

/* The day that makes the master dearer: bans what was set, or sets it all the
 * same where the ban is worse. */
static bool ban_or_set(struct settling *settling, int n_likings)
{
    double set = master_objective(settling->master);
    take_back(settling);
    ban_liking(settling, &settling->likings[0], false);
    if (!price(settling))
        return false;
    if (master_objective(settling->master) <= set + slight)
        return true;
    set_again(settling, n_likings, 1);
    return price(settling);
}

/* It may get dearer by less than a roster can, or by a share worth the time. */
static double bearable_end(const struct settling *settling)
{
    double before = settling->before;
    double unit = (double)settling->search->unit / POINT / 2;
    return fmax(enough(settling), before + fmax(unit, bearable * fabs(before)));
}

/* Prices a step of n days, given up as soon as it looks too dear; a single day
 * is priced to the end. */
static bool try_step(struct settling *settling, int n)
{
    settling->descent.wanted = n > 1 ? bearable_end(settling) : INFINITY;
    bool going = price(settling);
    settling->descent.wanted = INFINITY;
    return going;
}

/* No more days than went well the last time, or half as many again; if it is
 * late at least a part of what would make up for it. */
static int first_size(const struct settling *settling)
{
    int n = descent_pace(&settling->descent, settling->n_left);
    int least = descent_is_late(&settling->descent, settling->n_left)
                    ? 1 + n / FEWER
                    : 1;
    return smaller(n, larger(settling->pace, least));
}

/* One step: less of it where that is too dear, but as it is if it is late. */
static bool take_step(struct settling *settling, int n_likings)
{
    int n = first_size(settling);
    settling->before = master_objective(settling->master);
    note(settling);
    n = set_days(settling, n_likings, n, true);
    for (int tries = 1; try_step(settling, n); tries++) {
        settling->pace = tries == 1 ? n + (n + 1) / 2 : n + 1;
        if (master_objective(settling->master) < bearable_end(settling) ||
            descent_is_late(&settling->descent, settling->n_left))
            return true;
        if (n == 1)
            return settling->duties || ban_or_set(settling, n_likings);
        n = 1 + n / FEWER < n ? 1 + n / FEWER : 1;
        set_again(settling, n_likings, n);
    }
    return false;
}

static bool is_whole(const struct settling *settling, int n_likings)
{
    return n_likings == 0 ||
           settling->likings[n_likings - 1].share > 1 - slight;
}

/* Whether all days together have lost so much that what is left is better
 * planned window by window. */
static bool is_lost(const struct settling *settling)
{
    const struct window *window = master_window(settling->master);
    double most = fmax(settling->losses / spare, far * fabs(settling->begun));
    return window->mended &&
           master_objective(settling->master) > settling->begun + most + slight;
}

/* Until all that is left is whole. */
static bool go_down(struct settling *settling, double most)
{
    struct search *search = settling->search;
    bool going = true;
    for (int n = find_likings(settling); going && !is_whole(settling, n);
         n = find_likings(settling)) {
        going = take_step(settling, n) &&
                !descent_is_beaten(&settling->descent, most) &&
                !is_lost(settling) && !search_done(search);
        if (going)
            master_age(settling->master, old_points);
        search_report(search, "dive");
    }
    return going;
}

/* False where the master comes to too much, or the limits are used up. */
static bool set_all(struct settling *settling, bool duties, double most)
{
    settling->duties = duties;
    settling->n_left = settling->pace = settling->n_all;
    settling->begun = master_objective(settling->master);
    memset(settling->set, 0, settling->n_days);
    return go_down(settling, most);
}

bool settle(struct search *search, struct master *master, double most,
            double share)
{
    struct settling settling = settling_new(search, master, share);
    bool settled =
        set_all(&settling, false, most) && set_all(&settling, true, most);
    settling_free(&settling);
    return settled;
}

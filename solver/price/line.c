/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "line.h"

#include "mem.h"

#include <stdlib.h>
#include <string.h>

struct line line_new(const struct problem *problem, int agent)
{
    size_t n_days = (size_t)problem->grid.n_days;
    struct line line = {.agent = agent,
                        .duties = mem_alloc(n_days, sizeof *line.duties)};
    for (size_t day = 0; day < n_days; day++)
        line.duties[day].offer = OFF;
    return line;
}

void line_free(struct line *line)
{
    free(line->duties);
}

void line_copy(const struct problem *problem, struct line *to,
               const struct line *from)
{
    to->agent = from->agent;
    to->own = from->own;
    memcpy(to->duties, from->duties,
           (size_t)problem->grid.n_days * sizeof *to->duties);
}

bool duty_equal(const struct problem *problem, const struct duty *a,
                const struct duty *b)
{
    if (a->offer != b->offer)
        return false;
    size_t n = a->offer == OFF ? 0 : (size_t)problem->offers[a->offer].n_pauses;
    return memcmp(a->pause, b->pause, n * sizeof *a->pause) == 0;
}

bool line_equal(const struct problem *problem, const struct line *a,
                const struct line *b)
{
    for (int day = 0; day < problem->grid.n_days; day++)
        if (!duty_equal(problem, &a->duties[day], &b->duties[day]))
            return false;
    return a->agent == b->agent;
}

void line_at_work(const struct problem *problem, const struct line *line,
                  uint8_t *at_work)
{
    memset(at_work, 0, (size_t)problem->grid.n_slots);
    for (int day = 0; day < problem->grid.n_days; day++) {
        const struct duty *duty = &line->duties[day];
        if (duty->offer != OFF)
            duty_mark(&problem->offers[duty->offer], duty->pause, at_work);
    }
}

bool line_is_present(const struct problem *problem,
                     const struct presence *presence, const struct line *line,
                     const uint8_t *at_work, int row)
{
    if (presence->shift < 0)
        return at_work[row];
    int offer = line->duties[row].offer;
    return offer != OFF && problem->offers[offer].shift == presence->shift;
}

cost line_judge(const struct problem *problem, struct line *line,
                rule_mask mask, rule_mask *broken)
{
    const struct agent *who = &problem->agents[line->agent];
    struct history history = who->before;
    struct breaches breaches = {0};
    int n_days = problem->grid.n_days;
    rule_mask missed = 0;
    for (int day = 0; day < n_days; day++) {
        const struct duty *duty = &line->duties[day];
        const struct offer *offer =
            duty->offer == OFF ? NULL : &problem->offers[duty->offer];
        history_add_day(problem, line->agent, &history, day, offer, mask,
                        &breaches);
        if (offer && !pauses_kept(who, offer, duty->pause))
            missed = RULE_BIT(breaks);
    }
    history_close(problem, line->agent, &history, mask, &breaches);
    cost sum = 0;
    bool forbidden = missed & mask;
    if (broken)
        *broken |= missed & mask;
    for (int i = 0; i < breaches.n; i++) {
        const struct breach *breach = &breaches.items[i];
        if (breach->cost < COST_FORBIDDEN) {
            sum += breach->cost;
            continue;
        }
        forbidden = true;
        if (broken)
            *broken |= (rule_mask)1 << breach->rule;
    }
    breaches_free(&breaches);
    line->own = forbidden ? COST_FORBIDDEN : sum;
    return line->own;
}

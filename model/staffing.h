/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the settings of a queue's staffing to heads, and back. */
#ifndef STAFFING_H
#define STAFFING_H

#include "station.h"

/* The station at which `load` Erlang of the queue's contacts arrive. */
struct station staffing_station(const struct staffing *staffing, double load);

/* What is promised in each slot; of a level over the day, its part that is
 * asked of each slot. */
struct promise staffing_promise(const struct staffing *staffing);

/* Whether contacts must not wait without end: some share, wait or occupancy is
 * asked.  If not, heads are no more than the load asks for. */
bool staffing_is_prompt(const struct staffing *staffing);

/* Agents who have to be there for `load` Erlang, least heads left aside; 0
 * without load.  Of prompt staffing. */
int staffing_agents(const struct staffing *staffing, double load);

/* Agents for the loads of all members in a slot, everybody serving all of
 * them: as many as the strictest promise asks for.  Of prompt calls. */
int staffing_pooled_agents(const struct staffing *const *members, int n,
                           int slot);

/* Rostered agents so that `agents` are there with `permille` of them away:
 * agents / (1 - permille / 1000), rounded up in whole numbers. */
int with_shrinkage(int agents, int permille);

/* Heads that keep up with the load, and no more: of chats as many as the
 * agents' own turns take when everybody chats with as many as allowed. */
double staffing_work(const struct staffing *staffing, double load);

/* The load of `contacts` in a slot of `slot_s` seconds. */
double staffing_load(const struct staffing *staffing, double contacts,
                     double slot_s);

/* The contacts for which it is staffed where `contacts` are expected: the
 * quantile of a rate of gamma law, where the variance of the contacts is
 * `dispersion` times their mean, but at least the mean. */
double staffing_contacts(const struct staffing *staffing, double contacts);

/* The load of contacts of this slot and those before it that are still being
 * handled, as of a station where nobody waits (G. Eick, W. Massey, W. Whitt
 * 1993): at the slot's end, on average, and at most. */
struct carried {
    double end, mean, most;
};

/* `before`: the load at the slot's start; `steady`: what it would come to. */
struct carried staffing_carry(const struct staffing *staffing, double before,
                              double steady, double slot_s);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "staffing.h"

#include "gamma.h"

#include <math.h>

struct station staffing_station(const struct staffing *staffing, double load)
{
    return (struct station){.load = load,
                            .handling_s = staffing->handling_s,
                            .customer_s = staffing->customer_s,
                            .at_once = staffing->chats,
                            .patience_s = staffing->patience_s,
                            .answer_s = staffing->answer_s};
}

struct promise staffing_promise(const struct staffing *staffing)
{
    int level =
        staffing->over_day ? staffing->slot_permille : staffing->level_permille;
    return (struct promise){
        .of = staffing->level_of,
        .level = level / 1000.0,
        .wait_s = staffing->wait_s < 0 ? (double)INFINITY : staffing->wait_s,
        .abandoned = staffing->abandon_permille < 0
                         ? 1
                         : staffing->abandon_permille / 1000.0,
        .occupancy = staffing->occupancy_permille / 1000.0};
}

bool staffing_is_prompt(const struct staffing *staffing)
{
    return staffing->level_permille > 0 || staffing->wait_s >= 0 ||
           staffing->abandon_permille >= 0 ||
           staffing->occupancy_permille < 1000;
}

int staffing_agents(const struct staffing *staffing, double load)
{
    struct station station = staffing_station(staffing, load);
    struct promise promise = staffing_promise(staffing);
    return station_agents(&station, &promise);
}

int with_shrinkage(int agents, int permille)
{
    int64_t there = 1000 - permille;
    return (int)((agents * INT64_C(1000) + there - 1) / there);
}

double staffing_work(const struct staffing *staffing, double load)
{
    int own_s = staffing->handling_s - staffing->customer_s;
    if (staffing->chats == 1)
        return load;
    return load * own_s / staffing->handling_s /
           chat_busy(staffing->chats, own_s, staffing->customer_s);
}

double staffing_load(const struct staffing *staffing, double contacts,
                     double slot_s)
{
    return contacts * staffing->handling_s / slot_s;
}

double staffing_contacts(const struct staffing *staffing, double contacts)
{
    double beyond = staffing->dispersion_permille / 1000.0 - 1;
    if (staffing->quantile_permille == 0 || beyond <= 0 || contacts <= 0)
        return contacts;
    double quantile =
        gamma_quantile(contacts / beyond, staffing->quantile_permille / 1000.0);
    return fmax(contacts, beyond * quantile);
}

struct carried staffing_carry(const struct staffing *staffing, double before,
                              double steady, double slot_s)
{
    double times = slot_s / staffing->handling_s;
    double gone = -expm1(-times);
    double end = before + (steady - before) * gone;
    return (struct carried){.end = end,
                            .mean = steady + (before - steady) * gone / times,
                            .most = fmax(before, end)};
}

static bool keeps(const struct station *station, int agents,
                  const struct promise *promise)
{
    struct service service = station_service(station, agents);
    return promise_kept(promise, &service);
}

int staffing_pooled_agents(const struct staffing *const *members, int n,
                           int slot)
{
    double load = 0, contacts = 0;
    int agents = 0;
    for (int member = 0; member < n; member++) {
        load += members[member]->load[slot];
        contacts += members[member]->load[slot] / members[member]->handling_s;
    }
    for (int member = 0; member < n; member++) {
        if (members[member]->load[slot] <= 0)
            continue;
        struct station station = staffing_station(members[member], load);
        struct promise promise = staffing_promise(members[member]);
        station.handling_s = load / contacts;
        if (agents == 0 || !keeps(&station, agents, &promise))
            agents = station_agents(&station, &promise);
    }
    return agents;
}

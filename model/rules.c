/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules.h"

const struct rule_info rule_infos[N_RULES] = {
#define RULE(name, unit, kind, limit, price, sentence)                         \
    {#name, unit, kind, limit, price, sentence},
#include "rules.def"
#undef RULE
};

cost rule_cost(enum rule rule, struct rule_setting setting, int excess)
{
    if (excess <= 0)
        return 0;
    if (setting.price == RULE_HARD)
        return COST_FORBIDDEN;
    cost price = (cost)setting.price * excess * POINT;
    return rule_infos[rule].unit == MINUTES ? price / 60 : price;
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How few more people are enough, and what is proven of it. */
#include "report_scenario_parts.h"

static bool is_asked(const struct scenarios_item *item)
{
    return item->least >= 0 || item->at_least >= 0;
}

bool report_has_least(const struct scenarios *it)
{
    for (int i = 0; i < it->n; i++)
        if (is_asked(&it->items[i]))
            return true;
    return false;
}

static const char *kind_of(const struct report *report,
                           const struct scenarios_kind *kind)
{
    const struct markup *out = &report->out;
    const char *n = format_count(report, kind->agents);
    if (kind->like && kind->skills)
        return markup_say(out, "{n} like {name} with {skills}", "n", n, "name",
                          kind->like, "skills", kind->skills);
    if (kind->like)
        return markup_say(out, "{n} like {name}", "n", n, "name", kind->like);
    if (kind->skills)
        return markup_say(out, "{n} with {skills}", "n", n, "skills",
                          kind->skills);
    return n;
}

/* " (2 like ewa, 1 with chat)" */
static const char *kinds_of(const struct report *report,
                            const struct scenarios_item *item)
{
    struct arena *arena = report->out.arena;
    const char *all = "";
    for (int i = 0; i < item->n_kinds; i++)
        if (item->kinds[i].agents > 0)
            all = arena_printf(arena, "%s%s%s", all, *all ? ", " : "",
                               kind_of(report, &item->kinds[i]));
    return *all ? arena_printf(arena, " (%s)", all) : "";
}

static const char *found(const struct report *report,
                         const struct scenarios_item *item)
{
    const struct markup *out = &report->out;
    const char *kinds = kinds_of(report, item);
    if (item->least == 0)
        return markup_say(out, "{name}: nobody more is needed", "name",
                          item->name);
    if (item->least == item->at_least)
        return markup_count(out,
                            "{name}: {n} more person is enough{kinds}; fewer "
                            "are proven not to be",
                            "{name}: {n} more people are enough{kinds}; fewer "
                            "are proven not to be",
                            item->least, "name", item->name, "kinds", kinds);
    if (item->at_least == 0)
        return markup_count(out,
                            "{name}: {n} more person is enough{kinds}; whether "
                            "fewer are is not known",
                            "{name}: {n} more people are enough{kinds}; "
                            "whether fewer are is not known",
                            item->least, "name", item->name, "kinds", kinds);
    return markup_count(out,
                        "{name}: {n} more person is enough{kinds}; at least "
                        "{least} proven to be needed",
                        "{name}: {n} more people are enough{kinds}; at least "
                        "{least} proven to be needed",
                        item->least, "name", item->name, "kinds", kinds,
                        "least", format_count(report, item->at_least));
}

static const char *not_found(const struct report *report,
                             const struct scenarios_item *item)
{
    const struct markup *out = &report->out;
    if (item->at_least > MORE_AGENTS_MAX)
        return markup_say(
            out, "{name}: {n} more people are proven not to be enough", "name",
            item->name, "n", format_count(report, MORE_AGENTS_MAX));
    if (item->at_least == 0)
        return markup_say(out,
                          "{name}: whether any number is enough is not known",
                          "name", item->name);
    return markup_count(out,
                        "{name}: whether any number is enough is not known; "
                        "at least {n} more person is needed",
                        "{name}: whether any number is enough is not known; "
                        "at least {n} more people are needed",
                        item->at_least, "name", item->name);
}

void report_least(const struct report *report)
{
    const struct scenarios *it = report->scenarios;
    for (int i = 0; i < it->n; i++) {
        const struct scenarios_item *item = &it->items[i];
        if (is_asked(item))
            markup_add(&report->out, "para", "text",
                       item->least < 0 ? not_found(report, item)
                                       : found(report, item));
    }
}

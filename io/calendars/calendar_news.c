/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an export of calendars changed, counted and told. */
#include "calendar_press.h"

struct calendar_news press_count_news(const struct press *press)
{
    struct calendar_news news = {.n_gone = press->n_gone};
    const struct ics_feed *changed = NULL, *published = NULL;
    for (int i = 0; i < press->changes.n; i++) {
        const struct ics_change *change = &press->changes.items[i];
        bool first = change->news == ICS_PUBLISHED;
        const struct ics_feed **last = first ? &published : &changed;
        *(first ? &news.n_published : &news.n_changes) += 1;
        *(first ? &news.n_published_for : &news.n_changed_for) +=
            change->feed != *last;
        *last = change->feed;
    }
    return news;
}

static void tell_count(struct text *text, int n, const char *one,
                       const char *many, int n_agents)
{
    if (n > 0)
        text_printf(text, "%s%d %s for %d agent%s", text->length ? ", " : "", n,
                    n == 1 ? one : many, n_agents, n_agents == 1 ? "" : "s");
}

void calendar_news_tell(struct text *text, const struct calendar_news *news)
{
    struct text told = {0};
    tell_count(&told, news->n_changes, "change", "changes",
               news->n_changed_for);
    tell_count(&told, news->n_published, "entry of new days",
               "entries of new days", news->n_published_for);
    if (news->n_gone > 0)
        text_printf(&told, "%s%d calendar%s no longer there",
                    told.length ? ", " : "", news->n_gone,
                    news->n_gone == 1 ? "" : "s");
    text_add(text, told.length ? text_string(&told) : "nothing changed");
    text_free(&told);
}

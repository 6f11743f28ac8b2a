/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The frame: head, verdict, contents, sections.  The page may run no script and
 * use no style but its own, whose hashes its Content-Security-Policy names. */
#include "report.h"

#include "digest.h"
#include "page.h"
#include "report_parts.h"

#include <math.h>
#include <string.h>

static const char *say(const struct report *report, const char *sentence)
{
    return words_get(report->out.words, NULL, sentence);
}

static const char *hash_of(const struct markup *out,
                           const struct embedded *file)
{
    char hash[DIGEST_BASE64_ROOM];
    return arena_copy(out->arena, digest_base64((const char *)file->bytes,
                                                file->length, hash));
}

/* "Oslo desk, Mon 19 Oct to Sun 25 Oct 2026", after a scenario's name. */
static const char *title_of(const struct markup *out,
                            const struct report_head *head)
{
    const char *title = arena_printf(
        out->arena, "%s, %s", markup_isolate(out, head->team), head->period);
    return head->scenario
               ? arena_printf(out->arena, "%s: %s",
                              markup_isolate(out, head->scenario), title)
               : title;
}

void report_begin(const struct report *report, const struct report_head *head)
{
    const struct markup *out = &report->out;
    const struct embedded *style = page_file("page.css");
    const char *scripts = head->scripts
                              ? arena_printf(out->arena, "'sha256-%s'",
                                             hash_of(out, page_file("page.js")))
                              : "'none'";
    markup_add(out, "begin", "locale", words_locale(out->words), "style_hash",
               hash_of(out, style), "scripts", scripts, "version",
               head->version, "title", title_of(out, head), "style",
               (const char *)style->bytes);
    markup_add(out, "title", "team", head->team, "period", head->period, "zone",
               head->zone);
    if (head->scenario)
        markup_add(out, "scenario-of", "name", head->scenario);
}

static void add_contents(const struct report *report,
                         const struct report_section *sections, int n)
{
    markup_add(&report->out, "contents");
    for (int i = 0; i < n; i++)
        if (sections[i].shown)
            markup_add(&report->out, "link", "id", sections[i].id, "title",
                       say(report, sections[i].title));
    markup_add(&report->out, "contents-end");
}

void report_sections(const struct report *report,
                     const struct report_section *sections, int n)
{
    add_contents(report, sections, n);
    markup_add(&report->out, "main");
    for (int i = 0; i < n; i++) {
        if (!sections[i].shown)
            continue;
        markup_add(&report->out, "section", "id", sections[i].id, "title",
                   say(report, sections[i].title));
        sections[i].write(report);
        markup_add(&report->out, "section-end");
    }
}

void report_table(const struct report *report, const char *class,
                  const char *title, const struct report_column *columns, int n)
{
    const struct markup *out = &report->out;
    markup_add(out, "table", "class", class, "title", title);
    for (int i = 0; i < n; i++)
        markup_add(out, columns[i].figures ? "head-number" : "head-cell",
                   "text", say(report, columns[i].head));
    markup_add(out, "table-body");
}

enum mood { GOOD, BAD, PLAIN };

static void add_fact(const struct report *report, enum mood mood,
                     const char *figure, const char *words)
{
    static const char *const classes[] = {"good", "bad", "plain"};
    static const char *const signs[] = {"✓ ", "! ", ""};
    markup_add(&report->out, "fact", "class", classes[mood], "sign",
               signs[mood], "figure", figure, "words", words);
}

static int hard_breaches(const struct score *score)
{
    int n = 0;
    for (int i = 0; i < score->breaches.n; i++)
        n += score->breaches.items[i].cost >= COST_FORBIDDEN;
    return n;
}

static void add_legal(const struct report *report)
{
    int broken = hard_breaches(report->score);
    if (broken == 0)
        add_fact(report, GOOD, say(report, "Legal"),
                 say(report, "every hard rule is kept"));
    else
        add_fact(report, BAD, say(report, "Not legal"),
                 markup_count(&report->out, "{n} hard rule broken",
                              "{n} hard rules broken", broken));
}

static void add_short(const struct report *report)
{
    const struct score *score = report->score;
    double need = (double)score->need_centimin / (HEAD * 60);
    double missing = (double)score->short_centimin / (HEAD * 60);
    const char *needed = markup_say(&report->out, "of {hours} h needed",
                                    "hours", format_number(report, need, 0));
    if (report->problem->n_queues == 0)
        return;
    if (missing > 0)
        add_fact(report, BAD,
                 markup_say(&report->out, "{hours} h short", "hours",
                            format_number(report, missing, 2)),
                 needed);
    else
        add_fact(report, GOOD, say(report, "All covered"), needed);
}

static void add_cost(const struct report *report)
{
    const struct outcome *outcome = report->plan->outcome;
    const char *points =
        markup_say(&report->out, "{points} points", "points",
                   format_points(report, report->score->total));
    if (!outcome)
        add_fact(report, PLAIN, points, say(report, "is what it costs"));
    else if (outcome->cost <= outcome->bound)
        add_fact(report, GOOD, points, say(report, "the best possible"));
    else if (!report_is_proven(report))
        add_fact(report, PLAIN, points,
                 say(report, "whether it can cost less is not known"));
    else
        add_fact(
            report, PLAIN, points,
            markup_say(
                &report->out, "at most {hours} h could still be saved", "hours",
                format_number(report, ceil(plan_gap_hours(outcome) * 100) / 100,
                              2)));
}

static void add_facts(const struct report *report)
{
    markup_add(&report->out, "facts");
    add_legal(report);
    add_short(report);
    add_cost(report);
    add_fact(report, PLAIN,
             markup_count(&report->out, "{n} person", "{n} people",
                          report->problem->n_agents),
             markup_count(&report->out, "over {n} day", "over {n} days",
                          report->problem->grid.n_days));
    markup_add(&report->out, "facts-end");
}

static void add_sections(const struct report *report)
{
    const struct report_section sections[] = {
        {"week", "Roster", report_grid, true},
        {"cover", "Cover", report_cover, report->problem->n_queues > 0},
        {"short", "What is short", report_gaps, report_has_gaps(report)},
        {"people", "Hours and wishes", report_people, true},
        {"burdens", "Burdens", report_burdens, report_has_burdens(report)},
        {"rules", "Rules", report_rules, report_has_breaches(report)},
        {"proof", "How good it is", report_proof, true},
        {"changes", "What is new", report_changes,
         report->order->previous != NULL},
    };
    report_sections(report, sections,
                    (int)(sizeof sections / sizeof *sections));
}

static void add_end(const struct report *report)
{
    const struct markup *out = &report->out;
    struct text data = {0};
    report_data(report, &data);
    markup_add(
        out, "end", "text",
        markup_say(out,
                   "Made by vaktel {version}; the same is in roster.json "
                   "for programs and roster.csv for a spreadsheet. "
                   "Input {input}.",
                   "version", report->plan->version, "input",
                   report->plan->team->input_hash));
    markup_add(out, "scripts", "data", text_string(&data), "script",
               (const char *)page_file("page.js")->bytes);
    markup_add(out, "close");
    text_free(&data);
}

void report_write(struct text *text, const struct plan *plan,
                  const struct report_order *order)
{
    struct arena *arena = arena_new();
    const struct problem *problem = plan->roster->problem;
    const struct report report = {
        .out = {text, arena, words_new(order->locale, arena)},
        .plan = plan,
        .roster = plan->roster,
        .problem = problem,
        .score = plan->score,
        .order = order,
    };
    const struct report_head head = {
        .team = problem->team,
        .period =
            format_title(&report, problem->grid.first_date,
                         problem->grid.first_date + problem->grid.n_days - 1),
        .zone = problem->grid.n_calendars > 1
                    ? say(&report, "times of each person’s own zone")
                    : problem->grid.calendars[0].zone,
        .version = plan->version,
        .scenario = order->scenario,
        .scripts = true,
    };
    report_begin(&report, &head);
    add_facts(&report);
    add_sections(&report);
    add_end(&report);
    arena_free(arena);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pack_text.h"

#include "mem.h"
#include "pack_json.h"
#include "rule_text.h"
#include "rules_json.h"
#include "summary_parts.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH = 80, INDENT = 10 };

/* A reading of packs alone; its path is that of a team in this folder. */
static struct reading *begin(struct diags *diags)
{
    struct reading *reading = mem_alloc(1, sizeof *reading);
    reading->diags = diags;
    reading->path = "team.json";
    reading->arena = arena_new();
    reading->scratch = arena_new();
    return reading;
}

static void end(struct reading *reading)
{
    packs_free(reading);
    arena_free(reading->scratch);
    arena_free(reading->arena);
    free(reading);
}

static void add_sentence(struct text *text, const char *sentence, int first)
{
    const struct page page = {.text = text, .width = WIDTH};
    page_sentence(&page, sentence, first, INDENT);
}

void packs_list(struct text *text, struct diags *diags)
{
    struct reading *reading = begin(diags);
    const char *names[PACK_NAMES_MAX];
    int n = pack_names(reading, names);
    for (int i = 0; i < n; i++) {
        struct text line = {0};
        const struct pack *pack =
            pack_read(reading, (struct spot){0}, names[i]);
        text_add_padded(&line, names[i], INDENT + 1);
        text_printf(&line, " %s; as of %s", pack ? pack->title : "",
                    pack ? pack->as_of : "");
        page_sentence(&(struct page){.text = text, .width = WIDTH},
                      text_string(&line), 0, INDENT + 2);
        text_free(&line);
    }
    text_add(text, "\nPacks are no legal advice: each is what was found on its "
                   "date.\n");
    end(reading);
}

static void add_whom(struct text *text, const struct clause *clause)
{
    if (clause->ordinary)
        text_add(text, ", without overtime");
    if (clause->night_workers)
        text_add(text, ", night workers");
    for (int i = 0; i < clause->who.n; i++)
        text_printf(text, "%s%s", i ? " " : ", with tag ",
                    clause->who.items[i].text);
    for (int i = 0; i < clause->unless.n; i++)
        text_printf(text, "%s%s", i ? " " : " and not ",
                    clause->unless.items[i].text);
    if (clause->setting.price > 0)
        text_printf(text, ", %d points", clause->setting.price);
}

static void add_rule(struct text *text, const struct clause *clause)
{
    struct text line = {0};
    text_add_padded(&line, clause->law->id, INDENT - 1);
    text_add(&line, " ");
    text_add_clause(&line, clause);
    add_whom(&line, clause);
    text_add(text, "\n");
    add_sentence(text, text_string(&line), 0);
    add_sentence(text, clause->law->sentence, INDENT);
    text_clear(&line);
    text_printf(&line, "%s (%s)", clause->law->statute, clause->law->verified);
    add_sentence(text, text_string(&line), INDENT);
    text_free(&line);
}

bool packs_show(struct text *text, const char *id, struct diags *diags)
{
    struct reading *reading = begin(diags);
    const struct pack *pack = pack_read(reading, (struct spot){0}, id);
    bool right = pack && !diags_failed(diags);
    if (right) {
        struct text line = {0};
        text_printf(&line, "%s: %s", pack->id, pack->title);
        add_sentence(text, text_string(&line), 0);
        text_clear(&line);
        text_printf(&line, "for %s", pack->binds);
        add_sentence(text, text_string(&line), 0);
        text_clear(&line);
        text_printf(&line, "as of %s; no legal advice", pack->as_of);
        add_sentence(text, text_string(&line), 0);
        text_free(&line);
        for (int i = 0; i < pack->rules.n; i++)
            add_rule(text, &pack->rules.items[i]);
    }
    end(reading);
    return right;
}

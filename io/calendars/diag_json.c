/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diag_json.h"

#include "json_out.h"

/* File names and what people wrote on the command line may be anything; what
 * is not UTF-8 becomes U+FFFD. */
static void write_string(struct json_out *out, const char *key,
                         const char *value)
{
    struct text valid = {0};
    for (int length; *value; value += length) {
        length = text_char_length(value);
        if (length == 1 && (*value & 0x80))
            text_add(&valid, "\xEF\xBF\xBD");
        else
            text_add_n(&valid, value, (size_t)length);
    }
    json_out_string(out, key, text_string(&valid));
    text_free(&valid);
}

void diags_json_write(struct text *text, const struct diags *diags)
{
    struct json_out out = {.text = text};
    json_out_array(&out, NULL);
    for (int index = 0; index < diags_count(diags); index++) {
        const struct diag *diag = diags_at(diags, index);
        json_out_object(&out, NULL);
        write_string(&out, "file", diag->file);
        write_string(&out, "path", diag->place);
        write_string(&out, "message", diag->message);
        if (diag->n_more > 0)
            json_out_int(&out, "more", diag->n_more);
        json_out_end(&out);
    }
    json_out_end(&out);
}

static void write_paths(struct json_out *out, const char *const *paths,
                        int n_paths)
{
    json_out_array(out, "written");
    for (int index = 0; index < n_paths; index++)
        write_string(out, NULL, paths[index]);
    json_out_end(out);
}

void written_json_write(struct text *text, const char *const *paths,
                        int n_paths)
{
    struct json_out out = {.text = text};
    json_out_object(&out, NULL);
    write_paths(&out, paths, n_paths);
    json_out_end(&out);
}

static void write_count(struct json_out *out, const char *key, int n,
                        int n_agents)
{
    json_out_flat_object(out, key);
    json_out_int(out, "entries", n);
    json_out_int(out, "agents", n_agents);
    json_out_end(out);
}

void published_json_write(struct text *text, const char *folder,
                          const struct calendar_news *news)
{
    struct json_out out = {.text = text};
    json_out_object(&out, NULL);
    write_paths(&out, &folder, 1);
    write_count(&out, "changed", news->n_changes, news->n_changed_for);
    write_count(&out, "published", news->n_published, news->n_published_for);
    json_out_int(&out, "calendars_gone", news->n_gone);
    json_out_end(&out);
}

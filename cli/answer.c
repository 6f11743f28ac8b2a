/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "answer.h"

#include "diag_json.h"
#include "file.h"
#include "summary.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { USUAL_WIDTH = 80 };

void answer_text(struct text *text)
{
    fwrite(text_string(text), 1, text->length, stdout);
    text_free(text);
}

int answer_errors(const struct options *options, const struct diags *diags)
{
    struct text text = {0};
    if (option_given(options, OPTION_json))
        diags_json_write(&text, diags);
    else
        diags_print(diags, stderr);
    answer_text(&text);
    return EXIT_BAD_INPUT;
}

void answer_written(const struct options *options, const char *const *paths,
                    int n_paths)
{
    struct text text = {0};
    if (option_given(options, OPTION_json))
        written_json_write(&text, paths, n_paths);
    else
        for (int index = 0; index < n_paths; index++)
            text_printf(&text, "wrote %s\n", paths[index]);
    answer_text(&text);
}

/* False, and a report, where it is a file that the command has read. */
static bool is_other(const struct options *options, const char *path,
                     struct diags *diags)
{
    for (int i = 0; i < options->n_operands; i++)
        if (file_same(path, options->operands[i]) && !file_is_stream(path)) {
            diags_add(diags, path, "",
                      "is what is read and would be overwritten; name another "
                      "file");
            return false;
        }
    return true;
}

bool answer_deliver(const struct options *options, const char *path,
                    struct text *text, struct diags *diags)
{
    if (!path) {
        answer_text(text);
        return true;
    }
    bool ok = is_other(options, path, diags) &&
              file_write(path, text_string(text), text->length, diags);
    text_free(text);
    if (ok && !file_is_stream(path))
        answer_written(options, &path, 1);
    return ok;
}

void answer_published(const struct options *options, const char *folder,
                      const struct calendar_news *news)
{
    struct text text = {0};
    if (option_given(options, OPTION_json)) {
        published_json_write(&text, folder, news);
    } else {
        text_printf(&text, "wrote %s: ", folder);
        calendar_news_tell(&text, news);
        text_add(&text, "\n");
    }
    answer_text(&text);
}

struct summary_style answer_style(void)
{
    struct winsize size;
    const char *terminal = getenv("TERM");
    bool seen = isatty(STDOUT_FILENO);
    bool known = seen && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
    return (struct summary_style){
        .width = known && size.ws_col > 0 ? size.ws_col : USUAL_WIDTH,
        .colour = seen && !getenv("NO_COLOR") && terminal &&
                  strcmp(terminal, "dumb") != 0,
    };
}

/* Asked of the pipe itself: errno may long be that of something else. */
static bool reader_is_gone(void)
{
    struct pollfd out = {.fd = STDOUT_FILENO};
    return poll(&out, 1, 0) == 1 && (out.revents & POLLERR);
}

int answer_close(int code)
{
    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return code;
    if (reader_is_gone())
        return code;
    fprintf(stderr, "vaktel: cannot write standard output: %s\n",
            strerror(errno ? errno : EIO));
    return EXIT_BAD_INPUT;
}

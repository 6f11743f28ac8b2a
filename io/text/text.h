/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A growing piece of text, and how wide UTF-8 stands on a terminal.  Start
 * with `struct text text = {0};`, end with text_free() or text_take(). */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct text {
    char *bytes; /* ends with a 0 that `length` does not count; NULL if empty */
    size_t length, room;
};

void text_add(struct text *text, const char *string);
void text_add_n(struct text *text, const char *bytes, size_t count);
void text_repeat(struct text *text, const char *string, int times);
void text_printf(struct text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* What has been added so far, never NULL; valid until the next addition. */
const char *text_string(const struct text *text);

/* Hands over the string, which the caller frees; the text is empty again. */
char *text_take(struct text *text);

/* Hands over a copy in the arena; the text is empty again. */
const char *text_keep(struct text *text, struct arena *arena);
void text_clear(struct text *text);
void text_free(struct text *text);

/* What stands for characters that are not shown: U+FFFD. */
#define TEXT_UNKNOWN "\357\277\275"

/* Whether the string begins with U+202A to U+202E or U+2066 to U+2069, which
 * turn the rest of the line round. */
bool text_is_turn(const char *string);

/* Whether anything but letters, figures, marks and blanks is in it: the end of
 * a line, a tab, any other control character. */
bool text_has_control(const char *string);

/* Whether there is any mark that turns the line. */
bool text_has_turn(const char *string);

/* Puts U+FFFD for what turns a line round, from the byte `from` on. */
void text_hide_turns(struct text *text, size_t from);

/* Columns that valid UTF-8 takes: combining marks none, East Asian wide
 * characters and emoji two, what turns the line round one. */
int text_width(const char *string);

/* Adds the string cut (with an ellipsis) or padded to exactly `width` columns;
 * a negative width pads on the left.  What turns the line round stands as
 * U+FFFD. */
void text_add_padded(struct text *text, const char *string, int width);

/* Length in bytes of the UTF-8 character that `string` begins with; 0 at the
 * end, 1 where it is not UTF-8. */
int text_char_length(const char *string);

#endif

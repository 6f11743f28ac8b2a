/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shown.h"

#include "text.h"

#include <stdbool.h>
#include <string.h>

/* U+202A to U+202E and U+2066 to U+2069 turn the rest of the line round. */
static bool is_turn(const char *text)
{
    const unsigned char *bytes = (const unsigned char *)text;
    if (bytes[0] != 0xe2)
        return false;
    return (bytes[1] == 0x80 && bytes[2] >= 0xaa && bytes[2] <= 0xae) ||
           (bytes[1] == 0x81 && bytes[2] >= 0xa6 && bytes[2] <= 0xa9);
}

static void replace_controls(char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || *text == 0x7f)
            *text = ' ';
        else if (is_turn(text))
            memcpy(text, "\357\277\275", 3); /* U+FFFD, as long */
}

struct shown shown(const char *text)
{
    struct shown shown = {""};
    size_t length = 0;
    int letters = 0;
    while (text[length] && letters < SHOWN_LETTERS) {
        length += (size_t)text_char_length(text + length);
        letters++;
    }
    memcpy(shown.text, text, length);
    if (text[length])
        memcpy(shown.text + length, "...", 4);
    replace_controls(shown.text);
    return shown;
}

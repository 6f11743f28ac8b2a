/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shown.h"

#include "text.h"

#include <string.h>

static void replace_controls(char *text)
{
    for (; *text; text++)
        if ((unsigned char)*text < 0x20 || *text == 0x7f)
            *text = ' ';
        else if (text_is_turn(text))
            memcpy(text, TEXT_UNKNOWN, 3); /* as long */
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

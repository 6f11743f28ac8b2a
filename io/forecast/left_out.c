/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "left_out.h"

const char *const left_out_keys[LEFT_REASONS] = {
    [LEFT_TWICE] = "twice",
    [LEFT_MERGED] = "merged",
    [LEFT_SPAM] = "spam",
    [LEFT_UNTIMED] = "without_time",
    [LEFT_BY_MAP] = "by_map",
    [LEFT_SKIPPED] = "in_skipped_hour",
    [LEFT_CUT] = "on_first_and_last_day",
};

const char *const left_out_words[LEFT_REASONS] = {
    [LEFT_TWICE] = "with an id that was there before",
    [LEFT_MERGED] = "merged or duplicates",
    [LEFT_SPAM] = "spam or deleted",
    [LEFT_UNTIMED] = "without a time",
    [LEFT_BY_MAP] = "by the map",
    [LEFT_SKIPPED] = "at a time that the clock skips",
    [LEFT_CUT] = "on the first and the last day, which may be cut",
};

/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * rules: which rule packs there are, or what one of them asks. */
#include "answer.h"
#include "pack_text.h"

int cmd_rules(const struct options *options)
{
    struct text text = {0};
    struct diags *diags = diags_new();
    int code = EXIT_DONE;
    if (options->n_operands > 0)
        packs_show(&text, options->operands[0], diags);
    else
        packs_list(&text, diags);
    if (diags_failed(diags))
        code = answer_errors(options, diags);
    answer_text(&text);
    diags_free(diags);
    return code;
}

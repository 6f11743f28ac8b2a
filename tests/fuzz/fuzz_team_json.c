/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "team_json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct diags *diags = diags_new();
    team_free(team_read(fuzz_file(data, size), diags));
    diags_free(diags);
    return 0;
}

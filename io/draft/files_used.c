/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "files_used.h"

#include "file.h"

bool files_have(const struct file_used *files, const char *path)
{
    while (files && !file_same(files->path, path))
        files = files->next;
    return files != NULL;
}

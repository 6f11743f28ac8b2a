/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A JSON file of tickets, as the interfaces of helpdesks give them. */
#ifndef EXPORT_JSON_H
#define EXPORT_JSON_H

#include "intake.h"

/* Reads the file ticket by ticket, reporting what is wrong with it. */
void export_json_read(const char *path, struct intake *intake);

#endif

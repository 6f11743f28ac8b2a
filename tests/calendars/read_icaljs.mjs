// SPDX-License-Identifier: GPL-3.0-or-later
//
// read_icaljs.mjs FOLDER FILE...: the same as ical.js (Thunderbird's reader)
// sees it, with the time zones that the files define. FOLDER is where npm put
// ical.js.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, ...files] = process.argv.slice(2);
const entry = path.join(folder, 'node_modules/ical.js/dist/ical.js');
const { default: ICAL } = await import(pathToFileURL(entry));

for (const file of files) {
    const calendar =
        new ICAL.Component(ICAL.parse(fs.readFileSync(file, 'utf8')));
    ICAL.TimezoneService.reset();
    for (const zone of calendar.getAllSubcomponents('vtimezone'))
        ICAL.TimezoneService.register(new ICAL.Timezone(zone));
    for (const component of calendar.getAllSubcomponents('vevent')) {
        const event = new ICAL.Event(component);
        const mark = event.uid.split('-').slice(0, 2).join('-');
        if (mark.includes('-d'))
            console.log(path.basename(file), mark,
                        event.startDate.toUnixTime(),
                        event.endDate.toUnixTime());
    }
}

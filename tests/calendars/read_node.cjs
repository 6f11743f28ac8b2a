// SPDX-License-Identifier: GPL-3.0-or-later
//
// read_node.cjs ical.js|node-ical FOLDER FILE: the events of a calendar as JSON;
// FOLDER is where npm put the library.
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const [library, folder, file] = process.argv.slice(2);
const modules = path.join(folder, 'node_modules');

function ofNodeIcal() {
    const ical = require(path.join(modules, 'node-ical'));
    return Object.values(ical.sync.parseFile(file))
        .filter((item) => item.type === 'VEVENT')
        .map((item) => ({
            start: item.start.toISOString(), end: item.end.toISOString(),
            date: item.start.dateOnly === true, status: item.status,
            summary: item.summary, description: item.description,
            sequence: Number(item.sequence)}));
}

async function ofIcalJs() {
    const entry = path.join(modules, 'ical.js/dist/ical.js');
    const { default: ICAL } = await import(pathToFileURL(entry));
    const calendar =
        new ICAL.Component(ICAL.parse(fs.readFileSync(file, 'utf8')));
    for (const zone of calendar.getAllSubcomponents('vtimezone'))
        ICAL.TimezoneService.register(new ICAL.Timezone(zone));
    return calendar.getAllSubcomponents('vevent').map((component) => {
        const event = new ICAL.Event(component);
        return {start: event.startDate.toJSDate().toISOString(),
                end: event.endDate.toJSDate().toISOString(),
                date: event.startDate.isDate,
                status: component.getFirstPropertyValue('status'),
                summary: event.summary, description: event.description,
                sequence: event.sequence};
    });
}

Promise.resolve(library === 'ical.js' ? ofIcalJs() : ofNodeIcal())
    .then((events) => console.log(JSON.stringify(events)));

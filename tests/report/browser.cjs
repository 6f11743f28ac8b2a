// SPDX-License-Identifier: GPL-3.0-or-later
//
// browser.cjs FOLDER: pages in FOLDER, made by tests/browser.sh, in Chromium.
const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const folder = process.argv[2];
const modules = path.join(process.env.BUILD, 'browser/node_modules');
const puppeteer = require(path.join(modules, 'puppeteer-core'));
const axe = fs.readFileSync(path.join(modules, 'axe-core/axe.min.js'), 'utf8');

let browser;
const pageOf = (name) => path.join(folder, name, 'report.html');
const rosterOf = (name) =>
    JSON.parse(fs.readFileSync(path.join(folder, name, 'roster.json')));

// A page that was opened; what it complains of or asks for is a failure.
async function open(file, { dark = false, scripts = true, edit } = {}) {
    const page = await browser.newPage();
    const url = pathToFileURL(file).href;
    const wrong = [];
    page.on('console', (message) => wrong.push(`console: ${message.text()}`));
    page.on('pageerror', (error) => wrong.push(`error: ${error.message}`));
    page.on('dialog', (dialog) => wrong.push(`dialog: ${dialog.message()}`));
    page.on('request', (request) => {
        if (request.url() !== url)
            wrong.push(`asks for ${request.url()}`);
    });
    await page.setViewport({ width: 1440, height: 900 });
    await page.setJavaScriptEnabled(scripts);
    await page.emulateMediaFeatures([
        { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' },
        { name: 'prefers-reduced-motion', value: 'reduce' }]);
    if (edit)
        await edit(page);
    await page.goto(url);
    return { page, async close() {
        await page.close();
        assert.deepEqual(wrong, [], file);
    } };
}

async function within(file, options, look) {
    const opened = await open(file, options);
    const result = await look(opened.page);
    await opened.close();
    return result;
}

// The instant at which a date begins in a zone.
function midnight(date, zone) {
    const utc = Date.parse(`${date}T00:00:00Z`);
    const format = new Intl.DateTimeFormat('sv', { timeZone: zone,
        dateStyle: 'short', timeStyle: 'medium' });
    for (let quarter = -60; quarter <= 60; quarter++) {
        const at = utc + quarter * 15 * 60e3;
        if (format.format(at) === `${date} 00:00:00`)
            return at;
    }
    throw new Error(`no midnight on ${date} in ${zone}`);
}

// What roster.json says of a duty, in slots from its midnight: stretches as
// 'a queue's name from to'; breaks, meetings, being on call and what is left as
// 'break', 'activity', 'on call' and 'idle'.
function expected(roster, agent, duty) {
    const start = midnight(duty.date, agent.zone);
    const slot = parseInt(roster.slot) * 60e3;
    const at = (instant) => (Date.parse(instant) - start) / slot;
    const name = (id) => roster.names?.queues?.[id] ?? id;
    const pieces = duty.on_call ? [['on call', at(duty.start), at(duty.end)]] : [
        ...(duty.activities ?? []).map((one) => ['activity', at(one.start),
            at(one.end)]),
        ...duty.blocks.map((block) => [name(block.queue), at(block.start),
            at(block.end)]),
        ...duty.breaks.map((pause) => ['break', at(pause.start),
            at(pause.start) + pause.minutes * 60e3 / slot])]
        .sort((a, b) => a[1] - b[1]);
    const all = [];
    let now = at(duty.start);
    for (const piece of [...pieces, [null, at(duty.end), 0]]) {
        if (piece[1] > now)
            all.push(['idle', now, piece[1]]);
        if (piece[0])
            all.push(piece);
        now = piece[2];
    }
    return {
        times: `${duty.start.slice(11, 16)}–${duty.end.slice(11, 16)}`,
        shift: roster.names?.shifts?.[duty.shift] ?? duty.shift,
        pieces: all.map((piece) => piece.join(' ')),
    };
}

// All duties of the grid as it stands on the page, by person and date.
function grid() {
    const names = new Map([...document.querySelectorAll('.legend li')]
        .filter((item) => item.querySelector('b'))
        .map((item) => [item.querySelector('path').getAttribute('class'),
            item.textContent.trim().replace(/^\S+ /, '')]));
    const others = { k: 'break', i: 'idle', a: 'activity', o: 'on call' };
    const found = {};
    for (const cell of document.querySelectorAll('.week tbody td.d')) {
        const row = cell.closest('tr'), table = cell.closest('table');
        const day = Number(table.dataset.first) + cell.cellIndex - 1;
        const pieces = [];
        for (const bar of cell.querySelectorAll('path:not(.t)')) {
            const kind = bar.getAttribute('class');
            for (const [, at, wide] of bar.getAttribute('d')
                .matchAll(/M(-?\d+) 0h(\d+)/g))
                pieces.push([others[kind] ?? names.get(kind), Number(at),
                    Number(at) + Number(wide)]);
        }
        // To scale: where the bar is on the screen.
        const svg = cell.querySelector('svg'), box = svg.getBoundingClientRect();
        const width = svg.viewBox.baseVal.width;
        const first = svg.querySelector('path:not(.t)');
        const left = first.getScreenCTM().a * first.getBBox().x;
        const scale = Math.abs(left - first.getBBox().x * box.width / width);
        const inside = box.left >= cell.getBoundingClientRect().left - 1 &&
            box.right <= cell.getBoundingClientRect().right + 1;
        found[`${row.dataset.a} ${day}`] = {
            person: row.cells[0].textContent,
            times: cell.querySelector('b').textContent,
            shift: cell.querySelector('i').textContent,
            pieces: pieces.sort((a, b) => a[1] - b[1])
                .map((piece) => piece.join(' ')),
            placed: box.width === 0 || scale < 1 && inside,
        };
    }
    return found;
}

async function everyDutyIsAtItsPlace(name, options) {
    const roster = rosterOf(name);
    const days = (date) =>
        (Date.parse(date) - Date.parse(roster.start)) / 86400e3;
    let n = 0, pieces = 0;
    const found = await within(pageOf(name), options, (page) =>
        page.evaluate(grid));
    roster.agents.forEach((agent, index) => {
        for (const duty of agent.duties) {
            const place = `${index} ${days(duty.date)}`;
            const wanted = expected(roster, agent, duty);
            assert.deepEqual(found[place], { person: agent.name,
                times: wanted.times, shift: wanted.shift,
                pieces: wanted.pieces, placed: true }, `${name}: ${place}`);
            pieces += wanted.pieces.length;
            n++;
        }
    });
    assert.equal(Object.keys(found).length, n, 'duties that are in no roster');
    return `${n} duties, ${pieces} stretches`;
}

// Meetings, by name, and being on call, in the duty's text, its details and
// the day.
async function dutiesTellWhatIsInThem() {
    const roster = rosterOf('patterns');
    const days = (date) =>
        (Date.parse(date) - Date.parse(roster.start)) / 86400e3;
    const clock = (instant) => instant.slice(11, 16);
    let n = 0, calls = 0;
    await within(pageOf('patterns'), {}, async (page) => {
        for (const [index, agent] of roster.agents.entries())
            for (const duty of agent.duties) {
                const wanted = (duty.activities ?? []).map((one) =>
                    `${one.id} ${clock(one.start)}–${clock(one.end)}`);
                const place = [index, days(duty.date)];
                const [marks, small, rows] = await page.evaluate(look, place);
                assert.deepEqual(marks.filter((mark) => mark[0] === '◆'),
                    wanted.map((one) => `◆ ${one}`), `${agent.id} ${duty.date}`);
                assert.equal(small === 'on call', duty.on_call === true);
                for (const one of duty.activities ?? [])
                    assert.ok(rows.includes(
                        `${clock(one.start)} ${clock(one.end)} ${one.id}`));
                if (duty.on_call)
                    assert.deepEqual(rows, [
                        `${clock(duty.start)} ${clock(duty.end)} on call`]);
                n += wanted.length;
                calls += duty.on_call === true;
            }
    });
    assert.ok(n > 0 && calls > 0);
    return `${n} activities, ${calls} duties on call`;
}

function look([person, day]) {
    const table = [...document.querySelectorAll('table.week')].findLast((one) =>
        Number(one.dataset.first) <= day);
    const cell = table.querySelector(`tr[data-a="${person}"]`)
        .cells[1 + day - Number(table.dataset.first)];
    cell.click();
    const rows = [...document.querySelectorAll('#detail-rows tr')].map((row) =>
        [...row.cells].map((one) => one.textContent).join(' '));
    const notes = [...document.querySelectorAll('#detail-notes li')].map((one) =>
        one.textContent);
    document.getElementById('detail').close();
    return [[...cell.querySelectorAll('.mark')].map((mark) => mark.textContent),
        cell.querySelector('small').textContent, rows, notes];
}

// What roster.json knows of a duty, the dialog says: rules with their points,
// wishes, and who else could have it.
async function dutiesTellWhy() {
    const roster = rosterOf('oslo');
    const days = (date) =>
        (Date.parse(date) - Date.parse(roster.start)) / 86400e3;
    let n = 0, paid = 0;
    await within(pageOf('oslo'), {}, async (page) => {
        for (const [index, agent] of roster.agents.entries())
            for (const duty of agent.duties) {
                const notes = await page.evaluate(look, [index,
                    days(duty.date)]).then((found) => found[3]);
                assert.match(notes.at(-1), /^Of the others: \d/);
                for (const rule of agent.rules)
                    if (rule.date === duty.date && rule.rule !== 'wishes') {
                        const points = `: ${rule.cost.toLocaleString('en')} points`;
                        assert.ok(notes.some((note) => note.endsWith(points)),
                            `${agent.id} ${duty.date}: ${points}`);
                        paid++;
                    }
                for (const wish of agent.wishes?.refused ?? [])
                    if (wish.date === duty.date)
                        assert.ok(notes.some((note) =>
                            note.startsWith('wish refused: ')));
                n++;
            }
    });
    assert.ok(n > 0);
    return `${n} duties, ${paid} rules paid for`;
}

// The ledger of the page is that of roster.json.
async function theLedgerIsTold() {
    const roster = rosterOf('ledger');
    const told = await within(pageOf('ledger'), {}, (page) =>
        page.$$eval('#burdens tr[data-a]', (rows) => rows.map((row) =>
            [row.cells[0].textContent, ...[...row.cells].slice(2, 6).map((cell) =>
                Number(cell.textContent.replace(/,/g, '')))])));
    const wanted = roster.agents.flatMap((agent) =>
        Object.values(agent.ledger).map((one) => [agent.name, one.before,
            one.units, one.share, one.ratio]));
    assert.deepEqual(told.map(([name]) => name), wanted.map(([name]) => name));
    told.forEach((row, i) => row.slice(1).forEach((value, k) =>
        assert.ok(Math.abs(value - wanted[i][k + 1]) < 0.006,
            `${row} is not ${wanted[i]}`)));
    assert.equal(await within(pageOf('oslo'), {}, (page) => page.$('#burdens')),
        null);
    return `${told.length} shares`;
}

async function rowsShown(page) {
    return page.evaluate(() => [...new Set(
        [...document.querySelectorAll('.week tbody tr')]
            .filter((row) => row.getClientRects().length > 0)
            .map((row) => row.cells[0].textContent))]);
}

async function filtersChoosePeople() {
    const roster = rosterOf('sun');
    await within(pageOf('sun'), {}, async (page) => {
        const everybody = await rowsShown(page);
        assert.equal(everybody.length, roster.agents.length);
        const zone = roster.agents.at(-1).zone;
        await page.select('#by-zone', zone);
        assert.deepEqual(await rowsShown(page), roster.agents
            .filter((agent) => agent.zone === zone)
            .map((agent) => agent.name));
        await page.click('#filter button');
        await page.waitForFunction((n) => [...document.querySelectorAll(
            '.week tbody tr')].filter((row) => !row.hidden).length >= n, {},
        everybody.length);
        assert.deepEqual(await rowsShown(page), everybody);
        const shift = roster.agents[0].duties[0].shift;
        const title = roster.names?.shifts?.[shift] ?? shift;
        await page.select('#by-shift', title);
        assert.deepEqual(await rowsShown(page), roster.agents
            .filter((agent) => agent.duties.some((duty) => duty.shift === shift))
            .map((agent) => agent.name));
    });
    return within(pageOf('oslo'), {}, async (page) => {
        await page.type('#by-name', 'wojcik');
        assert.deepEqual(await rowsShown(page), ['Agnieszka Wójcik']);
        assert.match(await page.$eval('#shown', (node) => node.textContent),
            /: 1 of 24$/);
        await page.$eval('#by-name', (node) => {
            node.value = 'nobody at all';
            node.dispatchEvent(new Event('input', { bubbles: true }));
        });
        assert.deepEqual(await rowsShown(page), []);
        await page.$eval('#by-name', (node) => {
            node.value = '';
            node.dispatchEvent(new Event('input', { bubbles: true }));
        });
        await page.select('#by-skill', 'polish');
        const csv = fs.readFileSync(path.join(folder, 'oslo-desk/agents.csv'),
            'utf8').trim().split('\n').slice(1)
            .filter((line) => line.includes('polish')).length;
        assert.equal((await rowsShown(page)).length, csv);
        return `by name, skill (${csv} speak Polish), site and shift`;
    });
}

async function keysMoveThroughTheGrid() {
    return within(pageOf('oslo'), {}, async (page) => {
        const here = () => page.evaluate(() => {
            const cell = document.activeElement.closest('td, th');
            return cell && [cell.parentNode.rowIndex, cell.cellIndex];
        });
        await page.focus('.week [tabindex="0"]');
        assert.deepEqual(await here(), [0, 1]);
        for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowLeft',
            'ArrowUp'])
            await page.keyboard.press(key);
        assert.deepEqual(await here(), [1, 1]);
        await page.keyboard.press('End');
        assert.deepEqual(await here(), [1, 8]);
        await page.keyboard.press('Home');
        assert.deepEqual(await here(), [1, 0]);
        const roster = rosterOf('oslo');
        const duty = roster.agents[0].duties[0];
        const day = (Date.parse(duty.date) - Date.parse(roster.start)) / 86400e3;
        for (let right = 0; right <= day; right++)
            await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Enter');
        assert.equal(await page.$eval('#detail', (node) => node.open), true);
        const told = await page.$$eval('#detail-rows tr', (rows) =>
            rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
        assert.equal(told[0][0], duty.start.slice(11, 16));
        assert.equal(told.at(-1)[1], duty.end.slice(11, 16));
        assert.ok(told.some((row) => row[2] === 'break'));
        await page.keyboard.press('Escape');
        assert.equal(await page.$eval('#detail', (node) => node.open), false);
        assert.deepEqual(await here(), [1, 1 + day]);
        await page.keyboard.press('ArrowUp');
        await page.keyboard.press('Enter');
        await page.waitForSelector('#day-choice:focus');
        return 'arrows, Home, End, Enter on a duty and on a day, Escape';
    });
}

// The blocks of the day by person, as they lie on the lane, in slots.
function lanes(n) {
    return Object.fromEntries([...document.querySelectorAll('#day-people tr')]
        .map((row) => {
            const lane = row.querySelector('.lane').getBoundingClientRect();
            return [row.cells[0].textContent,
                [...row.querySelectorAll('.lane span')].map((block) => {
                    const box = block.getBoundingClientRect();
                    return [box.left, box.right].map((x) =>
                        Math.round((x - lane.left) / lane.width * n * 10) / 10);
                })];
        }));
}

async function theDayIsToScale(name) {
    const roster = rosterOf(name);
    const slot = parseInt(roster.slot) * 60e3;
    const dates = Array.from({ length: roster.days }, (_, day) =>
        new Date(Date.parse(roster.start) + day * 86400e3).toISOString()
            .slice(0, 10));
    let n = 0;
    await within(pageOf(name), {}, async (page) => {
        await page.$eval('th[data-day="0"] button', (node) => node.click());
        for (const date of dates) {
            const begin = midnight(date, roster.zone);
            const next = new Date(Date.parse(date) + 86400e3).toISOString();
            const end = midnight(next.slice(0, 10), roster.zone);
            const slots = (end - begin) / slot;
            const seen = await page.evaluate(lanes, slots);
            for (const agent of roster.agents) {
                const wanted = agent.duties.flatMap((duty) => {
                    const zero = midnight(duty.date, agent.zone);
                    return expected(roster, agent, duty).pieces.map((piece) =>
                        piece.split(' ').slice(-2).map((at) =>
                            (zero + Number(at) * slot - begin) / slot));
                }).filter(([from, to]) => to > 0 && from < slots)
                    .map(([from, to]) => [Math.max(0, from),
                        Math.min(slots, to)]);
                // What is left of a duty from before the first day comes first.
                const shown = (seen[agent.name] ?? [])
                    .slice(agent.carried && date <= dates[1] ?
                        -wanted.length || Infinity : 0);
                assert.deepEqual(shown, wanted, `${agent.name}, ${date}`);
                n += wanted.length;
            }
            await page.$eval('#day-after', (node) => node.click());
        }
    });
    return `${n} stretches over ${dates.length} days`;
}

async function isReadWithoutScripts() {
    return within(pageOf('oslo'), { scripts: false }, async (page) => {
        const seen = await page.$$('.week tbody tr').then((rows) => rows.length);
        assert.equal(seen, 24);
        for (const id of ['filter', 'day', 'hint'])
            assert.equal(await page.$(`#${id}:not([hidden])`), null);
        return `${seen} people, no filter that does nothing`;
    });
}

async function accessible(page, what) {
    await page.evaluate(axe);
    const { violations, passes } = await page.evaluate(() =>
        window.axe.run(document, { resultTypes: ['violations'] }));
    assert.deepEqual(violations.map((one) =>
        `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120))}`),
    [], what);
    return passes.length;
}

async function nothingIsInaccessible() {
    let n = 0;
    const look = (file, options, before) => within(file, options,
        async (page) => {
            if (before)
                await page.evaluate(before);
            n += await accessible(page, `${file} ${JSON.stringify(options)}`);
        });
    const openDay = () =>
        document.querySelector('th[data-day] button').click();
    const openDuty = () => document.querySelector('td.d').click();
    for (const dark of [false, true]) {
        await look(pageOf('oslo'), { dark });
        await look(pageOf('oslo'), { dark }, openDay);
        await look(pageOf('oslo'), { dark }, openDuty);
        await look(pageOf('sun'), { dark }, openDay);
    }
    for (const name of ['hostile', 'patterns', 'ledger'])
        await look(pageOf(name), {});
    await look(pageOf('patterns'), { dark: true }, openDay);
    for (const name of ['nb', 'pl', 'hi', 'scenario'])
        await look(path.join(folder, `${name}.html`), {});
    await look(path.join(folder, 'scenario.html'), { dark: true });
    return `17 pages, ${n} rules of axe-core passed, 0 violations`;
}

async function isDarkInTheDark() {
    const light = (colour) => colour.match(/\d+/g).slice(0, 3)
        .reduce((sum, part) => sum + Number(part), 0) / 765;
    const look = (dark) => within(pageOf('oslo'), { dark }, (page) =>
        page.evaluate(() => {
            const style = getComputedStyle(document.body);
            return [style.backgroundColor, style.color];
        }));
    const [paper, ink] = await look(true), [day] = await look(false);
    assert.ok(light(paper) < 0.2 && light(ink) > 0.8 && light(day) > 0.9);
    return `${paper} under ${ink}`;
}

async function prints() {
    return within(pageOf('oslo'), { dark: true }, async (page) => {
        const told = [];
        for (const format of ['A4', 'A3']) {
            const pdf = Buffer.from(await page.pdf({ format, landscape: true,
                preferCSSPageSize: false, printBackground: true }));
            const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g);
            assert.ok(pdf.subarray(0, 5).toString() === '%PDF-' && pages.length);
            fs.writeFileSync(path.join(process.env.BUILD,
                `report-${format}.pdf`), pdf);
            told.push(`${format}: ${pages.length} pages`);
        }
        await page.emulateMediaType('print');
        const paper = await page.evaluate(() =>
            getComputedStyle(document.body).backgroundColor);
        assert.equal(paper, 'rgb(255, 255, 255)');
        assert.equal(await page.$eval('#filter', (node) =>
            getComputedStyle(node).display), 'none');
        // On A4 the week of 24 people does not go over the page.
        await page.setViewport({ width: 1054, height: 725 });
        const height = await page.evaluate(() => document
            .querySelector('.weeks').getBoundingClientRect().bottom + scrollY);
        assert.ok(height <= 725, `the week ends at ${height} of 725`);
        return `${told.join(', ')}; the week on one page`;
    });
}

async function namesStayText() {
    const roster = rosterOf('hostile');
    return within(pageOf('hostile'), {}, async (page) => {
        await page.$eval('th[data-day] button', (node) => node.click());
        await page.$eval('td.d', (node) => node.click());
        await page.hover('#detail-title');
        const found = await page.evaluate(() => ({
            hit: window.hit, title: document.title,
            scripts: document.scripts.length,
            styles: document.querySelectorAll('style').length,
            strange: document.querySelectorAll(
                'img, iframe, object, embed, audio, video, base, u, s, link, ' +
                'a:not([href^="#"])').length,
            handlers: [...document.querySelectorAll('*')].filter((node) =>
                [...node.attributes].some((one) => /^on/.test(one.name))).length,
            names: [...document.querySelectorAll('.week tbody th')]
                .map((node) => node.textContent),
        }));
        assert.equal(found.hit, undefined);
        assert.ok(found.title.startsWith(
            roster.team.replace('\u202e', '\ufffd')));
        assert.deepEqual([found.scripts, found.styles, found.strange,
            found.handlers], [2, 1, 0, 0]);
        assert.deepEqual([...new Set(found.names)],
            roster.agents.map((agent) => agent.name));
        return `${roster.agents.length} names`;
    });
}

// Scenarios side by side: their names are text, their bars to scale.
async function scenariosStandSideBySide() {
    const told = JSON.parse(fs.readFileSync('tests/report/scenario.json'));
    const solved = told.scenarios.filter((one) => 'cost' in one);
    const most = Math.max(...solved.map((one) => one.cost));
    return within(path.join(folder, 'scenario.html'), {}, async (page) => {
        const rows = await page.$$eval('#scenarios tbody tr', (all) =>
            all.map((row) => ({ name: row.cells[0].textContent,
                bars: [...row.querySelectorAll('path')].map((bar) =>
                    Number(bar.getAttribute('d').match(/\d+$/)[0])) })));
        assert.deepEqual(rows.map((row) => row.name),
            told.scenarios.map((one) => one.name));
        assert.deepEqual(rows.filter((row) => row.bars.length > 0)
            .map((row) => row.bars[0] + row.bars[1]),
        solved.map((one) => Math.floor(1000 * one.cost / most)));
        assert.equal(await page.evaluate(() => document.scripts.length), 0);
        const links = await page.$$eval('#scenarios a', (all) =>
            all.map((one) => one.getAttribute('href')));
        assert.deepEqual(links, solved.filter((one) => 'folder' in one)
            .map((one) => `${one.folder}/report.html`));
        const cells = await page.$$eval('#grid tbody tr', (all) =>
            all.map((row) => [...row.cells].map((cell) => cell.textContent)));
        assert.deepEqual(cells.map((row) => row[0]), told.grid[0]);
        assert.match(cells[0][1], /^3 h short/);
        return `${rows.length} scenarios`;
    });
}

// The policy holds: a script that is put into the page does not run.
async function nothingElseRuns() {
    const text = fs.readFileSync(pageOf('oslo'), 'utf8');
    const file = path.join(folder, 'added.html');
    fs.writeFileSync(file, text.replace('<main',
        '<script>window.hit = 1</script><img src="http://127.0.0.1/x" ' +
        'onerror="window.hit = 2" alt=""><main'));
    const page = await browser.newPage();
    let blocked = 0;
    page.on('console', (message) => {
        blocked += /Content Security Policy/.test(message.text());
    });
    await page.goto(pathToFileURL(file).href);
    assert.equal(await page.evaluate(() => window.hit), undefined);
    assert.ok(blocked >= 2);
    await page.close();
    return `${blocked} blocked by the policy`;
}

// Milliseconds of processor time that the page's thread has had so far: what the
// page itself takes, however busy the machine is.
async function clockOf(page) {
    const session = await page.createCDPSession();
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    return async () => {
        const { metrics } = await session.send('Performance.getMetrics');
        return 1e3 * metrics.find((one) => one.name === 'TaskDuration').value;
    };
}

function filter(page, text) {
    return page.evaluate((value) => new Promise((done) => {
        const input = document.getElementById('by-name');
        input.value = value;
        input.dispatchEvent(new Event('input', { bubbles: true }));
        requestAnimationFrame(() => setTimeout(done));
    }), text);
}

function showDay(page) {
    return page.evaluate(() => {
        document.querySelector('th[data-day] button').click();
        document.body.getBoundingClientRect();
    });
}

async function times(file) {
    let clock;
    const edit = async (page) => clock = await clockOf(page);
    return within(file, { edit }, async (page) => {
        const at = [0, await clock()];
        for (const act of [() => filter(page, '1'), () => filter(page, ''),
            () => showDay(page)]) {
            await act();
            at.push(await clock());
        }
        const spans = at.slice(1).map((end, i) => Math.round(end - at[i]));
        return { opened: spans[0], filtered: spans[1], unfiltered: spans[2],
            day: spans[3] };
    });
}

// Once of ten times is enough: others who use the caches can only make it slower.
async function isFast() {
    const bytes = fs.statSync(pageOf('many-out')).size;
    assert.ok(bytes < 2e6, `${bytes} bytes`);
    let took;
    const fast = () => Object.values(took).every((ms) => ms < 1000);
    for (let i = 0; i < 10 && !(took && fast()); i++)
        took = await times(pageOf('many-out'));
    const told = `${(bytes / 1e6).toFixed(2)} MB, ` + Object.entries(took)
        .map(([name, ms]) => `${name} in ${ms} ms`).join(', ');
    assert.ok(took.opened > 0 && fast(), told);
    return told;
}

// A picture that the README shows.
async function picture(page, name, height) {
    return within(page, {}, async (page) => {
        await page.setViewport({ width: 1280, height });
        const file = path.join(process.env.BUILD, name);
        await page.screenshot({ path: file });
        assert.ok(fs.statSync(file).size > 20000);
        return file;
    });
}

async function main() {
    browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM,
        args: ['--no-sandbox', '--disable-dev-shm-usage'] });
    const tests = {
        'oslo: every duty is at its place': () => everyDutyIsAtItsPlace('oslo'),
        'oslo, without scripts': () =>
            everyDutyIsAtItsPlace('oslo', { scripts: false }),
        'sun: every duty is at its place': () => everyDutyIsAtItsPlace('sun'),
        'many: every duty is at its place': () =>
            everyDutyIsAtItsPlace('many-out'),
        'patterns: every duty is at its place': () =>
            everyDutyIsAtItsPlace('patterns'),
        'patterns: the day is to scale': () => theDayIsToScale('patterns'),
        'duties tell what is in them': dutiesTellWhatIsInThem,
        'duties tell why': dutiesTellWhy,
        'the ledger is told': theLedgerIsTold,
        'filters choose people': filtersChoosePeople,
        'keys move through the grid': keysMoveThroughTheGrid,
        'oslo: the day is to scale': () => theDayIsToScale('oslo'),
        'sun: the day is to scale': () => theDayIsToScale('sun'),
        'is read without scripts': isReadWithoutScripts,
        'is dark in the dark': isDarkInTheDark,
        'prints': prints,
        'names stay text': namesStayText,
        'scenarios stand side by side': scenariosStandSideBySide,
        'nothing else runs': nothingElseRuns,
        'is fast': isFast,
        'nothing is inaccessible': nothingIsInaccessible,
        'the picture': () => picture(pageOf('picture'), 'report.png', 860),
        'the picture of scenarios': () => picture(path.join(folder,
            'what-if.html'), 'what-if.png', 860),
    };
    let failed = 0;
    for (const [name, test] of Object.entries(tests)) {
        try {
            console.log(`ok: ${name}: ${await test()}`);
        } catch (error) {
            failed++;
            console.log(`FAILED: ${name}: ${error.message}`);
        }
    }
    await browser.close();
    process.exit(failed > 0 ? 1 : 0);
}

main();

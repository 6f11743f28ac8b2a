/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the page does beyond being read: filters, keys, a duty's details, a day
 * by the quarter hour.  Nothing but text is ever put into it. */
'use strict';
(() => {
    const data = JSON.parse(document.getElementById('data').textContent);
    const get = id => document.getElementById(id);
    const all = (what, from = document) => [...from.querySelectorAll(what)];
    const say = words => data.words[words];
    const make = (tag, text = '', kind = '') => {
        const node = document.createElement(tag);
        node.textContent = text;
        node.className = kind;
        return node;
    };
    const weeks = all('table.week');
    const heads = all('table.week th[data-day]');

    /* Time: slots count from the roster's first midnight. */
    const clock = (zone, slot) => {
        let offset = 0;
        for (const [from, minutes] of data.zones[zone].offsets)
            if (slot >= from)
                offset = minutes;
        const minute = (data.first + slot * data.slot + offset) % 1440;
        return String(Math.floor(minute / 60)).padStart(2, '0') + ':' +
            String(minute % 60).padStart(2, '0');
    };

    /* Rows and cells of people. */
    const rows = data.people.map(() => []);
    for (const row of all('tr[data-a]'))
        rows[row.dataset.a].push(row);
    const weekRows = data.people.map(() => []);
    for (const table of weeks)
        for (const row of table.tBodies[0].rows)
            weekRows[row.dataset.a].push(row);
    const cellOf = (person, day) => {
        const week = weeks.findLastIndex(table => table.dataset.first <= day);
        const first = Number(weeks[week].dataset.first);
        return weekRows[person][week].cells[1 + day - first];
    };
    const kinds = new Map(data.queues.map((queue, i) => [queue.class, i]));
    const others = new Map([['i', -1], ['k', -2], ['a', -3], ['o', -4]]);
    /* Activities that follow on each other are one bar. */
    const named = (person, piece) => piece.what !== -3 ? [piece] :
        data.people[person][3]
            .filter(([from, to]) => from < piece.to && to > piece.from)
            .map(([from, to, name]) => ({what: -3, name,
                from: Math.max(from, piece.from), to: Math.min(to, piece.to)}));
    /* What a cell shows, as [{what, from, to}] in slots of the roster. */
    const pieces = (person, day, which = 'path:not(.t)') => {
        const cell = cellOf(person, day);
        const start = data.zones[data.people[person][1]].days[day];
        const found = [];
        for (const path of all(which, cell)) {
            const kind = path.getAttribute('class').replace(/ t$/, '');
            const what = others.get(kind) ?? kinds.get(kind);
            for (const [, at, wide] of
                path.getAttribute('d').matchAll(/M(-?\d+) 0h(\d+)/g))
                found.push({what, from: start + Number(at),
                    to: start + Number(at) + Number(wide)});
        }
        return found.flatMap(piece => named(person, piece)).sort((a, b) => a.from - b.from);
    };
    const nameOf = ({what, name}) => name ?? (what === -2 ? say('break') :
        what === -1 ? say('at work without a queue') :
            what === -4 ? say('on call') : data.queues[what].name);
    const classOf = what => what >= 0 ? data.queues[what].class :
        [...others.keys()][-1 - what];
    const letterOf = what => what >= 0 ? data.queues[what].letter :
        what === -4 ? say('on call') : what === -3 ? '◆' : '';

    /* Filters. */
    const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    const names = data.people.map(([name]) => plain(name));
    const shifts = data.people.map(() => new Set());
    for (const cell of all('table.week td.d i'))
        shifts[cell.closest('tr').dataset.a].add(cell.textContent);
    const offer = (id, values) => {
        const select = get(id);
        for (const value of values)
            select.add(new Option(value, value));
        select.closest('p').hidden = values.length < 2;
    };
    const sorted = values => [...new Set(values)].filter(Boolean)
        .sort((a, b) => a.localeCompare(b, document.documentElement.lang));
    offer('by-skill', sorted(data.people.flatMap(([, , skills]) => skills.split(' '))));
    offer('by-zone', sorted(data.people.map(([, zone]) => data.zones[zone].name)));
    offer('by-shift', sorted(shifts.flatMap(set => [...set])));
    const chosen = person => {
        const [, zone, skills] = data.people[person];
        const skill = get('by-skill').value, site = get('by-zone').value;
        const shift = get('by-shift').value;
        return names[person].includes(plain(get('by-name').value)) &&
            (!skill || skills.split(' ').includes(skill)) &&
            (!site || data.zones[zone].name === site) &&
            (!shift || shifts[person].has(shift));
    };
    const filter = () => {
        let n = 0;
        rows.forEach((list, person) => {
            const shown = chosen(person);
            n += shown;
            for (const row of list)
                row.hidden = !shown;
        });
        get('shown').textContent = n === 0 ? say('Nobody is like that.') :
            say('People shown: {n} of {all}').replace('{n}', n)
                .replace('{all}', rows.length);
        weeks.forEach(settle);
        if (!get('day').hidden)
            showDay(Number(get('day-choice').value));
    };
    const form = get('filter');
    form.addEventListener('input', filter);
    form.addEventListener('reset', () => setTimeout(filter));
    form.addEventListener('submit', event => event.preventDefault());

    /* A name that must not turn round what comes after it. */
    const alone = text => '\u2068' +
        text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '\ufffd') + '\u2069';

    /* A duty's details. */
    const detail = cell => {
        const row = cell.closest('tr'), person = Number(row.dataset.a);
        const first = Number(cell.closest('table').dataset.first);
        const day = first + cell.cellIndex - 1;
        const [name, zone] = data.people[person];
        const body = get('detail-rows');
        get('detail-title').textContent = name;
        get('detail-when').textContent = `${heads[day].textContent}, ` +
            `${cell.querySelector('b').textContent} ` +
            `${alone(cell.querySelector('i').textContent)}, ${data.zones[zone].name}`;
        body.replaceChildren(...pieces(person, day).map(piece => {
            const line = make('tr');
            line.append(make('td', clock(zone, piece.from)),
                make('td', clock(zone, piece.to)), make('td', nameOf(piece)));
            return line;
        }));
        const notes = data.notes.filter(([who, on]) => who === person && on === day);
        get('detail-notes').replaceChildren(...notes.map(([, , text]) => make('li', text)));
        get('detail-notes').hidden = notes.length === 0;
        get('detail').showModal();
    };

    /* The day by the quarter hour, on the team's clock. */
    const range = day => [data.zones[0].days[day], data.zones[0].days[day + 1]];
    const block = (lane, from, to, [begin, end], kind, text, title) => {
        const node = make('span', '', kind);
        const wide = 100 * (Math.min(to, end) - Math.max(from, begin)) / (end - begin);
        node.style.left = `${100 * (Math.max(from, begin) - begin) / (end - begin)}%`;
        node.style.width = `${wide}%`;
        node.title = title;
        node.textContent = wide >= 0.65 * text.length ? text : '';
        lane.append(node);
    };
    const line = (name, told) => {
        const row = make('tr'), head = make('th', name), cell = make('td');
        const lane = make('span', '', 'lane');
        head.scope = 'row';
        lane.ariaHidden = 'true';
        cell.append(make('span', told, 'vh'), lane);
        row.append(head, cell);
        return [row, lane];
    };
    const personLine = (person, day) => {
        const [begin, end] = range(day), last = heads.length - 1;
        const [name, zone] = data.people[person];
        const found = day <= 1 ? pieces(person, 0, 'path.t') : [];
        for (let near = Math.max(0, day - 2); near <= Math.min(last, day + 1); near++)
            found.push(...pieces(person, near));
        const seen = found.filter(piece => piece.to > begin && piece.from < end);
        const tell = piece => `${clock(zone, piece.from)}–${clock(zone, piece.to)} ` +
            nameOf(piece);
        if (seen.length === 0)
            return [];
        const [row, lane] = line(name, seen.map(tell).join('; '));
        row.dataset.a = person;
        for (const piece of seen)
            block(lane, piece.from, piece.to, [begin, end],
                classOf(piece.what), letterOf(piece.what), tell(piece));
        return [row];
    };
    const heads100 = value => Number((value / 100).toFixed(2));
    const queueLine = (queue, day) => {
        const [begin, end] = range(day), told = [], found = [];
        for (let i = 0, from = 0; i < queue.levels.length; i += 3) {
            const [wide, level, need] = queue.levels.slice(i, i + 3);
            if (from < end && from + wide > begin && (level || need > 0))
                found.push([from, from + wide, level, Math.max(need, 0)]);
            from += wide;
        }
        const blocks = found.map(([from, to, level, need]) => {
            const text = `${heads100(level)}/${heads100(need)}`;
            const title = `${clock(0, Math.max(from, begin))}–` +
                `${clock(0, Math.min(to, end))} ${text}`;
            told.push(title);
            return [from, to, queue.waits ? 'calm' : level < need ? 'less' : 'full',
                text, title];
        });
        const [row, lane] = line(`${queue.letter} ${queue.name}`, told.join('; '));
        for (const [from, to, kind, text, title] of blocks)
            block(lane, from, to, [begin, end], kind, text, title);
        return row;
    };
    const scale = day => {
        const [begin, end] = range(day), marks = make('span', '', 'scale');
        const hour = 60 / data.slot;
        for (let slot = begin; slot < end; slot += hour) {
            const mark = make('span', clock(0, slot).slice(0, 2));
            mark.style.left = `${100 * (slot - begin) / (end - begin)}%`;
            marks.append(mark);
        }
        get('day').style.setProperty('--hour', `${100 * hour / (end - begin)}%`);
        get('day-scale').replaceChildren(marks);
    };
    const showDay = day => {
        get('day').hidden = false;
        get('day-choice').value = day;
        get('day-caption').textContent = `${heads[day].textContent}, ${data.zones[0].name}`;
        get('day-before').disabled = day === 0;
        get('day-after').disabled = day === heads.length - 1;
        scale(day);
        get('day-people').replaceChildren(...rows.flatMap((_, person) =>
            chosen(person) ? personLine(person, day) : []));
        get('day-queues').replaceChildren(...data.queues.map(queue => queueLine(queue, day)));
        get('day-queues').closest('table').hidden = data.queues.length === 0;
    };
    const openDay = day => {
        showDay(day);
        get('day').scrollIntoView();
        get('day-choice').focus({preventScroll: true});
    };
    heads.forEach((head, day) => get('day-choice').add(new Option(head.textContent, day)));
    get('day-choice').addEventListener('change', event => showDay(Number(event.target.value)));
    get('day-before').addEventListener('click', () => showDay(Number(get('day-choice').value) - 1));
    get('day-after').addEventListener('click', () => showDay(Number(get('day-choice').value) + 1));

    /* Keys: a week's table is one stop of the Tab key, arrows move in it. */
    const target = cell => cell.querySelector('button') || cell;
    const settle = table => {
        const now = table.querySelector('[tabindex="0"]');
        if (now && !now.closest('tr').hidden)
            return;
        if (now)
            now.tabIndex = -1;
        target(table.tHead.rows[0].cells[1]).tabIndex = 0;
    };
    const go = (table, from, to) => {
        from.tabIndex = -1;
        target(to).tabIndex = 0;
        target(to).focus();
    };
    const step = (table, cell, down, right) => {
        const lines = [...table.rows].filter(row => !row.hidden);
        const row = lines[lines.indexOf(cell.closest('tr')) + down];
        return row && row.cells[cell.cellIndex + right];
    };
    const steps = {ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1]};
    const edge = (cell, key) => {
        const cells = cell.closest('tr').cells;
        return key === 'Home' ? cells[0] : cells[cells.length - 1];
    };
    const onKey = (table, event) => {
        const cell = event.target.closest('td, th');
        const to = steps[event.key] ? step(table, cell, ...steps[event.key]) :
            event.key === 'Home' || event.key === 'End' ? edge(cell, event.key) : null;
        const opens = cell.matches('.d') && (event.key === 'Enter' || event.key === ' ');
        if (to)
            go(table, event.target, to);
        else if (opens)
            detail(cell);
        if (steps[event.key] || to || opens)
            event.preventDefault();
    };
    for (const table of weeks) {
        table.setAttribute('role', 'grid');
        for (const head of all('th[data-day]', table)) {
            const button = make('button', head.textContent);
            button.type = 'button';
            button.tabIndex = -1;
            button.addEventListener('click', () => openDay(Number(head.dataset.day)));
            head.replaceChildren(button);
        }
        settle(table);
        table.addEventListener('keydown', event => onKey(table, event));
        table.addEventListener('click', event => {
            const cell = event.target.closest('td.d');
            if (cell)
                detail(cell);
        });
    }
    form.hidden = false;
    get('hint').hidden = false;
    filter();
})();

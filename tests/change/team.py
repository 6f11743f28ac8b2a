# SPDX-License-Identifier: GPL-3.0-or-later
"""team.py DATE REST: a team whose week ends with the Sunday DATE on which the
clock changes.  Anna works the night before it, Bo late that Saturday and early
that Sunday with so much rest in between."""
import datetime
import json
import sys

sunday = datetime.date.fromisoformat(sys.argv[1])
saturday = str(sunday - datetime.timedelta(days=1))
print(json.dumps({
    "team": "Change", "zone": "Europe/Oslo", "slot": "60m", "days": 7,
    "start": str(sunday - datetime.timedelta(days=6)),
    "queues": [{"id": "phone", "need": [
        {"days": ["sun"], "from": "00:00", "to": "06:00", "heads": 1}]}],
    "shifts": [{"id": "early", "start": "07:00", "end": "15:00"},
               {"id": "late", "start": "14:00", "end": "22:00"},
               {"id": "night", "start": "22:00", "end": "06:00"}],
    "agents": [
        {"id": "anna", "skills": ["phone"],
         "fixed": [{"date": saturday, "shift": "night"}]},
        {"id": "bo", "skills": ["phone"], "rules": {"rest": sys.argv[2]},
         "fixed": [{"date": saturday, "shift": "late"},
                   {"date": str(sunday), "shift": "early"}]}]}))

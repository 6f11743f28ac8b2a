# SPDX-License-Identifier: GPL-3.0-or-later
"""night.py DIR: how long Anna's night lasts: by roster.json as elapsed and as
work, by its two instants, and by her calendar."""
import datetime
import json
import re
import sys
import zoneinfo

with open(sys.argv[1] + "/roster.json", encoding="utf-8") as file:
    agents = json.load(file)["agents"]
anna = next(agent for agent in agents if agent["id"] == "anna")
night = next(duty for duty in anna["duties"] if duty["shift"] == "night")
start, end = (datetime.datetime.fromisoformat(night[key])
              for key in ("start", "end"))

with open(sys.argv[1] + "/calendars/anna.ics", encoding="utf-8") as file:
    calendar = re.sub(r"\r?\n[ \t]", "", file.read())


def instant(event, key):
    zone, moment, utc = re.search(
        key + r"(?:;TZID=([^:;]+))?:(\d{8}T\d{6})(Z?)", event).groups()
    return datetime.datetime.strptime(moment, "%Y%m%dT%H%M%S").replace(
        tzinfo=zoneinfo.ZoneInfo("UTC" if utc else zone)).astimezone(
            datetime.timezone.utc)


events = re.findall(r"BEGIN:VEVENT.*?END:VEVENT", calendar, re.DOTALL)
lengths = [instant(event, "DTEND") - instant(event, "DTSTART")
           for event in events
           if re.search(r"DTSTART[^\r\n]*T\d{6}", event)
           and instant(event, "DTSTART") == start]
print(night["elapsed_minutes"], night["work_minutes"],
      int((end - start).total_seconds() // 60),
      *[int(length.total_seconds() // 60) for length in lengths])

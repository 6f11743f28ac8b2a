#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# vaktel scenario goes on where it was stopped, says the same on any number of
# threads and from a cold start where it proves its rosters, hands over what it
# has when it is interrupted, and answers scripts in JSON.
. tests/scratch.sh
copy tests/golden/scenario
cd "$scratch/case" || exit 1

fail() {
    echo "$1"
    exit 1
}

run() {
    $VAKTEL scenario team.json what-if.json --work-limit 2000000 --gap 0 "$@" \
        >stdout 2>stderr </dev/null
}

run -o first --threads 2
[ $? -eq 1 ] || fail 'a scenario without a roster: exit status'
grep -q ' more (.* \(with\|like\) .* enough, bound' stderr ||
    fail 'how few are enough: of which kind is not told'
rm -r first/x-1-0-one-more
cp first/scenario.json before.json
run -o first --threads 1
cmp first/scenario.json before.json || fail 'another answer after going on'
[ "$(grep -c ', as before' stderr)" -eq 8 ] || fail "not 8 taken as they were"
grep -q 'base .*as before' stderr || fail 'the base was searched again'
grep -q 'more (.* enough' stderr && fail 'a proof was looked for again'
[ -f first/x-1-0-one-more/roster.json ] || fail 'the missing one is not there'

# All but the one that has none.
run -o first
[ "$(grep -c ', as before' stderr)" -eq 9 ] || fail "not 9 taken as they were"

# Each folder is a team of its own, for every other command.
one=first/x-2-0-one-more
$VAKTEL check $one/team.json $one/roster.json >stdout 2>stderr ||
    fail 'a scenario: not as it was judged'
grep -q 'costs 11520 points' stdout || fail 'a scenario: another team'
$VAKTEL plan $one/team.json -q --work-limit 2000000 --gap 0
[ -s $one/roster/roster.json ] || fail 'a scenario: cannot be planned'
$VAKTEL export -f html $one/team.json $one/roster.json >page.html
grep -q 'This is the best there is' page.html ||
    fail 'a page of roster.json does not know what was proven'
sed 's/"cost": 11520,/"cost": 11519,/' $one/roster.json >edited.json
$VAKTEL export -f html $one/team.json edited.json >page.html
grep -q 'was judged and not searched for' page.html ||
    fail 'a page knows what was proven of another roster'
grep -q '<a href="x-2-0-one-more/report.html"' first/report.html ||
    fail 'no link to a scenario'
[ -s $one/report.html ] || fail 'a scenario: no page'

# Other limits change nothing that is proven; other input is another question.
run -o first --seed 7
[ "$(grep -c ', as before' stderr)" -eq 9 ] || fail "lost with another seed"
$VAKTEL scenario team.json what-if.json -o first -t 0.01 >stdout 2>stderr
sed -n '/"scenarios"/,$s/^ *"cost":/&/p' first/scenario.json >after.txt
sed -n '/"scenarios"/,$s/^ *"cost":/&/p' before.json | cmp - after.txt ||
    fail 'a shorter search took rosters away'
sed 's/"x 2.0", "volume": \[{"factor": 2}/"x 2.0", "volume": [{"factor": 3}/' \
    what-if.json >other.json
$VAKTEL scenario team.json other.json --work-limit 2000000 --gap 0 --seed 7 \
    -o first >stdout 2>stderr
[ "$(grep -c ', as before' stderr)" -eq 7 ] || fail 'taken with another volume'

run -o cold --cold
for one in base half-as-much-again eva-has-left x-2-0-one-more; do
    grep -h '"cost": ' "first/$one/roster.json" >warm.txt
    grep -h '"cost": ' "cold/$one/roster.json" >cold.txt
    [ -s warm.txt ] || fail "no $one"
done
grep '^ *"cost":' before.json >warm.txt
grep '^ *"cost":' cold/scenario.json >cold.txt
cmp warm.txt cold.txt || fail 'a cold start proves other costs'

sed 's/"like": "anna"/"like": "ana"/' what-if.json >wrong.json
$VAKTEL scenario team.json wrong.json -o wrong --json >stdout 2>stderr
[ $? -eq 2 ] || fail 'bad input: exit status'
grep -q '"path": "/grid/1/1/add/0/like"' stdout || fail 'bad input: no place'
[ ! -e wrong ] || fail 'bad input: something was written'

# More changes than are looked at: all sorts have their share, the rest is told.
awk 'BEGIN {
    q = ""; a = ""; s = ""
    for (i = 0; i < 12; i++)
        s = s (i ? ", " : "") sprintf("{\"id\": \"s%d\", \"start\": \"%02d:00\", \"end\": \"%02d:00\"}", i, 6 + i, 11 + i)
    for (i = 0; i < 6; i++) {
        c = i ? ", " : ""
        q = q c sprintf("{\"id\": \"q%d\", \"need\": [{\"from\": \"08:00\", \"to\": \"16:00\", \"heads\": %d}]}", i, i < 5)
        a = a c sprintf("{\"id\": \"a%d\", \"skills\": [\"q%d\"], \"week\": {\"target\": \"10h\"}}", i, i)
    }
    printf "{\"team\": \"T\", \"zone\": \"UTC\", \"start\": \"2026-10-19\", \"days\": 14, \"slot\": \"60m\", "
    printf "\"rules\": [\"no\", {\"free_sundays\": {\"free\": 2, \"of\": 3}, \"max_days_in_a_row\": 2}], "
    printf "\"queues\": [%s], \"shifts\": [%s], \"agents\": [%s]}\n", q, s, a
}' >large.json
$VAKTEL scenario large.json --worth 0 -o large --work-limit 1000000 >stdout \
    2>stderr || fail 'large: exit status'
grep -q 'not looked at: 104 of 504 duties' stdout || fail 'large: duties'
grep -q 'not looked at: the rule rest, which is law (NO-' stdout ||
    fail 'large: laws'
grep -q 'the rule free_sundays at 1 of 3: is looser than NO-' stdout ||
    fail 'large: a rule that a law holds'
for what in 'one more hour a week' ' trained for ' ' on [MTWFS][a-z]*days ' \
    'the rule max_days_in_a_row at 3 days'; do
    grep -q "$what" stdout || fail "large: no $what"
done

cp "$top"/examples/oslo-desk/team.json "$top"/examples/oslo-desk/*.csv .
# A search that merely found nothing is no proof.
cat >least.json <<'END'
{"scenarios": [{"name": "enough", "least": [{"like": "kari"}]}]}
END
$VAKTEL scenario team.json least.json -o least -w 1000000 >stdout 2>stderr
grep -q 'not enough, bound 0,' stderr && fail 'denied without a bound'
short=$(sed -n 's/^enough,,[^,]*,\([^,]*\),.*/\1/p' least/scenario.csv)
[ "$short" != 0.00 ] || grep -q 'enough: nobody more is needed' stdout ||
    fail 'a roster that covers it is there, and more are asked for'

# Where nothing is short nothing is worth anything, and that is told.
cat >enough.json <<'END'
{"team": "Desk", "zone": "Europe/Oslo", "start": "2026-10-19", "days": 1,
 "queues": [{"id": "desk", "need": [{"days": ["mon"], "from": "08:00",
                                     "to": "16:00", "heads": 1}]}],
 "shifts": [{"id": "day", "start": "08:00", "end": "16:00"}],
 "agents": [{"id": "eva", "skills": ["desk"]}]}
END
$VAKTEL scenario enough.json --worth 1 -o none -w 100000 >stdout 2>stderr
grep -q 'No change is worth anything' stdout ||
    fail 'nothing is said of what changes are worth'

# Changes that do nothing are noted, once each.
cat >idle.json <<'END'
{"scenarios": [
  {"name": "leaves later", "remove": [{"agent": "eva", "from": "2027-01-01"}]},
  {"name": "comes later", "add": [{"like": "eva", "from": "2027-01-01"}]},
  {"name": "knows it", "train": [{"agents": ["eva"], "skills": ["desk"]}]},
  {"name": "busy in May", "volume": [{"days": ["2027-05-01"], "factor": 2}]},
  {"name": "can do nothing", "add": [{"count": 2}]},
  {"name": "both", "with": ["knows it"]}]}
END
$VAKTEL scenario enough.json idle.json -o idle -w 100000 >stdout 2>stderr
[ "$(grep -c 'changes nothing: the roster ends before' stderr)" -eq 2 ] ||
    fail 'not 2 notes on dates after the roster'
[ "$(grep -c "changes nothing: 'eva' has that already" stderr)" -eq 1 ] ||
    fail 'not 1 note on what is known already'

[ "$(grep -c "changes nothing: no day of the roster is among" stderr)" -eq 1 ] ||
    fail 'not 1 note on days that are not in the roster'

[ "$(grep -c 'has no skills' stderr)" -eq 1 ] ||
    fail 'not 1 note on newcomers who can do nothing'

# Agreements of the team that a scenario's own take the place of are noted.
cat >agreed.json <<'END'
{"team": "Desk", "zone": "Europe/Oslo", "start": "2026-10-19", "days": 1,
 "queues": [{"id": "desk", "need": [{"days": ["mon"], "from": "08:00",
                                     "to": "16:00", "heads": 1}]}],
 "shifts": [{"id": "day", "start": "08:00", "end": "16:00"}],
 "rules": ["no"],
 "agreements": [{"rule": "NO-9", "limit": "9h", "reason": "agreed"}],
 "agents": [{"id": "eva", "skills": ["desk"]}]}
END
cat >other.json <<'END'
{"scenarios": [
  {"name": "a", "team": {"agreements": [
     {"rule": "NO-9", "limit": "10h", "reason": "agreed"}]}},
  {"name": "b", "with": ["a"]}]}
END
$VAKTEL scenario agreed.json other.json -o agreed -w 100000 >stdout 2>stderr
[ "$(grep -c '/scenarios/0/team/agreements: stands for all .* 1 agreement' \
    stderr)" -eq 1 ] || { cat stderr; fail 'not 1 note on agreements'; }

# The same duties on another queue are not the same roster.
cat >two.json <<'END'
{"team": "Desk", "zone": "Europe/Oslo", "start": "2026-10-19", "days": 1,
 "queues": [{"id": "desk", "need": [{"from": "08:00", "to": "16:00",
                                     "heads": 1}]},
            {"id": "mail", "need": [{"from": "08:00", "to": "16:00",
                                     "heads": 0}]}],
 "shifts": [{"id": "day", "start": "08:00", "end": "16:00"}],
 "agents": [{"id": "eva", "skills": ["desk", "mail"]}]}
END
cat >other.json <<'END'
{"scenarios": [
  {"name": "as it is"},
  {"name": "mail", "team": {"queues": {
    "desk": {"need": [{"from": "08:00", "to": "16:00", "heads": 0}]},
    "mail": {"need": [{"from": "08:00", "to": "16:00", "heads": 1}]}}}}]}
END
$VAKTEL scenario two.json other.json -o other -w 100000 >stdout 2>stderr
grep -q '^as it is .* same roster$' stdout || fail 'not the same roster'
grep -q '^mail .* same duties, other queues$' stdout || fail 'not other queues'
grep -q '"other_queues": true' other/scenario.json || fail 'nor in JSON'
grep -q 'the same duties, other queues' other/report.html ||
    fail 'nor on the page'

# Nothing of an earlier run stays that this one does not say.
[ -s none/worth.csv ] || fail 'no worth.csv'
cat >both.json <<'END'
{"scenarios": [{"name": "too much"}]}
END
cat >none.json <<'END'
{"scenarios": [{"name": "too much",
                "agents": {"eva": {"period": {"min": "20h"}}}}]}
END
$VAKTEL scenario enough.json both.json -o none -w 100000 >stdout 2>stderr ||
    fail 'both: exit status'
[ -s none/too-much/report.html ] || fail 'both: no page'
[ ! -e none/worth.csv ] || fail 'worth.csv of an earlier run'
$VAKTEL scenario enough.json none.json -o none -w 100000 >stdout 2>stderr
[ $? -eq 1 ] || fail 'one without a roster: exit status'
grep -q 'for each that has a roster a folder' stdout ||
    fail 'a folder is told of that is not there'
[ -z "$(ls none/too-much)" ] || fail 'a roster that there is no more'
echo mine >kept.csv
mkdir kept
cp kept.csv kept/worth.csv
$VAKTEL scenario enough.json both.json -o kept -w 100000 >stdout 2>stderr
cmp kept.csv kept/worth.csv || fail "another's worth.csv is gone"

# What the run reads, and what is no scenario's, is not written over.
mkdir taken taken/base file keep keep/knows-it
cp enough.json taken/base/team.json
sed 's/knows it/taken/' idle.json >keep/scenario.json
cp enough.json keep/team.json
refused() {
    told=$1
    shift
    "$@" -w 100000 >stdout 2>stderr
    [ $? -eq 2 ] || fail "$told: exit status"
    grep -q "^$told" stderr || { cat stderr; fail "not told: $told"; }
}
refused 'taken/base/team.json: is read here and would be overwritten' \
    $VAKTEL scenario taken/base/team.json idle.json -o taken
refused 'keep/scenario.json: is read here and would be overwritten' \
    $VAKTEL scenario enough.json keep/scenario.json -o keep
refused "taken/base/team.json: is no scenario's and would be overwritten" \
    $VAKTEL scenario enough.json idle.json -o taken
cp none/base/roster.json keep/knows-it
refused "keep/knows-it/roster.json: is no scenario's and would be overwritten" \
    $VAKTEL scenario enough.json idle.json -o keep
mkdir published alone
$VAKTEL plan enough.json -o published -w 1000 -q
cp published/report.html alone
for one in published alone; do
    refused "$one/report.html: is no comparison's and would be overwritten" \
        $VAKTEL scenario enough.json idle.json -o $one
done
cmp published/report.html alone/report.html || fail 'a page was written over'
[ ! -e published/base ] || fail 'refused, and a folder was made'
$VAKTEL scenario enough.json both.json -o compared -w 100000 -q
cp compared/report.html page.html
refused "compared/report.html: is a comparison's and would be overwritten" \
    $VAKTEL plan enough.json -o compared
cmp page.html compared/report.html || fail 'a comparison was written over'
cp compared/too-much/roster.json roster.json
refused "compared/too-much/team.json: is a scenario's, whose roster would be" \
    $VAKTEL plan enough.json -o compared/too-much -s 7
cmp roster.json compared/too-much/roster.json ||
    fail "a scenario's roster was written over"

# Cut short while it writes, it can be run again.
mkdir -p cut/scenario.csv
$VAKTEL scenario enough.json both.json -o cut -w 100000 -q 2>stderr
[ $? -eq 2 ] || fail 'cut short: exit status'
rmdir cut/scenario.csv
$VAKTEL scenario enough.json both.json -o cut -w 100000 -q 2>stderr ||
    fail "cut short: not taken up again: $(cat stderr)"
: >file/base
refused 'file/base: cannot write there: is a file, not a folder' \
    $VAKTEL scenario enough.json idle.json -o file
cmp enough.json taken/base/team.json || fail 'a team was written over'
cmp none/base/roster.json keep/knows-it/roster.json ||
    fail 'a roster was written over'
[ ! -e taken/scenario.json ] && [ ! -e keep/base ] && [ ! -s file/base ] ||
    fail 'refused, and something was written'

# Who would have less than no hours has none, and that is told.
sed 's/"skills"/"week": {"target": "8h"}, "skills"/' enough.json >hours.json
cat >less.json <<'END'
{"scenarios": [{"name": "none left", "hours": [{"less": "8h"}]},
               {"name": "less than none", "hours": [{"less": "9h"}]}]}
END
$VAKTEL scenario hours.json less.json -o less -w 100000 >stdout 2>stderr
grep -q '^less.json: note: /scenarios/1/hours/0/less: .* whole contract of 1 agent,' \
    stderr || { cat stderr; fail 'nothing is said of hours below none'; }
[ "$(grep -c 'whole contract' stderr)" -eq 1 ] || fail 'more than that is noted'

# A factor opens nothing, and windows in place of a table close.
printf 'start,desk\n2026-10-19 08:00,9\n2026-10-19 09:00,9\n' >desk.csv
cat >table.json <<'END'
{"team": "Desk", "zone": "Europe/Oslo", "start": "2026-10-19", "days": 1,
 "slot": "60m", "queues": [{"id": "desk", "volume": {"csv": "desk.csv"},
                            "handling_time": "5m"}],
 "shifts": [{"id": "day", "start": "08:00", "end": "16:00"}],
 "agents": [{"id": "eva", "skills": ["desk"]}]}
END
cat >longer.json <<'END'
{"scenarios": [
  {"name": "x 2", "volume": [{"from": "12:00", "to": "13:00", "factor": 2}]},
  {"name": "6", "volume": [{"from": "12:00", "to": "13:00", "contacts": 6}]},
  {"name": "6 alone", "team": {"queues": {"desk": {"volume": [
    {"from": "12:00", "to": "13:00", "contacts": 6}]}}}}]}
END
$VAKTEL scenario table.json longer.json -o longer -w 100000 >stdout 2>stderr
grep -q '^longer.json: note: /scenarios/0/volume/0: .* nothing comes then' \
    stderr || { cat stderr; fail 'nothing is said of a factor on nothing'; }
grep -q "^longer.json: note: /scenarios/2/.*/volume: .* 'desk.csv' says" \
    stderr || { cat stderr; fail 'nothing is said of a table replaced'; }
[ "$(grep -c ': note: ' stderr)" -eq 2 ] || fail 'more than that is noted'
$VAKTEL demand longer/6/team.json | grep -q '12:00-13:00 *0.5' ||
    fail 'nothing comes in the hours that a scenario has opened'

# A wrong option says nothing of what was published.
$VAKTEL plan team.json -o planned -w 1000 -q
$VAKTEL plan team.json -o planned --volumes volume.csv >stdout 2>stderr
[ $? -eq 2 ] || fail 'one volume: exit status'
grep -q 'must name at least two files' stderr || fail 'one volume: no reason'
grep -q 'cannot be told' stderr && fail 'one volume: of calendars too'

cat >many.json <<'END'
{"grid": [[{"name": "a", "volume": [{"factor": 3}]},
           {"name": "b", "volume": [{"factor": 4}]}],
          [{"name": "c"}, {"name": "d", "train": [
             {"agents": ["kari"], "skills": ["chat"]}]}]]}
END
python3 "$top/tests/interrupt.py" INT 4 $VAKTEL scenario team.json many.json \
    --gap 0 -o many -t 600 >stdout 2>stderr
status=$?
[ $status -le 1 ] || { cat stderr; fail "interrupted: exit status $status"; }
[ -s many/scenario.json ] || fail 'interrupted: no scenario.json'
[ -s many/base/roster.json ] || fail 'interrupted: no roster of the base'
exit 0

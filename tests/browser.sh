#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# report.html in Chromium: every duty and break at its place, held against
# roster.json; filters, keys, the day, without scripts, dark, printed on A4 and
# A3; axe-core finds nothing, the HTML is valid, no console error, no request;
# names that are markup stay text; 200 people over 28 days in 2 MB and under a
# second of the page's processor time.  UPDATE=1 renews the pictures that the
# README shows.
. tests/scratch.sh
: "${BUILD:?says where programs of the tests are built}"
CHROMIUM=$(command -v chromium)
export LC_ALL=C.UTF-8 HOME="$scratch/home" BUILD CHROMIUM
python=/usr/bin/python3
packages='puppeteer-core@24.10.0 axe-core@4.10.3 vnu-jar@26.9.27'
mkdir "$HOME"

skip() {
    echo "skipped: $1"
    exit 77
}

# Into the build folder, once.
fetch() {
    [ -f "$BUILD/browser/complete" ] ||
        timeout 240 npm install --prefix "$BUILD/browser" --no-save \
            --no-package-lock --no-audit --no-fund --ignore-scripts $packages \
            >"$scratch/npm" 2>&1 && : >"$BUILD/browser/complete"
}

[ "$CHROMIUM" ] || skip "chromium is not installed"
command -v node >/dev/null && command -v npm >/dev/null ||
    skip "node and npm are not installed"
fetch || skip "npm cannot fetch $packages"

# plan NAME TEAM OPTION...: exit status 1 is a roster with shortages.
plan() {
    name=$1
    team=$2
    shift 2
    $VAKTEL plan "$team" -o "$scratch/$name" --quiet --threads 2 "$@"
    [ $? -le 1 ] || exit 1
}

cp -R tests/golden/ledger "$scratch/ledger"
cp -R examples/oslo-desk examples/follow-the-sun "$scratch"
mkdir "$scratch/many"
$python tests/bench/generate.py 200 28 4 6 1 >"$scratch/many/team.json"
$python tests/report/hostile.py >"$scratch/hostile.json"
plan oslo "$scratch/oslo-desk/team.json" --work-limit 4000000
cp -R "$scratch/oslo" "$scratch/picture"
plan oslo "$scratch/oslo-desk/team.json" --work-limit 3000000 --seed 1
# What the README shows is searched for as long as it would be.
[ ! "$UPDATE" ] || plan picture "$scratch/oslo-desk/team.json"
plan sun "$scratch/follow-the-sun/team.json" --work-limit 1000000
plan many-out "$scratch/many/team.json" --work-limit 1000000
plan patterns examples/patterns/team.json --work-limit 3000000
plan ledger/one "$scratch/ledger/one.json" --work-limit 1000000
plan ledger "$scratch/ledger/two.json" --work-limit 1000000
plan hostile "$scratch/hostile.json" --work-limit 100000
for locale in nb pl hi; do
    $VAKTEL export -f html --locale $locale "$scratch/oslo-desk/team.json" \
        "$scratch/oslo/roster.json" -o "$scratch/$locale.html" >/dev/null ||
        exit 1
done

$VAKTEL export -f html tests/report/scenario.json \
    -o "$scratch/scenario.html" >/dev/null || exit 1
$VAKTEL export -f html examples/what-if/expected/out/scenario.json \
    -o "$scratch/what-if.html" >/dev/null || exit 1

if command -v java >/dev/null; then
    java -jar "$BUILD/browser/node_modules/vnu-jar/build/dist/vnu.jar" \
        --errors-only "$scratch"/*/report.html "$scratch"/*.html || exit 1
    echo "valid HTML: $(ls "$scratch"/*/report.html "$scratch"/*.html | wc -l) pages"
else
    echo "skipped: java is not installed, the HTML is not validated"
fi
node tests/report/browser.cjs "$scratch" || exit 1
[ ! "$UPDATE" ] || cp "$BUILD/report.png" examples/oslo-desk/report.png
[ ! "$UPDATE" ] || cp "$BUILD/what-if.png" examples/what-if/report.png

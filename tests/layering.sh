#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Who may include whom, and the sizes that keep files readable:
#   cli -> solver, io -> model -> model/base -> C library
#   io -> model/simulate -> model
#   solver -> solver/program -> solver/price
#   within io: report -> scenario -> summary -> roster -> problem -> draft ->
#   away -> text; calendars, instances -> roster; forecast -> draft
# The compiler keeps most of the arrows (CMakeLists.txt); this names the rest.
. tests/files.sh

# complain TEXT about each line of standard input
complain() {
    WHY=$1 awk '{ print $0 ": " ENVIRON["WHY"] }'
}

# only HEADERS MAY: none but the files that match MAY may include <HEADERS>;
# both are extended regular expressions.
only() {
    files '*.c' '*.h' | xargs grep -nE "^ *# *include *[<\"]($1)[>\"]" |
        grep -vE "^\./($2):" | complain "may be included by $2 only"
}
doors() {
    only 'glpk\.h' 'solver/program/lp\.c'
    only '(cjson/)?cJSON\.h' 'io/text/json\.[ch]|io/[a-z]+/[a-z_]+_json\.c'
    only 'libical/[a-z]+\.h' '(io/calendars/ical_feed|tests/calendars/read_libical)\.c'
    only 'nettle/[a-z0-9-]+\.h' 'io/text/digest\.c'
    only 'csv\.h' 'io/text/csv_stream\.c'
    only 'omp\.h' 'solver/([a-z]+/)?[a-z_]+\.c'
    only 'cmocka\.h' 'tests/unit/test\.h'
}

# model/ knows the C library alone.
standard='assert|complex|ctype|errno|fenv|float|inttypes|iso646|limits|locale'
standard="$standard|math|setjmp|signal|stdalign|stdarg|stdbool|stddef|stdint"
standard="$standard|stdio|stdlib|stdnoreturn|string|tgmath|time|wchar|wctype"
model_alone() {
    grep -rnE '^ *# *include *<' model | grep -vE "<($standard)\.h>" |
        complain "not of the C library"
}

bare_names() {
    files '*.c' '*.h' | xargs grep -nE '^ *# *include *"[^"]*/' |
        complain "include it by its bare name"
}

# blind FOLDER OTHER...: no header of the others in the folder.
blind() {
    from=$1
    shift
    for folder; do
        headers=$(cd "$folder" && echo *.h | sed 's/\./\\./g; s/ /|/g')
        grep -nE "^ *# *include *\"($headers)\"" "$from"/*.[ch] /dev/null |
            complain "$from/ may not see $folder/"
    done
}
# Those in it that have headers, itself among them.
folders() {
    find "$1" -name '*.h' -exec dirname {} + | sort -u
}
arrows() {
    blind model/base model model/simulate $(folders solver) $(folders io) cli
    blind model model/simulate $(folders solver) $(folders io) cli
    blind model/simulate $(folders solver) $(folders io) cli
    for folder in $(folders solver); do
        blind "$folder" model/simulate $(folders io) cli
    done
    for folder in $(folders io); do
        blind "$folder" $(folders solver) cli
    done
    blind tests/naive $(folders solver) $(folders io) cli
}

unique_names() {
    files '*.c' '*.h' | sed 's|.*/||' | sort | uniq -d |
        complain "the name of more than one file"
}

licence() {
    files '*.c' '*.h' '*.def' '*.sh' '*.cmake' CMakeLists.txt run |
        xargs grep -L 'SPDX-License-Identifier: GPL-3.0-or-later' |
        complain "no SPDX line"
}

# Lines over 80 columns, files over 800 lines, functions over 100.
sizes() {
    files '*.c' '*.h' | xargs awk '
        FNR == 1 { begin = 0 }
        { text = $0; gsub(/[\200-\277]/, "", text) }
        length(text) > 80 { print FILENAME ":" FNR ": over 80 columns" }
        FNR == 801 { print FILENAME ": over 800 lines" }
        /^{/ { begin = FNR }
        /^}/ && begin && FNR - begin > 101 {
            print FILENAME ":" begin ": a function of over 100 lines"
        }'
}

{
    doors
    model_alone
    bare_names
    arrows
    unique_names
    licence
    sizes
} | grep . && exit 1
exit 0

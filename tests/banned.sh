#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What must not be in the sources.  Patterns are written so that they do not
# match themselves.
. tests/files.sh

# banned PATTERN WHY, in the files that standard input names
banned() {
    xargs grep -nE "$1" /dev/null |
        WHY=$2 awk '{ print $0 "  <- " ENVIRON["WHY"] }'
}
sources() {
    files '*.c' '*.h' '*.def'
}
everything() {
    files '*' | grep -vE '^\./LICENSE$|\.(png|gz|pdf)$|^\./tests/invalid/'
}

{
    sources | banned 'cJSON_GetObjectItem *\(' 'ignores case'
    sources | banned 'cJSON_Parse *\(' 'takes trailing text'
    sources | banned '\<ato[ifl] *\(' 'has no errors: use strtol'
    sources | banned '\<strtok *\(' 'not reentrant'
    sources | banned '\<v?sprintf *\(' 'no bound: use snprintf'
    sources | banned '\<(strcpy|strcat|gets) *\(' 'no bound'
    sources | banned '\<(localtime|gmtime|asctime|ctime) *\(' 'not reentrant'
    sources | banned '^ *# *if +0' 'dead code: the history keeps it'
    sources | banned '\<goto\>' 'arenas make it needless'
    sources | banned '\<(rand|srand) *\(' 'does not repeat: use rng.h'
    sources | banned '^typedef (struct|enum|union)' 'say struct'
    everything | banned '\<(T[O]DO|F[I]XME)\>|\<X[X]X\>' 'do it, or open an issue'
    everything | banned '(^|[^A-Za-z0-9_.}])/(h[o]me|r[o]ot|w[o]rk|U[s]ers)/' \
        'a path of one machine'
    everything | banned '[[:blank:]]+$' 'blanks at the end of the line'
} | grep . && exit 1
exit 0

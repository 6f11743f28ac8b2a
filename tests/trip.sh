#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# trip.sh FAULT COMMAND...: the command, given a fault to commit, must be
# stopped by a sanitizer or by valgrind, in so many words.
fault=$1
shift
said=$("$@" "$fault" 2>&1) && {
    echo "$fault: not stopped: $said"
    exit 1
}
case $1/$fault in
valgrind/address) words='Invalid write' ;;
valgrind/leak) words='definitely lost' ;;
*/address) words='heap-buffer-overflow' ;;
*/leak) words='detected memory leaks' ;;
*/undefined) words='signed integer overflow' ;;
esac
case $said in
*"$words"*) ;;
*)
    echo "$fault: stopped without '$words': $said"
    exit 1
    ;;
esac

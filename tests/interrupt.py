# SPDX-License-Identifier: GPL-3.0-or-later
"""interrupt.py SIGNAL SECONDS COMMAND...: runs the command, sends it the signal,
INT as Ctrl-C does or TERM, once it has had so many seconds of processor time,
however long a busy machine takes over them, and ends as it does."""
import os
import signal
import subprocess
import sys
import time


def processor_seconds(pid):
    with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


# What a script starts in the background ignores Ctrl-C.
run = subprocess.Popen(
    sys.argv[3:],
    preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
while run.poll() is None and processor_seconds(run.pid) < float(sys.argv[2]):
    time.sleep(0.02)
if run.poll() is not None:
    sys.exit(f"over before the signal, with {run.returncode}")
run.send_signal(signal.Signals["SIG" + sys.argv[1]])
status = run.wait()
sys.exit(status if status >= 0 else 128 - status)

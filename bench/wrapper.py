"""Runs one command and says what it cost. A process of its own, small: a child inherits the peak memory of who starts it.

`python -I -S wrapper.py COMMAND…` writes the command's output to stderr and one line of JSON to stdout.
"""

import json
import os
import sys
import time

begin = time.monotonic()
child = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
_, status, usage = os.wait4(child, 0)
cost = {
    "wall": time.monotonic() - begin,
    # of the command and of all children that it waited for
    "cpu": usage.ru_utime + usage.ru_stime,
    # of the largest of these processes; Linux counts kilobytes, macOS bytes
    "peak_mb": usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10),
}
print(json.dumps(cost))
sys.exit(os.waitstatus_to_exitcode(status))

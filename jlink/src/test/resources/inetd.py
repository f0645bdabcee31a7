"""As inetd does it: starts a command whose standard streams all are a socket.

inetd.py wait|nowait COMMAND...: prints the port, then the exit code of the command, and at last
whether the listening socket still blocks, as whoever takes it over next expects.
"""
import fcntl
import os
import socket
import subprocess
import sys

listening = socket.create_server(("127.0.0.1", 0))
print(listening.getsockname()[1], flush=True)
given = listening if sys.argv[1] == "wait" else listening.accept()[0]
child = subprocess.Popen(sys.argv[2:], stdin=given, stdout=given, stderr=given)
if given is not listening:
    given.close()
try:
    sys.stdin.readline()
    if given is listening:
        child.terminate()
    print(child.wait(), flush=True)
    flags = fcntl.fcntl(listening, fcntl.F_GETFL)
    print("does not block" if flags & os.O_NONBLOCK else "blocks", flush=True)
finally:
    child.kill()

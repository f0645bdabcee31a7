"""As a service manager does it: prints what comes to a notification socket.

notified.py NAME: a path, or @ and an abstract name; each message is one line, with | for its ends.
"""
import socket
import sys

name = sys.argv[1]
with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
    manager.bind("\0" + name[1:] if name.startswith("@") else name)
    print("bound", flush=True)
    while True:
        print(manager.recv(4096).decode().replace("\n", "|"), flush=True)

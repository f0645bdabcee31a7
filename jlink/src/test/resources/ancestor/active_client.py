"""The second client: every address of the name, until one answers."""
import socket
import sys

HOST = "localhost"
PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 50007

s = None
for family, kind, protocol, _, address in socket.getaddrinfo(
    HOST, PORT, socket.AF_UNSPEC, socket.SOCK_STREAM
):
    try:
        s = socket.socket(family, kind, protocol)
        s.connect(address)
    except OSError:
        if s is not None:
            s.close()
        s = None
        continue
    break
if s is None:
    print("could not open socket")
    sys.exit(1)
with s:
    s.sendall(b"Hello, world")
    data = s.recv(1024)
print("Received", repr(data.decode()))

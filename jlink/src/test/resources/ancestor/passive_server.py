"""The second server: the first passive address that can be bound, of any family."""
import socket
import sys

HOST = None
PORT = int(sys.argv[1]) if len(sys.argv) > 1 else 50007

listener = None
for family, kind, protocol, _, address in socket.getaddrinfo(
    HOST, PORT, socket.AF_UNSPEC, socket.SOCK_STREAM, 0, socket.AI_PASSIVE
):
    try:
        listener = socket.socket(family, kind, protocol)
        listener.bind(address)
        listener.listen(1)
    except OSError:
        if listener is not None:
            listener.close()
        listener = None
        continue
    break
if listener is None:
    print("could not open socket")
    sys.exit(1)
with listener:
    print("listening on", listener.getsockname()[1], flush=True)
    conn, addr = listener.accept()
    with conn:
        print("Connected by", addr)
        while data := conn.recv(1024):
            conn.sendall(data)

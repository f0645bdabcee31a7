"""A bad network: two network namespaces, joined by this program, which delays and drops packets.

usage: unshare --net python3 network.py DELAY_MS LOSS_PERCENT SERVER_COMMAND CLIENT_COMMAND

The server's namespace is the one that this starts in and has 10.9.1.1; the client's has 10.9.2.1.
Each command is one for a shell; the client's starts when the server's has printed a line, and its
exit code is this program's. netem(8) could do it too, where the kernel has that.
"""

import ctypes
import fcntl
import heapq
import os
import random
import select
import struct
import subprocess
import sys
import time

CLONE_NEWNET = 0x40000000
TUNSETIFF = 0x400454CA
IFF_TUN_NO_PI = 0x1001


def sh(command):
    subprocess.run(command, shell=True, check=True)


def tun(name, address):
    """A device in the present namespace, through which everything else is reached."""
    fd = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(fd, TUNSETIFF, struct.pack("16sH22x", name.encode(), IFF_TUN_NO_PI))
    sh(f"ip link set lo up; ip address add {address}/24 dev {name};"
       f" ip link set {name} up mtu 1500; ip route add default dev {name}")
    return fd


def forward(ends, delay, loss, client):
    """Carries packets from each end to the other until the client is done."""
    chance = random.Random(1)
    under_way = []
    count = dropped = 0
    while client.poll() is None:
        wait = 0.05 if not under_way else max(0, under_way[0][0] - time.monotonic())
        readable, _, _ = select.select(ends, [], [], min(wait, 0.05))
        for end in readable:
            packet = os.read(end, 65536)
            if chance.random() * 100 >= loss:
                count += 1
                other = ends[1] if end == ends[0] else ends[0]
                heapq.heappush(under_way, (time.monotonic() + delay, count, other, packet))
            else:
                dropped += 1
        while under_way and under_way[0][0] <= time.monotonic():
            _, _, end, packet = heapq.heappop(under_way)
            os.write(end, packet)
    print(f"{count} packets carried, {dropped} dropped")


def main():
    delay, loss, server_command, client_command = sys.argv[1:]
    server_end = tun("server0", "10.9.1.1")
    server = subprocess.Popen(server_command, shell=True, stdout=subprocess.PIPE)
    try:
        print(server.stdout.readline().decode().strip(), flush=True)
        if ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), "unshare")
        client_end = tun("client0", "10.9.2.1")
        client = subprocess.Popen(client_command, shell=True)
        forward([server_end, client_end], float(delay) / 1000, float(loss), client)
        sys.exit(client.returncode)
    finally:
        server.terminate()
        server.wait()


main()

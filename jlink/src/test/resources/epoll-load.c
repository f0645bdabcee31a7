/*
 * A load generator in one thread: what C and epoll need for the same load, to hold echo-client's own
 * cost against.
 *
 * usage: epoll-load PORT CONNECTIONS SECONDS SIZE RATE
 * RATE 0: each connection sends when it has its reply. Else so many requests a second, each by the
 * connection whose turn it is, timed from when it was due.
 * prints: requests, processor seconds, the median of the times in nanoseconds
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define EVENTS 256
#define MOST_TIMES 4000000

struct connection {
    int socket;
    size_t left;
    uint64_t due;
};

static char message[65536], reply[65536];
static size_t size;
static uint64_t *times;
static size_t requests;

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static void begin(struct connection *c, uint64_t due) {
    c->due = due;
    c->left = size;
    if (write(c->socket, message, size) != (ssize_t)size) fail("write");
}

/* Whether the reply is whole. */
static int receive(struct connection *c) {
    ssize_t n = read(c->socket, reply, c->left);
    if (n <= 0) fail("read");
    if (memcmp(reply, message + (size - c->left), (size_t)n) != 0) {
        fprintf(stderr, "not what was sent\n");
        exit(1);
    }
    c->left -= (size_t)n;
    if (c->left > 0) return 0;
    if (requests < MOST_TIMES) times[requests] = now() - c->due;
    requests++;
    return 1;
}

static int compare(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

static double cpu(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

int main(int argc, char **argv) {
    if (argc != 6) return 2;
    int count = atoi(argv[2]);
    double seconds = atof(argv[3]), rate = atof(argv[5]);
    size = (size_t)atoi(argv[4]);
    for (size_t i = 0; i < size; i++) message[i] = (char)(i * 31 + 7);
    times = malloc(MOST_TIMES * sizeof *times);
    struct connection *all = calloc((size_t)count, sizeof *all);
    int epoll = epoll_create1(0);
    struct sockaddr_in peer = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(argv[1]))};
    peer.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (int i = 0; i < count; i++) {
        int one = 1;
        all[i].socket = socket(AF_INET, SOCK_STREAM, 0);
        if (connect(all[i].socket, (struct sockaddr *)&peer, sizeof peer) != 0) fail("connect");
        setsockopt(all[i].socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = &all[i]};
        if (epoll_ctl(epoll, EPOLL_CTL_ADD, all[i].socket, &event) != 0) fail("epoll_ctl");
    }
    int timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
    if (epoll_ctl(epoll, EPOLL_CTL_ADD, timer, &event) != 0) fail("epoll_ctl");

    double cpu_before = cpu();
    uint64_t start = now(), end = start + (uint64_t)(seconds * 1e9), period = 0;
    uint64_t due = start;
    int turn = 0;
    if (rate > 0) {
        period = (uint64_t)(1e9 / rate);
        due += period;
        struct itimerspec plan = {
            .it_value = {.tv_sec = (time_t)(due / 1000000000u), .tv_nsec = (long)(due % 1000000000u)},
            .it_interval = {.tv_sec = (time_t)(period / 1000000000u), .tv_nsec = (long)(period % 1000000000u)},
        };
        if (timerfd_settime(timer, TFD_TIMER_ABSTIME, &plan, NULL) != 0) fail("timerfd_settime");
    } else {
        for (int i = 0; i < count; i++) begin(&all[i], now());
    }
    while (now() < end) {
        struct epoll_event events[EVENTS];
        int n = epoll_wait(epoll, events, EVENTS, 100);
        for (int i = 0; i < n; i++) {
            struct connection *c = events[i].data.ptr;
            if (c != NULL) {
                if (receive(c) && rate <= 0) begin(c, now());
                continue;
            }
            uint64_t expirations;
            if (read(timer, &expirations, sizeof expirations) < 0) continue;
            while (due <= now()) {
                struct connection *next = &all[turn++ % count];
                /* One that has no reply yet makes the load another one: for low rates only. */
                if (next->left == 0) begin(next, due);
                due += period;
            }
        }
    }
    double used = cpu() - cpu_before;
    size_t kept = requests < MOST_TIMES ? requests : MOST_TIMES;
    qsort(times, kept, sizeof *times, compare);
    printf("%zu %.3f %llu\n", requests, used, kept ? (unsigned long long)times[kept / 2] : 0ULL);
    return 0;
}

/*
 * The bench's own load generator: one thread, epoll.
 *
 * usage: load PORT CONNECTIONS SIZE keep|connect
 * Of "keep" it opens CONNECTIONS, echoes a few bytes on each and prints "ready". Of "connect" each request
 * has a connection of its own, of which CONNECTIONS are under way at once.
 * Then, for each line "SECONDS RATE" on standard input, it makes a load and prints one line of
 * NAME=VALUE; times are nanoseconds. With RATE 0 each connection sends when it has its reply; else so many
 * requests a second are due by a plan, and each is timed from when it was due. What is under way at
 * the end is waited for and timed as well: a connection that starves must show.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define EVENTS 512
#define BATCH 100
#define SOURCES 8
#define CHUNK 262144
#define PATIENCE 30000000000u
#define BUCKETS (256 + 56 * 128)

struct connection {
    int socket;
    uint32_t interest;
    size_t sent, received;
    uint64_t due, longest;
};

static char *message, reply[CHUNK];
static size_t size;
static int epoll, port, count, each_connects;
static struct connection *all;
/* Those with nothing under way, in the order in which they came to rest. */
static int *idle, idle_first, idle_count;
static uint64_t histogram[BUCKETS], requests, in_time, highest;

static void fail(const char *what) {
    fprintf(stderr, "%s%s%s\n", what, errno ? ": " : "", errno ? strerror(errno) : "");
    exit(1);
}

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

/* Exact below 256, then 128 buckets for each power of two: within 0.8 %. */
static int bucket(uint64_t value) {
    if (value < 256) return (int)value;
    int power = 63 - __builtin_clzll(value);
    return 256 + (power - 8) * 128 + (int)(value >> (power - 7)) - 128;
}

static uint64_t upper_end(int bucket) {
    if (bucket < 256) return (uint64_t)bucket;
    int power = (bucket - 256) / 128 + 8;
    return (((uint64_t)((bucket - 256) % 128) + 129) << (power - 7)) - 1;
}

static uint64_t percentile(double part) {
    uint64_t wanted = (uint64_t)(part * (double)requests + 0.5), seen = 0;
    if (wanted == 0) wanted = 1;
    for (int i = 0; i < BUCKETS; i++) {
        seen += histogram[i];
        if (seen >= wanted) return upper_end(i) < highest ? upper_end(i) : highest;
    }
    return highest;
}

/* One source address has 28,000 ports, so that there are several. */
static int open_socket(int number, int flags) {
    int one = 1, s = socket(AF_INET, SOCK_STREAM | flags, 0);
    if (s < 0) fail("socket");
    struct sockaddr_in peer = {.sin_family = AF_INET}, own = peer;
    own.sin_addr.s_addr = htonl(INADDR_LOOPBACK + (uint32_t)(number % SOURCES));
    peer.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    peer.sin_port = htons((uint16_t)port);
    setsockopt(s, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
    if (bind(s, (struct sockaddr *)&own, sizeof own) != 0) fail("bind");
    setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (connect(s, (struct sockaddr *)&peer, sizeof peer) != 0 && errno != EINPROGRESS) fail("connect");
    errno = 0;
    return s;
}

static void watch(struct connection *c, uint32_t interest, int operation) {
    if (operation == EPOLL_CTL_MOD && c->interest == interest) return;
    struct epoll_event event = {.events = interest, .data.ptr = c};
    if (epoll_ctl(epoll, operation, c->socket, &event) != 0) fail("epoll_ctl");
    c->interest = interest;
}

static void send_more(struct connection *c) {
    while (c->sent < size) {
        ssize_t n = write(c->socket, message + c->sent, size - c->sent);
        if (n < 0 && errno == EAGAIN) break;
        if (n < 0) fail("write");
        c->sent += (size_t)n;
    }
    errno = 0;
    watch(c, EPOLLIN | (c->sent < size ? EPOLLOUT : 0), EPOLL_CTL_MOD);
}

static void begin(struct connection *c, uint64_t due) {
    static int number;
    c->due = due;
    c->sent = c->received = 0;
    if (each_connects) {
        c->socket = open_socket(number++, SOCK_NONBLOCK);
        watch(c, EPOLLOUT, EPOLL_CTL_ADD);
    } else {
        send_more(c);
    }
}

static void note(struct connection *c, uint64_t end) {
    uint64_t time = now(), took = time - c->due;
    histogram[bucket(took)]++;
    requests++;
    in_time += time <= end;
    if (took > highest) highest = took;
    if (took > c->longest) c->longest = took;
}

/* Whether the reply is whole. */
static int receive(struct connection *c) {
    size_t left = size - c->received;
    ssize_t n = read(c->socket, reply, left < CHUNK ? left : CHUNK);
    if (n < 0 && errno == EAGAIN) return errno = 0;
    if (n < 0) fail("read");
    if (n == 0) fail("the server closed a connection");
    if (memcmp(reply, message + c->received, (size_t)n) != 0) fail("the reply is not what was sent");
    c->received += (size_t)n;
    if (c->received < size) return 0;
    if (each_connects) close(c->socket);
    return 1;
}

static void rest(struct connection *c) {
    idle[(idle_first + idle_count++) % count] = (int)(c - all);
}

static struct connection *next_idle(void) {
    struct connection *c = &all[idle[idle_first]];
    idle_first = (idle_first + 1) % count;
    idle_count--;
    return c;
}

static int wait_for(struct epoll_event *events, uint64_t nanos) {
    struct timespec time = {.tv_sec = (time_t)(nanos / 1000000000u), .tv_nsec = (long)(nanos % 1000000000u)};
    int n = (int)syscall(SYS_epoll_pwait2, epoll, events, EVENTS, &time, NULL, 0);
    if (n < 0 && errno != EINTR) fail("epoll_pwait2");
    return n;
}

static void load(double seconds, double rate) {
    uint64_t start = now(), end = start + (uint64_t)(seconds * 1e9), progress = start, planned = 0;
    uint64_t plan = rate > 0 ? (uint64_t)(seconds * rate) : 0;
    if (rate <= 0) {
        while (idle_count > 0) begin(next_idle(), now());
    }
    while (idle_count < count || planned < plan) {
        uint64_t time = now(), patience = PATIENCE;
        while (planned < plan && idle_count > 0) {
            uint64_t due = start + (uint64_t)((double)planned * 1e9 / rate);
            if (due > time) {
                patience = due - time;
                break;
            }
            begin(next_idle(), due);
            planned++;
        }
        struct epoll_event events[EVENTS];
        int n = wait_for(events, patience);
        for (int i = 0; i < n; i++) {
            struct connection *c = events[i].data.ptr;
            if (c->sent < size && events[i].events & (EPOLLOUT | EPOLLERR | EPOLLHUP)) send_more(c);
            if (!(events[i].events & EPOLLIN) || !receive(c)) continue;
            note(c, end);
            if (rate <= 0 && now() < end) begin(c, now());
            else rest(c);
        }
        if (n > 0) progress = now();
        else if (idle_count < count && now() - progress >= PATIENCE) fail("no reply for 30 s");
    }
}

static int compare(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* Of the longest wait that each connection had, the one in the middle. */
static uint64_t usual_longest(void) {
    uint64_t *longest = malloc((size_t)count * sizeof *longest);
    for (int i = 0; i < count; i++) longest[i] = all[i].longest;
    qsort(longest, (size_t)count, sizeof *longest, compare);
    uint64_t middle = longest[count / 2];
    free(longest);
    return middle;
}

/* In batches that the server's backlog holds. */
static void open_all(void) {
    size_t few = size < 64 ? size : 64;
    for (int first = 0; first < count; first += BATCH) {
        int last = first + BATCH < count ? first + BATCH : count;
        for (int i = first; i < last; i++) {
            all[i].socket = open_socket(i, 0);
            if (write(all[i].socket, message, few) != (ssize_t)few) fail("write");
        }
        for (int i = first; i < last; i++) {
            if (recv(all[i].socket, reply, few, MSG_WAITALL) != (ssize_t)few) fail("no echo");
            fcntl(all[i].socket, F_SETFL, O_NONBLOCK);
            watch(&all[i], EPOLLIN, EPOLL_CTL_ADD);
        }
    }
}

int main(int argc, char **argv) {
    if (argc != 5) return 2;
    port = atoi(argv[1]);
    count = atoi(argv[2]);
    size = (size_t)atol(argv[3]);
    each_connects = strcmp(argv[4], "connect") == 0;
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    prctl(PR_SET_TIMERSLACK, 1);
    message = malloc(size);
    for (size_t i = 0; i < size; i++) message[i] = (char)((i * 31 + i / 251) + 7);
    all = calloc((size_t)count, sizeof *all);
    idle = calloc((size_t)count, sizeof *idle);
    epoll = epoll_create1(0);
    if (!each_connects) open_all();
    for (int i = 0; i < count; i++) rest(&all[i]);
    puts("ready");
    fflush(stdout);
    double seconds, rate;
    while (scanf("%lf %lf", &seconds, &rate) == 2) {
        memset(histogram, 0, sizeof histogram);
        requests = in_time = highest = 0;
        for (int i = 0; i < count; i++) all[i].longest = 0;
        load(seconds, rate);
        printf("requests=%llu inTime=%llu p50=%llu p99=%llu p999=%llu max=%llu usualLongest=%llu\n",
               (unsigned long long)requests, (unsigned long long)in_time,
               (unsigned long long)percentile(0.5), (unsigned long long)percentile(0.99),
               (unsigned long long)percentile(0.999), (unsigned long long)highest,
               (unsigned long long)usual_longest());
        fflush(stdout);
    }
    return 0;
}

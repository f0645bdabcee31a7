/* Echo in one thread: epoll, level-triggered, non-blocking. What cannot be written yet is kept, and nothing read until it is. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#define EVENTS 512
#define BUFFER 65536

struct connection {
    int socket;
    char *rest;
    size_t length, written;
};

static int epoll;

static void watch(struct connection *c, unsigned interest, int operation) {
    struct epoll_event event = {.events = interest, .data.ptr = c};
    epoll_ctl(epoll, operation, c->socket, &event);
}

static void end(struct connection *c) {
    close(c->socket);
    free(c->rest);
    free(c);
}

static void keep(struct connection *c, const char *bytes, size_t length) {
    c->rest = malloc(length);
    if (c->rest == NULL) abort();
    memcpy(c->rest, bytes, length);
    c->length = length;
    c->written = 0;
    watch(c, EPOLLOUT, EPOLL_CTL_MOD);
}

static void write_rest(struct connection *c) {
    ssize_t n = write(c->socket, c->rest + c->written, c->length - c->written);
    if (n < 0 && errno == EAGAIN) return;
    if (n < 0) {
        end(c);
        return;
    }
    c->written += (size_t)n;
    if (c->written < c->length) return;
    free(c->rest);
    c->rest = NULL;
    watch(c, EPOLLIN, EPOLL_CTL_MOD);
}

static void echo(struct connection *c) {
    static char buffer[BUFFER];
    ssize_t n = read(c->socket, buffer, sizeof buffer);
    if (n < 0 && errno == EAGAIN) return;
    if (n <= 0) {
        end(c);
        return;
    }
    ssize_t written = write(c->socket, buffer, (size_t)n);
    if (written < 0 && errno != EAGAIN) {
        end(c);
        return;
    }
    if (written < 0) written = 0;
    if (written < n) keep(c, buffer + written, (size_t)(n - written));
}

static void accept_all(int listener) {
    int one = 1, s;
    while ((s = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
        setsockopt(s, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        struct connection *c = calloc(1, sizeof *c);
        if (c == NULL) abort();
        c->socket = s;
        watch(c, EPOLLIN, EPOLL_CTL_ADD);
    }
}

int main(void) {
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    signal(SIGPIPE, SIG_IGN);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    if (bind(listener, (struct sockaddr *)&address, length) != 0 || listen(listener, 4096) != 0) {
        perror("listen");
        return 1;
    }
    getsockname(listener, (struct sockaddr *)&address, &length);
    epoll = epoll_create1(0);
    struct connection accepting = {.socket = listener};
    watch(&accepting, EPOLLIN, EPOLL_CTL_ADD);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    while (1) {
        struct epoll_event events[EVENTS];
        int n = epoll_wait(epoll, events, EVENTS, -1);
        for (int i = 0; i < n; i++) {
            struct connection *c = events[i].data.ptr;
            if (c == &accepting) accept_all(listener);
            else if (c->rest != NULL) write_rest(c);
            else echo(c);
        }
    }
}

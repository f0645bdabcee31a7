#!/bin/sh
# Starts @COMMAND@. It may be linked to from anywhere, and the image may be moved.
# ECHO_JAVA_OPTS holds more options for the JVM, such as -Xmx1g or -XX:+UseZGC.
self=$0
if [ -L "$self" ]; then self=$(readlink -f -- "$self") || exit 1; fi
home=$(cd -P -- "${self%/*}/.." && pwd) || exit 1

# In a locale that is C or not installed Java would mangle arguments.
export LC_ALL=C.UTF-8
# The JVM would open files of its own on a descriptor that is closed, and we would write into them.
true 3>&2 || exec 2>/dev/null
{ true 3<&0; } 2>/dev/null || exec </dev/null
{ true 3>&1; } 2>/dev/null || exec >/dev/null
# systemd hands over a socket as descriptor 3; what Java can take over is standard input.
if [ "${LISTEN_PID-}" = $$ ]; then
    if [ "$LISTEN_FDS" != 1 ]; then
        echo "@COMMAND@: systemd hands over $LISTEN_FDS sockets, and one can be taken:" \
            "leave one Listen...= line in the socket unit, and name the others with --listen" >&2
        exit 2
    fi
    exec <&3 3<&-
    unset LISTEN_PID LISTEN_FDS LISTEN_FDNAMES
fi
# A JVM takes one collector only: ours gives way to the user's, and so do the flags that go with it.
case $ECHO_JAVA_OPTS in
    *-XX:+Use*GC*) gc= ;;
    *) gc="-XX:+UseSerialGC @FLAGS@" ;;
esac
# The cache of loaded classes makes the start fast; without it, or where it does not fit, all works.
case $ECHO_JAVA_OPTS in
    *-XX:AOT* | *-Xshare*) aot= ;;
    *) aot=-XX:AOTCache=$home/lib/@COMMAND@.aot ;;
esac

set -f # The words of ECHO_JAVA_OPTS are not patterns of files.
# shellcheck disable=SC2086 # They are words, though.
exec "$home/bin/java" $gc ${aot:+"$aot"} -XX:+UseCompactObjectHeaders -XX:-UsePerfData \
    -Xlog:aot=off -Xlog:cds=off -Djava.net.preferIPv6Addresses=system -Decho.home="$home" \
    --enable-native-access=@MODULE@ \
    $ECHO_JAVA_OPTS -m @MODULE@/@MODULE@.Main "$@"

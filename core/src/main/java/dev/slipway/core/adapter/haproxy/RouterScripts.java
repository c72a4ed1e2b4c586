package dev.slipway.core.adapter.haproxy;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The shell texts that run inside holder and router. Only words of our own and numbers are in
/// them.
final class RouterScripts {
    /// Of the routers' control ports on the holder's own loopback, the holder's comes first.
    private final int firstPort;

    RouterScripts(int containerPort) {
        this.firstPort = containerPort >= 9900 && containerPort < 9910 ? 19_900 : 9900;
    }

    int adminPort(int generation) {
        return firstPort + 1 + generation;
    }

    /// Runs HAProxy in the place of the shell; every start has a name of its own.
    String router(int generation) {
        return haproxy(adminPort(generation));
    }

    /// The holder sleeps, and looks three times a second whether a router listens. If none does for
    /// a while (killed, or not started again after the machine was, because it could not join a
    /// holder that did not run yet) it runs one itself, and stops that softly as soon as a router
    /// is back.
    String holder() {
        return """
        own=
        trap 'kill -USR1 $own 2>/dev/null; exit 0' TERM INT
        missed=0 patience=12
        while :; do
          if grep -qE '%s' /proc/net/tcp; then
            missed=0 patience=2
            [ -z "$own" ] || { kill -USR1 "$own" 2>/dev/null; own=; }
          elif [ -n "$own" ]; then
            kill -0 "$own" 2>/dev/null || own=
          elif [ -s %s ]; then
            missed=$((missed + 1))
            if [ "$missed" -ge "$patience" ]; then
              sh -c '%s' &
              own=$! missed=0
            fi
          fi
          sleep 0.3 &
          wait $!
        done
        """
                .formatted(listening(1, 9), Configuration.FILE, haproxy(firstPort));
    }

    /// Functions for the control shell: `ports`, `tell COMMANDS`, `put FILE LINE`, `count`.
    String control() {
        return """
        cd %s || exit 3
        ports() { grep -hoE '%s' /proc/net/tcp | cut -c10-13 | while read -r hex; do echo $((0x$hex)); done; }
        tell() { for port in $(ports); do printf '%%s\\n' "$1" | nc 127.0.0.1 "$port"; done; }
        put() { printf '%%s\\n' "$2" >"$1.new" && mv -f "$1.new" "$1"; }
        keep() {
          printf 'show info;show stat -1 3 -1\\n' | nc 127.0.0.1 "$1" >.count.$$
          name=$(sed -n 's/^[Nn]ode: //p' .count.$$)
          [ -z "$name" ] || { echo "live $name"; mv -f .count.$$ "count.$name"; }
        }
        count() { for port in $(ports); do keep "$port"; done; cat count.* .drain.* 2>/dev/null; }
        drain() {
          rm -f ".drain.$1"
          { echo prompt; while sleep 0.2; do echo 'show info;show stat -1 3 -1'; done; } | nc 127.0.0.1 "$1" >".drain.$1" &
        }
        """
                .formatted(Configuration.FOLDER, listening(0, 9));
    }

    private static String haproxy(int port) {
        return "export SLIPWAY_ADMIN_PORT="
                + port
                + " SLIPWAY_INSTANCE=$(cat /proc/sys/kernel/random/uuid); exec haproxy -db -f "
                + Configuration.FILE;
    }

    /// A line of /proc/net/tcp of a socket that listens on one of the control ports.
    private String listening(int from, int to) {
        return "(0100007F|7F000001):("
                + IntStream.rangeClosed(firstPort + from, firstPort + to)
                        .mapToObj(port -> "%04X".formatted(port))
                        .map(hex -> hex.toUpperCase(Locale.ROOT))
                        .collect(Collectors.joining("|"))
                + ") 00000000:0000 0A";
    }
}

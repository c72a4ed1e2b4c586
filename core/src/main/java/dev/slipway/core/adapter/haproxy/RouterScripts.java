package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.traffic.Slot;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The shell texts that run inside holder and router. Only words of our own and numbers are in
/// them.
final class RouterScripts {
    static final String COUNTS = "show info;show stat -1 2 -1";

    /// Servers only of the backends that users reach.
    private static final String VERSIONS =
            IntStream.range(0, Slot.COUNT)
                    .mapToObj(slot -> ";show stat v" + slot + " 4 -1")
                    .collect(Collectors.joining());

    /// Of the routers' control ports on the holder's own loopback, the holder's comes first.
    private final int firstPort;

    RouterScripts(int containerPort) {
        this.firstPort = containerPort >= 9900 && containerPort < 9910 ? 19_900 : 9900;
    }

    int adminPort(int generation) {
        return firstPort + 1 + generation;
    }

    /// Runs HAProxy in the place of the shell; every start has a name of its own. While there is a
    /// handover file, it takes over the listening sockets of the router that the file names, so
    /// that no connection that waits to be accepted is lost with the old one.
    String router(int generation) {
        return "from=; [ ! -S \"$(cat /slipway/handover 2>/dev/null)\" ] || from=\"-x $(cat /slipway/handover)\"; "
                + haproxy(adminPort(generation))
                + " $from";
    }

    /// Where a router gives its sockets away.
    String socket(int generation) {
        return Configuration.RUN + "/" + adminPort(generation) + ".sock";
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

    /// Functions for the control shell: `ports`, `tell COMMANDS`, `put FILE TEXT`, `counts`,
    /// `kept`, `drain PORT`. They use the shell itself where they can: each process costs
    /// milliseconds.
    String control() {
        return """
        cd %s || exit 3
        ports() {
          while read -r _ local _ state _; do
            case $state in 0A | st | '') ;; *) break ;; esac
            case $local in %s) echo "$((0x${local##*:}))" ;; esac
          done </proc/net/tcp
        }
        say() { nc 127.0.0.1 "$1" <<EOF
        $2
        EOF
        }
        tell() { for port in $(ports); do say "$port" "$1"; done; }
        put() { printf '%%s\n' "$2" >"$1.new" && mv -f "$1.new" "$1"; }
        counts() { tell '%s'; }
        kept() { cat count.* 2>/dev/null; }
        """
                .formatted(
                        Configuration.FOLDER,
                        IntStream.rangeClosed(firstPort, firstPort + 9)
                                .mapToObj("%04X"::formatted)
                                .map(hex -> "0100007F:" + hex + " | 7F000001:" + hex)
                                .collect(Collectors.joining(" | ")),
                        COUNTS + VERSIONS + ";show events latency");
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

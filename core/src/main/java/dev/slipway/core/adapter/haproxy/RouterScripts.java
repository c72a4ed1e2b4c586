package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.traffic.Slot;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The shell texts that run inside holder and router. Only words of our own and numbers are in
/// them.
final class RouterScripts {
    /// What a router answers last that is asked for its split: then it has said all.
    static final String WHO = "show env SLIPWAY_ADMIN_PORT";

    static final String SAID = "SLIPWAY_ADMIN_PORT=";

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

    /// The holder waits at the router's control port, so that it knows at once when that ends, and
    /// looks each second which one listens. If none does (killed, or not started again after the
    /// machine was, because it could not join a holder that did not run yet) it runs one itself,
    /// and stops that softly as soon as a router is back. A route that is just being made has a
    /// while for its first router.
    String holder() {
        return """
        own=
        trap 'kill -USR1 $own 2>/dev/null; exit 0' TERM INT
        mkfifo /tmp/silent 2>/dev/null
        exec 3<>/tmp/silent
        router() {
          port=$(grep -m 1 -oE '%s' /proc/net/tcp) || return 1
          port=${port%%%% *}
          port=$((0x${port##*:}))
        }
        pause() { sleep "$1" & wait $!; }
        missed=0 patience=36
        while :; do
          if router; then
            missed=0 patience=2
            [ -z "$own" ] || { kill -USR1 "$own" 2>/dev/null; own=; }
            timeout 1 nc 127.0.0.1 "$port" <&3 >/dev/null 2>&1 &
            wait $!
            case $? in 124 | 143) continue ;; esac
            # It ended, or only hung up on us.
            if router; then pause 0.1; else missed=1; fi
            continue
          elif [ -n "$own" ]; then
            kill -0 "$own" 2>/dev/null || own=
          elif [ -s %s ]; then
            missed=$((missed + 1))
            if [ "$missed" -ge "$patience" ]; then
              sh -c '%s' &
              own=$! missed=0
            fi
          fi
          pause 0.1
        done
        """
                .formatted(listening(), Configuration.FILE, haproxy(firstPort));
    }

    /// Functions for the control shell: `ports`, `tell COMMANDS`, `put FILE TEXT`, `renew ALSO
    /// FILE...`, `counts`, `kept`. They use the shell itself where they can: each process costs
    /// milliseconds. `renew` tells each router the files' lines as a new version of each map and
    /// makes them all valid in one command, so no request ever meets a map that is half told;
    /// `ALSO` is asked in the same breath.
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
        renew() {
          also=$1
          shift
          ask=; for map in "$@"; do ask="$ask;prepare map $PWD/$map"; done
          for port in $(ports); do
            versions=; lines=; valid=
            for word in $(say "$port" "${ask#;}"); do
              case $word in *[!0-9]*) ;; *) versions="$versions $word" ;; esac
            done
            for map in "$@"; do
              versions=${versions# }
              version=${versions%%%% *}
              versions=${versions#"$version"}
              while read -r key value; do
                [ -z "$key" ] || lines="$lines;add map @$version $PWD/$map $key $value"
              done <"$map"
              valid="$valid;commit map @$version $PWD/$map"
            done
            lines="$lines$valid;$also"
            say "$port" "${lines#;}"
          done
        }
        counts() { tell '%s'; }
        kept() { cat count.* 2>/dev/null; }
        """
                .formatted(
                        Configuration.FOLDER,
                        loopback(),
                        COUNTS + VERSIONS + ";show events latency");
    }

    private static String haproxy(int port) {
        return "export SLIPWAY_ADMIN_PORT="
                + port
                + " SLIPWAY_INSTANCE=$(cat /proc/sys/kernel/random/uuid); exec haproxy -db -f "
                + Configuration.FILE;
    }

    /// A socket that listens on one of the routers' control ports, as /proc/net/tcp has it.
    private String listening() {
        return "(0100007F|7F000001):(" + hex(1, "|") + ") 00000000:0000 0A";
    }

    private String loopback() {
        return Stream.of("0100007F:", "7F000001:")
                .map(host -> host + hex(0, " | " + host))
                .collect(Collectors.joining(" | "));
    }

    private String hex(int from, String between) {
        return IntStream.rangeClosed(firstPort + from, firstPort + 9)
                .mapToObj("%04X"::formatted)
                .collect(Collectors.joining(between));
    }
}

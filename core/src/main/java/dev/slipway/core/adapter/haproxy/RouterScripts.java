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

    /// Functions for the control shell: `ports`, `tell COMMANDS`, `put FILE TEXT`, `stage FILE
    /// TEXT`, `renew ALSO FILE...`, `counts`, `kept`. They use the shell itself where they can:
    /// each process costs milliseconds. `renew` makes the staged files the written ones and tells
    /// them to each router over one connection, one process each: as a new version of each map, all
    /// of them made valid in one command, so no request ever meets a map that is half told; `ALSO`
    /// is asked in the same breath, its last answer has to be who the router is. What is told is
    /// read from the written files; if they could not be written, nothing is told.
    String control() {
        return """
        cd %s || exit 3
        trap '' PIPE
        nc=nc
        ! command -v busybox >/dev/null || nc='busybox nc'
        look() {
          found=
          while read -r _ local _ state _; do
            case $state in 0A | st | '') ;; *) break ;; esac
            case $local in %s) found="$found $((0x${local##*:}))" ;; esac
          done </proc/net/tcp
        }
        ports() { look; for port in $found; do echo "$port"; done; }
        say() { $nc 127.0.0.1 "$1" <<EOF
        $2
        EOF
        }
        tell() { look; for port in $found; do say "$port" "$1"; done; }
        put() { printf '%%s\n' "$2" >"$1.new" && mv -f "$1.new" "$1"; }
        new=new.$$ pipe=/tmp/talk.$$ unwritten= talk=
        ready() {
          for left in new.*; do [ -d "/proc/${left#new.}" ] || rm -rf "$left"; done
          mkdir -p "$new" && mkfifo "$pipe.to" "$pipe.from"
          trap 'rm -rf "$new" "$pipe.to" "$pipe.from"' EXIT
        }
        stage() {
          [ -d "$new" ] || ready
          printf '%%s\n' "$2" >"$new/$1" || unwritten=yes
        }
        write() {
          files=; for map in "$@"; do files="$files $new/$map"; done
          [ -z "$unwritten" ] && mv -f $files . || unwritten=yes
        }
        call() {
          [ -z "$talk" ] || wait "$talk"
          $nc 127.0.0.1 "$1" <"$pipe.to" >"$pipe.from" &
          talk=$!
          exec 5>"$pipe.to" 6<"$pipe.from"
        }
        ask() { printf '%%s\n' "$1" >&5 2>/dev/null; }
        hear() {
          heard= prepared=
          while IFS= read -r line <&6; do
            line=${line#> }
            heard="$heard$line
        "
            case $line in
              'New version created: '*) prepared="$prepared ${line##*: }" ;;
              %s*) return 0 ;;
            esac
          done
        }
        hang_up() { exec 5>&- 6<&-; }
        fill() {
          lines=; valid=
          for map in "$@"; do
            prepared=${prepared# }
            version=${prepared%%%% *}
            prepared=${prepared#"$version"}
            [ -n "$version" ] || { lines=; valid=; return; }
            while read -r key value; do
              # A backslash is the control channel's own.
              case $value in *\\\\*) value=${value%%%%\\\\*}'\\\\'${value##*\\\\} ;; esac
              [ -z "$key" ] || lines="$lines;add map @$version $PWD/$map $key $value"
            done <"$map"
            valid="$valid;commit map @$version $PWD/$map"
          done
        }
        renew() {
          also=$1 written=
          shift
          prepare=; for map in "$@"; do prepare="$prepare;prepare map $PWD/$map"; done
          look
          for port in $found; do
            call "$port"
            ask "prompt
        ${prepare#;};%s"
            [ -n "$written" ] || { write "$@"; written=yes; }
            hear
            lines=; valid=
            [ -n "$unwritten" ] || fill "$@"
            valid="$lines$valid;$also"
            ask "${valid#;}"
            hear
            printf '%%s' "$heard"
            hang_up
          done
          [ -n "$written" ] || write "$@"
          unwritten=
        }
        counts() { tell '%s'; }
        kept() { cat count.* 2>/dev/null; }
        """
                .formatted(
                        Configuration.FOLDER,
                        loopback(),
                        SAID,
                        WHO,
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

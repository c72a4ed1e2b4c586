package dev.slipway.core.adapter.haproxy;

import dev.slipway.core.traffic.Route;
import dev.slipway.core.traffic.Slot;

/// HAProxy's configuration for a route. It is static: which version gets which share is in map
/// files beside it (`SplitMaps`), and where a version's containers are is asked of the engine's
/// name service. Reads with 2.6 and 3.2.
///
/// A request's version is drawn first, by one look-up, then a server of it. A version without a
/// server that is up is passed over for the heaviest that has one. Requests with the tester header
/// go to backends of their own (`t0` to `t4`, the same servers), so they never mix with users'
/// counts.
final class Configuration {
    static final String FOLDER = "/slipway";
    static final String FILE = FOLDER + "/haproxy.cfg";
    static final String RUN = FOLDER + "/run";

    /// Where a sticky user came first, bound to one release.
    static final String COOKIE = "slipway-version";

    static final String TESTER_HEADER = "x-slipway-tester";

    private static final String START =
            """
            global
              stats socket ipv4@127.0.0.1:"${SLIPWAY_ADMIN_PORT}" level admin
              stats socket "unix@/slipway/run/${SLIPWAY_ADMIN_PORT}.sock" mode 600 level admin expose-fd listeners
              node "${SLIPWAY_INSTANCE}"
              hard-stop-after 10m
              server-state-file /slipway/servers.state

            # Bounded; nobody has to read it. The last thousand requests: at two looks a second all of a
            # service with 2,000 of them a second, a sample above.
            ring latency
              format raw
              maxlen 64
              size 32768

            # A slot's name stands for its containers, followed within a second. While the engine
            # itself is away, the last known addresses stay.
            resolvers engine
              nameserver own 127.0.0.11:53
              accepted_payload_size 8192
              resolve_retries 2
              timeout resolve 300ms
              timeout retry 300ms
              hold valid 300ms
              hold nx 300ms
              hold other 300ms
              hold obsolete 0s
              hold refused 1h
              hold timeout 1h

            defaults
              mode http
              # Only there while a router is replaced: the new one begins with what the old one knew.
              load-server-state-from-file global
              timeout connect 1s
              timeout client 60s
              timeout http-request 15s
              timeout http-keep-alive 60s
              timeout check 5s
              timeout queue 10s
              timeout server 60s
              timeout tunnel 1h
              option http-ignore-probes
              # A stopping router closes a connection with an answer, never between two requests.
              option idle-close-on-response
              option redispatch 1
              retries 3
              retry-on conn-failure empty-response

            """;

    /// Later lines outrank earlier ones, so that few need a condition. What only some releases have
    /// (users that stay, a version on trial) is looked for when there is a word of it.
    private static final String FRONTEND =
            """
              option forwardfor
              log ring@latency local0
              log-format "%rt %b %[var(txn.us)]"
              # Sent again only where that is safe.
              http-request disable-l7-retry unless { method GET HEAD OPTIONS }
              http-request set-var(txn.began) date(0,us)
              http-request set-var(txn.more) str(more),map(/slipway/words.map)
              # The draw, by chance or by what users carry; over it users who came before in this release, over them rules.
              http-request set-var(txn.version) rand(10000),map_int(/slipway/draw.map,none)
              http-request set-var(txn.key) req.hdrs,map_regm(/slipway/hash.map) if { var(txn.more) -m found } { str(hash),map(/slipway/words.map) -m found }
              http-request set-var(txn.version) var(txn.key),xxh32(0),mod(10000),map_int(/slipway/draw.map,none) if { var(txn.more) -m found } { var(txn.key) -m found }
              http-request set-var(txn.kept) req.cook(slipway-version),map(/slipway/cookies.map) if { var(txn.more) -m found }
              http-request set-var(txn.kept) req.hdrs,map_reg(/slipway/rules.map) if { var(txn.more) -m found } { str(rules),map(/slipway/words.map) -m found }
              http-request set-var(txn.version) var(txn.kept) if { var(txn.more) -m found } { var(txn.kept) -m found }
              # Over all else, and counted apart.
              http-request set-var(txn.tester) req.hdr(x-slipway-tester),map(/slipway/testers.map)
              http-request del-header x-slipway-tester if { var(txn.tester) -m found }
            """;

    /// What a version was drawn for may be served by another one, so answers are told by their
    /// backend.
    private static final String ANSWERS =
            """
              http-response track-sc0 be_name table failing if { var(txn.more) -m found } { be_name,map(/slipway/words.map) -m found }
              http-response sc-inc-gpc0(0) if { sc0_tracked } { status ge 500 }
              http-response set-var(txn.cleared) sc0_clr_gpc0 if { sc0_tracked } !{ status ge 500 }
              http-response set-var(txn.us) date(0,us),sub(txn.began)
              http-response add-header set-cookie "slipway-version=%[str(sticky),map(/slipway/words.map)]-%[be_name]; Path=/; HttpOnly; SameSite=Lax" if { var(txn.more) -m found } { str(sticky),map(/slipway/words.map) -m found } !{ var(txn.kept) -m found } !{ var(txn.tester) -m found }
            """;

    /// A version on trial that has failed so often without a good answer in between is passed over
    /// for whom else has a server, until no request has come to it for a while; then it is tried
    /// again. Only answers of its own count: whether it can be reached is what the checks find out.
    private static final int FAILURES_IN_A_ROW = 20;

    private static final String TRIAL_TABLE =
            """

            backend failing
              stick-table type string len 8 size 64 expire 30s store gpc0
            """;

    private Configuration() {}

    static String of(Route route) {
        var text = new SafeWriter().own(START).line("frontend users");
        text.own("  bind :").number(route.containerPort()).end();
        text.own(FRONTEND);
        ejected(text);
        text.own(ANSWERS);
        served(text);
        text.own(TRIAL_TABLE).end();
        text.line("# What no version could be found for.");
        text.line("backend none");
        text.line(
                "  http-request return status 503 content-type text/plain string \"No version is being served.\\n\"");
        for (var index = 0; index < Slot.COUNT; index++) {
            var slot = new Slot(index);
            backend(
                    text,
                    "v" + index,
                    route,
                    slot,
                    " check inter 700ms fastinter 300ms downinter 300ms fall 3 rise 1");
            backend(text, "t" + index, route, slot, "");
        }
        return text.text();
    }

    private static void ejected(SafeWriter text) {
        text.own(
                        "  http-request set-var(txn.failed) var(txn.version) if { var(txn.more) -m found }")
                .own(" { var(txn.version),map(/slipway/words.map) -m found }")
                .own(" { var(txn.version),table_gpc0(failing) ge ")
                .number(FAILURES_IN_A_ROW)
                .line(" }");
    }

    /// By the version that was drawn, else by the heaviest that has a server, which is only looked
    /// for then. If none has, the drawn one keeps the request: a router that is stopping says so of
    /// all of them, and still serves.
    private static void served(SafeWriter text) {
        text.line("  use_backend %[var(txn.tester)] if { var(txn.tester) -m found }");
        text.line(
                "  use_backend %[var(txn.version)] if !{ var(txn.failed) -m found } { var(txn.version),nbsrv gt 0 }");
        for (var place = 1; place <= Slot.COUNT; place++) {
            text.own("  use_backend %[str(")
                    .number(place)
                    .own("),map(/slipway/order.map)] if { str(")
                    .number(place)
                    .own("),map(/slipway/order.map),nbsrv gt 0 } !{ str(")
                    .number(place)
                    .line("),map(/slipway/order.map),strcmp(txn.failed) eq 0 }");
        }
        text.line("  use_backend %[var(txn.version)]");
    }

    private static void backend(
            SafeWriter text, String name, Route route, Slot slot, String check) {
        text.end().own("backend ").name(name).end();
        text.line("  balance roundrobin");
        text.line(
                "  http-request set-timeout server 1h if { req.hdr(accept) -m sub text/event-stream }");
        text.own("  server-template s 1-")
                .number(Route.MAX_SERVERS)
                .own(" ")
                .name(route.slotAlias(slot))
                .own(":")
                .number(route.containerPort())
                .own(" resolvers engine resolve-prefer ipv4 init-addr last,none")
                .line(check);
    }
}

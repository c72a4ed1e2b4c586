package dev.slipway.core.adapter.webhook;

import com.sun.net.httpserver.Headers;
import java.util.Optional;

/// A request as it came in: headers and body, nothing believed yet.
record Delivery(Headers headers, byte[] body) {
    Delivery {
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name)).map(String::strip);
    }

    /// What its sender calls it, empty if it calls it nothing.
    Optional<String> id() {
        return header("X-GitHub-Delivery")
                .or(() -> header("X-Gitea-Delivery"))
                .or(() -> header("X-Gogs-Delivery"))
                .or(() -> header("X-Gitlab-Event-UUID"))
                .or(() -> header("X-Slipway-Delivery"));
    }

    /// True for a push, and where a sender does not say what it is.
    boolean isPush() {
        return header("X-GitHub-Event")
                .or(() -> header("X-Gitea-Event"))
                .or(() -> header("X-Gogs-Event"))
                .or(() -> header("X-Gitlab-Event"))
                .map(event ->
                        event.equals("push")
                                || event.equals("create")
                                || event.equals("delete")
                                || event.equals("Push Hook")
                                || event.equals("Tag Push Hook"))
                .orElse(true);
    }

    /// True if it is the test that servers send when a hook is set up.
    boolean isPing() {
        return header("X-GitHub-Event").filter("ping"::equals).isPresent();
    }
}

package dev.slipway.core.adapter.haproxy;

import java.time.Duration;

/// What may be chosen about routers.
///
/// @param image HAProxy 2.6 or newer with a busybox shell and `nc`; never pulled here
/// @param startLimit how long a router may take to listen
public record RouterOptions(String image, Duration startLimit) {
    /// The one place that names the router's image.
    public static final String IMAGE = "haproxy:3.2-alpine";

    public static final RouterOptions DEFAULT = new RouterOptions(IMAGE, Duration.ofSeconds(20));
}

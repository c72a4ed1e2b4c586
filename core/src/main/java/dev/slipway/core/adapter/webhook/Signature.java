package dev.slipway.core.adapter.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Checks that a delivery comes from somebody who knows the secret. GitHub: HMAC-SHA-256 of the
/// body in `X-Hub-Signature-256`; Gitea, Forgejo, Gogs: the same in `X-Gitea-Signature`,
/// `X-Gogs-Signature`; GitLab: the secret itself in `X-Gitlab-Token`; plain: `Authorization:
/// Bearer`, or `X-Slipway-Signature` over `X-Slipway-Timestamp`, a dot and the body. All are
/// compared in constant time.
final class Signature {
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final byte[] secret;

    Signature(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    boolean isRight(Delivery delivery, Instant now) {
        var github = delivery.header("X-Hub-Signature-256");
        var gitea =
                delivery.header("X-Gitea-Signature").or(() -> delivery.header("X-Gogs-Signature"));
        var own = delivery.header("X-Slipway-Signature");
        if (github.isPresent()) {
            return isHmac(github.get().replaceFirst("^sha256=", ""), delivery.body());
        }
        if (gitea.isPresent()) {
            return isHmac(gitea.get(), delivery.body());
        }
        if (own.isPresent()) {
            return isOwn(own.get().replaceFirst("^sha256=", ""), delivery, now);
        }
        return token(delivery)
                .filter(token -> same(token.getBytes(StandardCharsets.UTF_8), secret))
                .isPresent();
    }

    private static Optional<String> token(Delivery delivery) {
        return delivery.header("X-Gitlab-Token")
                .or(() ->
                        delivery.header("Authorization")
                                .filter(value -> value.startsWith("Bearer "))
                                .map(value -> value.substring("Bearer ".length())));
    }

    private boolean isOwn(String hex, Delivery delivery, Instant now) {
        var stamp = delivery.header("X-Slipway-Timestamp").filter(at -> at.matches("\\d{1,12}"));
        if (stamp.isEmpty()) {
            return false;
        }
        var at = Instant.ofEpochSecond(Long.parseLong(stamp.get()));
        var head = (stamp.get() + ".").getBytes(StandardCharsets.UTF_8);
        var signed = java.util.Arrays.copyOf(head, head.length + delivery.body().length);
        System.arraycopy(delivery.body(), 0, signed, head.length, delivery.body().length);
        return Duration.between(at, now).abs().compareTo(WINDOW) <= 0 && isHmac(hex, signed);
    }

    private boolean isHmac(String hex, byte[] signed) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return same(HexFormat.of().parseHex(hex), mac.doFinal(signed));
        } catch (IllegalArgumentException notHex) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    private static boolean same(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }
}

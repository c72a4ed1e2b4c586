package dev.slipway.core.release;

import dev.slipway.core.compose.ResolvedText;
import dev.slipway.core.compose.Service;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names for content.
final class Digests {
    private Digests() {}

    static String hex(String text) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Eight digits for one service of one version: image, configuration, replicas.
    static String generation(Service service, String imageId) {
        return hex(imageId + "\n" + ResolvedText.of(service)).substring(0, 8);
    }
}

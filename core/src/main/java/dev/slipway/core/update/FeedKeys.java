package dev.slipway.core.update;

import dev.slipway.core.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// The Ed25519 keys whose signature is believed; several while one follows the other.
public final class FeedKeys {
    private static final int SIGNATURES_AT_MOST = 8;

    private final List<PublicKey> keys;

    private FeedKeys(List<PublicKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /// @param words Base64 of DER (`openssl pkey -pubout -outform DER | base64`), several apart by
    ///   blanks. Problem `update.key`.
    public static FeedKeys of(String words) {
        var keys = new ArrayList<PublicKey>();
        for (var word : words.strip().split("[\\s,]+")) {
            try {
                var der = new X509EncodedKeySpec(Base64.getDecoder().decode(word));
                keys.add(KeyFactory.getInstance("Ed25519").generatePublic(der));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw ProblemException.usage(
                        "update.key",
                        "The key of the update feed is no Ed25519 public key.",
                        "It is Base64 of its DER form, in SLIPWAY_UPDATE_KEY or the package.");
            }
        }
        return new FeedKeys(keys);
    }

    /// Ends quietly if one of the signatures (Base64, one a line) is one of our keys' over exactly
    /// these bytes. Problem `update.signature`.
    void check(byte[] content, byte[] signatures) {
        var lines = new String(signatures, StandardCharsets.US_ASCII).lines();
        if (lines.limit(SIGNATURES_AT_MOST).noneMatch(line -> isOurs(content, line.strip()))) {
            throw ProblemException.result(
                    "update.signature",
                    "The update feed is not signed by Slipway's key; nothing in it was believed.",
                    "Somebody may have changed it on its way. Get Slipway from where you know it.");
        }
    }

    private boolean isOurs(byte[] content, String line) {
        return keys.stream().anyMatch(key -> isOf(key, content, line));
    }

    private static boolean isOf(PublicKey key, byte[] content, String line) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(content);
            return verifier.verify(Base64.getDecoder().decode(line));
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            return false;
        }
    }
}

package dev.slipway.core.adapter.keychain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.secret.Keychain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The keychains' programs stand in for themselves by small scripts that keep a file an account and
/// answer as the real ones do.
final class KeychainsTest {
    private static final String VALUE = "a2V5+/=";

    @TempDir Path folder;

    private String script(String text) throws IOException {
        var file = folder.resolve("program");
        Files.writeString(file, "#!/bin/sh\nD='" + folder + "'\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    private void keepsFindsAndForgets(Keychain keychain) {
        assertThat(keychain.isThere()).isTrue();
        assertThat(keychain.find("slipway-1")).isEmpty();
        keychain.save("slipway-1", VALUE);
        assertThat(keychain.find("slipway-1")).contains(VALUE);
        assertThat(keychain.find("slipway-2")).isEmpty();
        keychain.delete("slipway-1");
        assertThat(keychain.find("slipway-1")).isEmpty();
    }

    @Test
    void theDesktopsKeyring() throws IOException {
        keepsFindsAndForgets(
                new SecretToolKeychain(
                        script(
                                """
                                for last; do :; done
                                echo "$*" >> "$D/arguments"
                                case $1 in
                                store) cat > "$D/$last" ;;
                                lookup) [ -f "$D/$last" ] || exit 1; cat "$D/$last" ;;
                                clear) rm -f "$D/$last" ;;
                                esac
                                """)));
        assertThat(folder.resolve("arguments")).content().doesNotContain(VALUE);
    }

    @Test
    void theLoginKeychainOfMacOs() throws IOException {
        keepsFindsAndForgets(
                new MacKeychain(
                        script(
                                """
                                echo "$*" >> "$D/arguments"
                                case $1 in
                                -i) read -r line; set -- $line; printf '%s\\n' "$8" > "$D/$6" ;;
                                find-generic-password) [ -f "$D/$5" ] || exit 44; cat "$D/$5" ;;
                                delete-generic-password) rm -f "$D/$5" ;;
                                esac
                                """)));
        assertThat(folder.resolve("arguments")).content().doesNotContain(VALUE);
    }

    @Test
    void aKeyringThatDoesNotAnswerIsNotThere() throws IOException {
        var broken = new SecretToolKeychain(script("echo 'no such service' >&2; exit 1\n"));
        assertThat(broken.isThere()).isFalse();
        assertThatThrownBy(() -> broken.find("x")).hasMessageContaining("secret.keychain");
        assertThat(new SecretToolKeychain(folder + "/none").isThere()).isFalse();
    }

    @Test
    void isChosenByTheMachine() {
        var bus = Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=/x");
        assertThat(Keychains.ofMachine("Linux", bus)).containsInstanceOf(SecretToolKeychain.class);
        assertThat(Keychains.ofMachine("Linux", Map.of())).isEmpty();
        assertThat(Keychains.ofMachine("Mac OS X", Map.of())).containsInstanceOf(MacKeychain.class);
        assertThat(Keychains.ofMachine("Mac OS X", Map.of("SLIPWAY_KEYCHAIN", "off"))).isEmpty();
        assertThat(Keychains.ofMachine("Windows 11", bus)).isEmpty();
    }
}

package dev.slipway.app.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

final class WindowsIdentityTest {
    /// A link is one argument in quotes: what Windows puts in for %1 can begin no other.
    @Test
    void aLinkOpensTheInstalledProgramForThisUserOnly() {
        var entries = WindowsIdentity.entries("C:\\Users\\p\\Slipway\\Slipway.exe");
        assertThat(entries)
                .allSatisfy(entry ->
                        assertThat(entry)
                                .startsWith("reg", "add")
                                .endsWith("/f")
                                .element(2)
                                .asString()
                                .startsWith("HKCU\\Software\\Classes\\slipway"));
        assertThat(entries.getLast())
                .contains("\"C:\\Users\\p\\Slipway\\Slipway.exe\" open \"%1\"");
        assertThat(entries).anySatisfy(entry -> assertThat(entry).contains("URL Protocol"));
    }

    @Test
    void elsewhereNothingHappens() {
        assertThatCode(WindowsIdentity::take).doesNotThrowAnyException();
        assertThatCode(WindowsIdentity::readLinks).doesNotThrowAnyException();
    }
}

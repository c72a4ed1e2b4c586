package dev.slipway.app.instance;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who this program is to Windows: the AppUserModelID that windows, taskbar and notifications are
/// grouped by, and the reader of `slipway://` links, for this user only. Nothing happens elsewhere,
/// and what does not work is logged: Slipway works without.
public final class WindowsIdentity {
    /// The same as the bundle id on macOS and the desktop file on Linux.
    static final String APP_USER_MODEL_ID = "dev.slipway.Slipway";

    private static final String CLASS = "HKCU\\Software\\Classes\\slipway";
    private static final Logger log = LoggerFactory.getLogger(WindowsIdentity.class);

    private WindowsIdentity() {}

    private static boolean isWindows() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
    }

    /// Before the first window: later ones would be grouped by another name.
    public static void take() {
        if (!isWindows()) {
            return;
        }
        try (var arena = Arena.ofConfined()) {
            var function =
                    SymbolLookup.libraryLookup("shell32.dll", arena)
                            .find("SetCurrentProcessExplicitAppUserModelID")
                            .orElseThrow();
            var call =
                    Linker.nativeLinker()
                            .downcallHandle(
                                    function,
                                    FunctionDescriptor.of(
                                            ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
            var id = arena.allocateFrom(APP_USER_MODEL_ID, StandardCharsets.UTF_16LE);
            var result = (int) call.invokeExact(id);
            if (result != 0) {
                log.warn("Windows did not take the AppUserModelID: {}", result);
            }
        } catch (Throwable noSuchWindows) {
            log.warn("The AppUserModelID could not be set", noSuchWindows);
        }
    }

    /// Has links opened by the installed program. Blocking, short; safe to do at each start.
    public static void readLinks() {
        var program = System.getProperty("jpackage.app-path");
        if (!isWindows() || program == null) {
            return;
        }
        for (var entry : entries(program)) {
            try {
                new ProcessBuilder(entry)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
            } catch (IOException e) {
                log.warn("Links are not registered: {}", e.getMessage());
                return;
            }
        }
    }

    /// The words for `reg`, one call an entry.
    static List<List<String>> entries(String program) {
        return List.of(
                entry(CLASS, "", "URL:Slipway"),
                entry(CLASS, "URL Protocol", ""),
                entry(CLASS + "\\DefaultIcon", "", program + ",0"),
                entry(CLASS + "\\shell\\open\\command", "", "\"" + program + "\" open \"%1\""));
    }

    private static List<String> entry(String key, String name, String value) {
        return name.isEmpty()
                ? List.of("reg", "add", key, "/ve", "/d", value, "/f")
                : List.of("reg", "add", key, "/v", name, "/d", value, "/f");
    }
}

package dev.slipway.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SystemTerminalTest {
    private static final List<String> SHELL = List.of("docker", "exec", "-it", "web-1", "sh");

    @Test
    void theTerminalThatAPersonChoseComesBeforeTheOthers() {
        var chosen =
                SystemTerminal.command(SHELL, "linux", Map.of("TERMINAL", "foot"), program -> true);
        assertThat(chosen.orElseThrow()).startsWith("foot", "-e", "docker").endsWith("sh");
        var found =
                SystemTerminal.command(
                        SHELL, "linux", Map.of(), program -> program.equals("xterm"));
        assertThat(found.orElseThrow()).startsWith("xterm", "-e", "docker");
    }

    @Test
    void whereThereIsNoneNothingIsStarted() {
        assertThat(SystemTerminal.command(SHELL, "linux", Map.of(), program -> false))
                .isEqualTo(Optional.empty());
    }

    @Test
    void theOtherSystemsHaveOneOfTheirOwn() {
        assertThat(SystemTerminal.command(SHELL, "mac os x", Map.of(), p -> false).orElseThrow())
                .contains(
                        "tell application \"Terminal\" to do script \"docker exec -it web-1 sh\"");
        assertThat(SystemTerminal.command(SHELL, "windows 11", Map.of(), p -> false).orElseThrow())
                .startsWith("cmd", "/c", "start");
    }
}

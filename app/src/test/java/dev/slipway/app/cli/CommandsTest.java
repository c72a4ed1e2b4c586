package dev.slipway.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;

final class CommandsTest {
    static List<Class<?>> commands() {
        return SlipwayCommand.COMMANDS;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsCalledAsItsClassIs(Class<?> type) {
        assertThat(type.getAnnotation(Command.class).name()).isEqualTo(Commands.nameOf(type));
    }

    @Test
    void aCallBuildsOnlyTheCommandsThatItNames() {
        assertThat(Commands.meantBy(List.of("--home", "/data", "status", "r1", "--json")))
                .containsExactly(StatusCommand.class);
        assertThat(Commands.meantBy(List.of("--home", "status", "doctor")))
                .as("a word may be a value")
                .containsExactly(DoctorCommand.class, StatusCommand.class);
    }

    @Test
    void allAreThereForHelpAndForWhatIsNone() {
        assertThat(Commands.meantBy(List.of())).isEqualTo(SlipwayCommand.COMMANDS);
        assertThat(Commands.meantBy(List.of("relaese"))).isEqualTo(SlipwayCommand.COMMANDS);
        assertThat(Commands.meantBy(List.of("help", "run"))).isEqualTo(SlipwayCommand.COMMANDS);
    }
}

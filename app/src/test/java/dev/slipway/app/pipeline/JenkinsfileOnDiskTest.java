package dev.slipway.app.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JenkinsfileOnDiskTest {
    @TempDir Path folder;

    @Test
    void aDetectedOneIsWrittenOnlyWhereThereIsNone() throws Exception {
        var file = folder.resolve("Jenkinsfile");

        new JenkinsfileOnDisk(file, Optional.empty(), true).write("one");

        assertThat(file).hasContent("one");
        assertThatThrownBy(() -> new JenkinsfileOnDisk(file, Optional.empty(), true).write("two"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        p -> assertThat(p.code()).isEqualTo("pipeline.exists"));
        assertThat(file).hasContent("one");
    }

    @Test
    void whatAnotherProgramWroteMeanwhileStays() throws Exception {
        var file = Files.writeString(folder.resolve("Jenkinsfile"), "theirs");

        assertThatThrownBy(
                        () -> new JenkinsfileOnDisk(file, Optional.of("read"), false).write("mine"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        p -> assertThat(p.code()).isEqualTo("pipeline.changed"));
        assertThat(file).hasContent("theirs");

        new JenkinsfileOnDisk(file, Optional.of("theirs"), false).write("mine");
        assertThat(file).hasContent("mine");
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() {
        var file = folder.resolve("none/Jenkinsfile");

        assertThatThrownBy(() -> JenkinsfileOnDisk.elsewhere(file).write("x"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        p -> assertThat(p.code()).isEqualTo("pipeline.unwritable"));
    }
}

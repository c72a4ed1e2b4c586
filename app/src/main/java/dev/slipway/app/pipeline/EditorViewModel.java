package dev.slipway.app.pipeline;

import dev.slipway.app.fx.Background;
import dev.slipway.app.problem.Problem;
import dev.slipway.core.Core;
import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.pipeline.Pipeline;
import dev.slipway.core.pipeline.Substitute;
import dev.slipway.core.source.Project;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// What the check has to say of a text that a person is writing: always of the newest one. FX
/// thread only; reading is done off it.
final class EditorViewModel {
    private final Core core;
    private final Background background;
    private final Project project;
    private final Consumer<Problem> failed;
    private final ReadOnlyObjectWrapper<Optional<Checked>> checked =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable Future<?> checking;
    private String text = "";

    /// @param pipeline as far as it could be read
    record Checked(Optional<Pipeline> pipeline, List<Finding> findings) {
        long errors() {
            return findings.stream().filter(Finding::isError).count();
        }
    }

    EditorViewModel(Core core, Background background, Project project, Consumer<Problem> failed) {
        this.core = core;
        this.background = background;
        this.project = project;
        this.failed = failed;
    }

    ReadOnlyObjectProperty<Optional<Checked>> checked() {
        return checked.getReadOnlyProperty();
    }

    Project project() {
        return project;
    }

    String text() {
        return text;
    }

    /// Checks this text; what was being checked before is not told any more.
    void check(String newer) {
        text = newer;
        if (checking != null) {
            checking.cancel(true);
        }
        checking =
                background.load(
                        () -> {
                            var parsed = core.pipelines().check(project.name(), newer);
                            return new Checked(parsed.pipeline(), parsed.findings());
                        },
                        done -> checked.set(Optional.of(done)),
                        failed);
    }

    /// Remembers what is done for a step that Slipway does not run, and checks again.
    void choose(String step, Substitute substitute) {
        background.load(
                () -> {
                    core.pipelines()
                            .substitute(
                                    project, step, substitute, System.getProperty("user.name", ""));
                    return step;
                },
                done -> check(text),
                failed);
    }

    /// The step that a finding is about, where a choice can be made for it.
    static Optional<String> stepOf(Finding finding) {
        boolean open =
                finding.code().equals("unsupported.step")
                        || finding.code().equals("pipeline.substitute");
        int from = finding.message().indexOf('`');
        int to = finding.message().indexOf('`', from + 1);
        return open && from >= 0 && to > from
                ? Optional.of(finding.message().substring(from + 1, to))
                : Optional.empty();
    }
}

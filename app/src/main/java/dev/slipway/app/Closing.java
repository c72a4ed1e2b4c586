package dev.slipway.app;

import atlantafx.base.theme.Styles;
import dev.slipway.app.shell.Question;
import dev.slipway.app.shell.ShellView;
import dev.slipway.core.pipeline.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The end of the program: at once if nothing is going on, else after a question that says what
/// becomes of it. FX thread only.
final class Closing {
    private static final int LOOKED_AT = 50;
    private final AppContext context;
    private final ShellView shell;

    Closing(AppContext context, ShellView shell) {
        this.context = context;
        this.shell = shell;
    }

    /// @param runs ids that end with the program · releases ids that go on without it
    private record GoingOn(List<String> runs, List<String> releases) {}

    void ask(Runnable end) {
        context.background()
                .load(this::look, goingOn -> decide(goingOn, end), unreadable -> end.run());
    }

    private GoingOn look() {
        var core = context.core();
        var runs =
                core.pipelines().list(Optional.empty(), Optional.empty(), LOOKED_AT).stream()
                        .filter(run -> run.status() == Status.RUNNING)
                        .map(run -> run.id().toString())
                        .toList();
        var releases = core.releases().live().stream().map(r -> r.id().toString()).toList();
        return new GoingOn(runs, releases);
    }

    /// Before the window goes into the tray: at once unless a release is live.
    void askBeforeHiding(Runnable hide, Runnable end) {
        context.background()
                .load(
                        this::look,
                        goingOn -> {
                            if (goingOn.releases.isEmpty()) {
                                hide.run();
                            } else {
                                ask(goingOn, List.of(toTray(hide), toEnd(end)));
                            }
                        },
                        unreadable -> hide.run());
    }

    private void decide(GoingOn goingOn, Runnable end) {
        if (goingOn.runs.isEmpty() && goingOn.releases.isEmpty()) {
            end.run();
        } else {
            ask(goingOn, List.of(toEnd(end)));
        }
    }

    private void ask(GoingOn goingOn, List<Question.Answer> answers) {
        var facts = new ArrayList<String>();
        goingOn.releases.forEach(id -> facts.add(context.text("shell.quit.release", id)));
        goingOn.runs.forEach(id -> facts.add(context.text("shell.quit.run", id)));
        var all = new ArrayList<Question.Answer>();
        all.add(new Question.Answer("stay", context.text("shell.quit.stay"), "", () -> {}));
        all.addAll(answers);
        shell.ask(context.text("shell.quit.title"), facts, all);
    }

    private Question.Answer toTray(Runnable hide) {
        return new Question.Answer("tray", context.text("shell.quit.tray"), "", hide);
    }

    private Question.Answer toEnd(Runnable end) {
        return new Question.Answer(
                "quit", context.text("shell.quit.quit"), Styles.DANGER, () -> handOver(end));
    }

    private void handOver(Runnable end) {
        context.background()
                .load(
                        () -> {
                            context.core().releases().ensureDriven();
                            return true;
                        },
                        done -> end.run(),
                        refused -> end.run());
    }
}

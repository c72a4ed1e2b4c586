package dev.slipway.app.run;

import atlantafx.base.theme.Styles;
import dev.slipway.app.AppContext;
import dev.slipway.app.problem.Problem;
import dev.slipway.app.theme.StatusIcon;
import dev.slipway.app.theme.Tone;
import dev.slipway.core.pipeline.PendingInput;
import dev.slipway.core.pipeline.RunId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What a run waits for a person to say, answered in place. Made anew only when it waits for
/// something else, so that nothing typed is lost. FX thread only.
final class InputPanel extends VBox {
    private static final double TALLEST_FORM = 170;
    private static final int EDGES = 4;

    private final AppContext context;
    private final RunId run;
    private final Consumer<Problem> refused;
    private List<PendingInput> shown = List.of();

    InputPanel(AppContext context, RunId run, Consumer<Problem> refused) {
        super(8);
        this.context = context;
        this.run = run;
        this.refused = refused;
        setId("inputs");
        managedProperty().bind(Bindings.isNotEmpty(getChildren()));
        visibleProperty().bind(managedProperty());
        getStyleClass().add("inputs");
    }

    void show(List<PendingInput> waiting) {
        if (!shown.equals(waiting)) {
            shown = waiting;
            getChildren().setAll(waiting.stream().map(this::ask).toList());
        }
    }

    private Node ask(PendingInput input) {
        var message = new Label(input.message());
        message.getStyleClass().add("strong");
        message.setWrapText(true);
        var where =
                new Label(
                        context.text(
                                "run.input.where",
                                input.stage(),
                                context.amounts().ago(input.since(), context.clock().instant())));
        where.getStyleClass().addAll("muted", "small");
        var form = new QuestionForm("input", input.questions());
        var words = new VBox(4, message, where);
        var as = submitters(input);
        if (!as.getItems().isEmpty()) {
            var who = new Label(context.text("run.input.submitter"));
            who.setLabelFor(as);
            var choice = new HBox(8, who, as);
            choice.setAlignment(Pos.CENTER_LEFT);
            words.getChildren().add(choice);
        }
        if (!input.questions().isEmpty()) {
            words.getChildren().add(scrolled(form));
        }
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        var line = new HBox(10, new StatusIcon(Tone.PAUSED), words, buttons(input, form, as));
        line.getStyleClass().add("input-panel");
        line.setId("input-" + input.id());
        return line;
    }

    /// Who may answer, if the input names some: one chooses for whom one does.
    private static ChoiceBox<String> submitters(PendingInput input) {
        var choice = new ChoiceBox<String>();
        choice.setId("input-as");
        Stream.of(input.submitter().split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(choice.getItems()::add);
        var me = System.getProperty("user.name", "");
        if (choice.getItems().contains(me)) {
            choice.setValue(me);
        } else if (choice.getItems().size() == 1) {
            choice.setValue(choice.getItems().getFirst());
        }
        return choice;
    }

    private static Node scrolled(QuestionForm form) {
        var pane = new ScrollPane(form);
        pane.setFitToWidth(true);
        pane.setMaxHeight(TALLEST_FORM);
        pane.minHeightProperty().bind(Bindings.min(form.heightProperty().add(EDGES), TALLEST_FORM));
        pane.getStyleClass().add("edge-to-edge");
        return pane;
    }

    private HBox buttons(PendingInput input, QuestionForm form, ChoiceBox<String> as) {
        var goOn = new Button(input.ok());
        goOn.setId("input-ok");
        goOn.getStyleClass().add(Styles.ACCENT);
        goOn.setMnemonicParsing(false);
        var abort = new Button(context.text("run.input.abort"));
        abort.setId("input-abort");
        var buttons = new HBox(8, abort, goOn);
        buttons.setAlignment(Pos.TOP_RIGHT);
        buttons.setMinWidth(USE_PREF_SIZE);
        goOn.setOnAction(e -> answer(input, true, form.values(), as, buttons));
        abort.setOnAction(e -> answer(input, false, Map.of(), as, buttons));
        return buttons;
    }

    private void answer(
            PendingInput input,
            boolean goesOn,
            Map<String, String> values,
            ChoiceBox<String> as,
            Node buttons) {
        var by = as.getValue() == null ? System.getProperty("user.name", "") : as.getValue();
        buttons.setDisable(true);
        context.background()
                .load(
                        () -> {
                            context.core().pipelines().answer(run, input.id(), goesOn, values, by);
                            return true;
                        },
                        done -> {},
                        problem -> {
                            buttons.setDisable(false);
                            refused.accept(problem);
                        });
    }
}

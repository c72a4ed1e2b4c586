package dev.slipway.app.shell;

import dev.slipway.app.AppContext;
import dev.slipway.app.fx.FxThread;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The window's frame with the page of the current address in it. Made anew when the language
/// changes; `close` lets the old one go. FX thread only.
public final class ShellView extends StackPane implements AutoCloseable {
    private final AppContext context;
    private final List<Section> sections;
    private final Actions actions;
    private final TopBar topBar;
    private final StackPane place = new StackPane();
    private final javafx.util.Subscription following;
    private @Nullable Page page;
    private @Nullable Address shown;
    private @Nullable Node over;
    private @Nullable Node focusBefore;

    /// @param dropped takes the folders and URLs that were dropped anywhere on the window
    /// @param quit asks to end the program
    public ShellView(
            AppContext context,
            List<Section> sections,
            EngineWatch engine,
            Look look,
            Consumer<List<String>> dropped,
            Runnable quit) {
        this.context = context;
        this.sections = List.copyOf(sections);
        this.actions = new Actions(context, sections, look, engine, this::search, quit);
        this.topBar = new TopBar(context, actions, look);
        getStyleClass().add("shell");
        getChildren().addAll(frame(engine), notices());
        new DropTarget(this, dropped);
        addEventFilter(KeyEvent.ANY, this::keys);
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::sideButtons);
        following = context.navigator().current().subscribe(this::open);
    }

    private BorderPane frame(EngineWatch engine) {
        var rail = new Rail(context, sections);
        widthProperty().subscribe(width -> rail.fit(width.doubleValue()));
        place.setId("page");
        place.getStyleClass().add("page");
        place.setMinSize(0, 0);
        var middle = new BorderPane(place);
        middle.setTop(new VBox(topBar, new EngineBanner(context, engine)));
        var frame = new BorderPane(middle);
        frame.setLeft(rail);
        frame.setBottom(new StatusBar(context, engine));
        return frame;
    }

    private NoticesView notices() {
        var notices = new NoticesView(context);
        setAlignment(notices, Pos.BOTTOM_RIGHT);
        return notices;
    }

    private void open(Address address) {
        var before = shown;
        shown = address;
        if (page != null && before != null && address.samePage(before)) {
            page.select(address);
            return;
        }
        leave();
        var next = pageOf(address);
        page = next;
        place.getChildren().setAll(next.view());
        topBar.show(next.crumbs());
        focusPage();
    }

    /// Gives the keys to the page as a whole, so that no field of it is typed into unasked.
    public void focusPage() {
        place.requestFocus();
    }

    private Page pageOf(Address address) {
        return sections.stream()
                .filter(section -> section.owns(address))
                .findFirst()
                .flatMap(section -> section.open(address, context))
                .orElseGet(() -> new NoSuchPage(address, context));
    }

    private void leave() {
        if (page != null) {
            page.close();
            page = null;
        }
    }

    /// All that can be done from here, for the cheat sheet.
    public Actions actions() {
        return actions;
    }

    /// Opens the box that goes anywhere and does anything.
    public void search() {
        if (over instanceof SearchBox) {
            uncover();
            return;
        }
        var box = new SearchBox(context, actions, this::uncover);
        cover(box);
        box.takeFocus();
    }

    /// Asks for a decision; the first answer changes nothing.
    public void ask(String title, List<String> facts, List<Question.Answer> answers) {
        var question = new Question(title, facts, answers, this::uncover);
        cover(question);
        question.takeFocus();
    }

    private void cover(Region shade) {
        uncover();
        focusBefore = getScene() == null ? null : getScene().getFocusOwner();
        over = shade;
        getChildren().add(shade);
    }

    private void uncover() {
        if (over != null) {
            getChildren().remove(over);
            if (over instanceof SearchBox box) {
                box.close();
            }
            over = null;
            var back = focusBefore;
            if (back != null) {
                FxThread.later(back::requestFocus);
            }
        }
    }

    private void keys(KeyEvent event) {
        if (event.getEventType() == KeyEvent.KEY_RELEASED || over instanceof Question) {
            return;
        }
        actions.askedBy(event)
                .ifPresent(action -> {
                    event.consume();
                    action.act().run();
                });
    }

    private void sideButtons(MouseEvent event) {
        if (event.getButton() == MouseButton.BACK) {
            context.navigator().back();
        } else if (event.getButton() == MouseButton.FORWARD) {
            context.navigator().forward();
        }
    }

    @Override
    public void close() {
        following.unsubscribe();
        uncover();
        leave();
    }
}

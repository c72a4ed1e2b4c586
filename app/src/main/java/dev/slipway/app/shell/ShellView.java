package dev.slipway.app.shell;

import dev.slipway.app.AppContext;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The window's frame with the page of the current address in it. Made anew when the language
/// changes; `close` lets the old one go. FX thread only.
public final class ShellView extends StackPane implements AutoCloseable {
    private static final KeyCombination BACK =
            new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN);
    private static final KeyCombination FORWARD =
            new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.ALT_DOWN);

    private final AppContext context;
    private final List<Section> sections;
    private final TopBar topBar;
    private final StackPane place = new StackPane();
    private final javafx.util.Subscription following;
    private @Nullable Page page;
    private @Nullable Address shown;

    /// @param dropped takes the folders and URLs that were dropped anywhere on the window
    public ShellView(
            AppContext context,
            List<Section> sections,
            EngineWatch engine,
            Look look,
            Consumer<List<String>> dropped) {
        this.context = context;
        this.sections = List.copyOf(sections);
        this.topBar = new TopBar(context, look);
        getStyleClass().add("shell");
        getChildren().addAll(frame(engine), notices());
        new DropTarget(this, dropped);
        addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
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

    private void keys(KeyEvent event) {
        if (BACK.match(event)) {
            context.navigator().back();
            event.consume();
        } else if (FORWARD.match(event)) {
            context.navigator().forward();
            event.consume();
        }
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
        leave();
    }
}

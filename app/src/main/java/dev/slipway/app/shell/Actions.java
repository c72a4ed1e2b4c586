package dev.slipway.app.shell;

import dev.slipway.app.AppContext;
import dev.slipway.app.theme.ThemeChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// All actions that work on every page: the one list behind keys, palette and cheat sheet. FX
/// thread only.
public final class Actions {
    private static final List<KeyCode> DIGITS =
            List.of(
                    KeyCode.DIGIT1,
                    KeyCode.DIGIT2,
                    KeyCode.DIGIT3,
                    KeyCode.DIGIT4,
                    KeyCode.DIGIT5,
                    KeyCode.DIGIT6,
                    KeyCode.DIGIT7,
                    KeyCode.DIGIT8,
                    KeyCode.DIGIT9);
    private static final KeyCombination[] NONE = {};

    private final AppContext context;
    private final List<Action> all = new ArrayList<>();

    /// @param search opens the palette · quit asks to end the program
    Actions(
            AppContext context,
            List<Section> sections,
            Look look,
            EngineWatch engine,
            Runnable search,
            Runnable quit) {
        this.context = context;
        add("search", "fth-search", search, control(KeyCode.K));
        moving();
        sections(sections);
        making();
        looking(look);
        add("copyAddress", "fth-link", this::copyAddress, control(KeyCode.L));
        add("recheckEngine", "fth-refresh-cw", engine::recheck, NONE);
        add("quit", "fth-power", quit, control(KeyCode.Q));
    }

    private void moving() {
        var navigator = context.navigator();
        add("back", "fth-chevron-left", navigator::back, alt(KeyCode.LEFT));
        add("forward", "fth-chevron-right", navigator::forward, alt(KeyCode.RIGHT));
        add(
                "help",
                "fth-help-circle",
                () -> navigator.go(Address.of("help")),
                new KeyCodeCombination(KeyCode.F1));
    }

    private void sections(List<Section> sections) {
        for (int i = 0; i < sections.size() && i < DIGITS.size(); i++) {
            var section = sections.get(i);
            add(
                    "go." + section.id(),
                    section.icon(),
                    () -> context.navigator().go(section.home()),
                    control(DIGITS.get(i)));
        }
    }

    private void making() {
        add(
                "addProject",
                "fth-folder-plus",
                () -> context.navigator().go(Address.of("projects").with("add", "yes")),
                control(KeyCode.O));
        add("templates", "fth-copy", () -> context.navigator().go(Address.of("templates")), NONE);
        add(
                "newRelease",
                "fth-send",
                () -> context.navigator().go(Address.of("releases", "new")),
                control(KeyCode.N));
    }

    private void looking(Look look) {
        add(
                "zoomIn",
                "fth-zoom-in",
                () -> look.zoom(Zoom.in(look.zoom())),
                control(KeyCode.PLUS),
                control(KeyCode.EQUALS),
                control(KeyCode.ADD),
                new KeyCodeCombination(
                        KeyCode.EQUALS, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
        add(
                "zoomOut",
                "fth-zoom-out",
                () -> look.zoom(Zoom.out(look.zoom())),
                control(KeyCode.MINUS),
                control(KeyCode.SUBTRACT));
        add(
                "zoomNormal",
                "fth-maximize",
                () -> look.zoom(Zoom.NORMAL),
                control(KeyCode.DIGIT0),
                control(KeyCode.NUMPAD0));
        add("themeLight", "fth-sun", () -> look.theme(ThemeChoice.LIGHT), NONE);
        add("themeDark", "fth-moon", () -> look.theme(ThemeChoice.DARK), NONE);
        add("themeSystem", "fth-monitor", () -> look.theme(ThemeChoice.SYSTEM), NONE);
        add("languageEnglish", "fth-globe", () -> look.language("en"), NONE);
        add("languageChinese", "fth-globe", () -> look.language("zh-CN"), NONE);
    }

    private void add(String id, String icon, Runnable act, KeyCombination... keys) {
        all.add(new Action(id, icon, List.of(keys), act));
    }

    private static KeyCombination control(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCombination alt(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.ALT_DOWN);
    }

    private void copyAddress() {
        var content = new ClipboardContent();
        content.putString(context.navigator().current().get().toString());
        Clipboard.getSystemClipboard().setContent(content);
        context.notices().tell(context.text("shell.addressCopied"));
    }

    public List<Action> all() {
        return List.copyOf(all);
    }

    Action of(String id) {
        return all.stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow();
    }

    public String words(Action action) {
        return context.text("shell.action." + action.id());
    }

    /// What these keys ask for; `?` asks for help unless one is writing.
    Optional<Action> askedBy(KeyEvent event) {
        if (event.getEventType() == KeyEvent.KEY_TYPED) {
            boolean writing = event.getTarget() instanceof TextInputControl;
            return event.getCharacter().equals("?") && !writing
                    ? Optional.of(of("help"))
                    : Optional.empty();
        }
        return all.stream().filter(action -> action.isAskedBy(event)).findFirst();
    }
}

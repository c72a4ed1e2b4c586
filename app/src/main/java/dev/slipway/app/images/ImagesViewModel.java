package dev.slipway.app.images;

import dev.slipway.app.fx.Background;
import dev.slipway.app.fx.Refresh;
import dev.slipway.app.problem.Problem;
import dev.slipway.core.Core;
import dev.slipway.core.engine.Engines;
import dev.slipway.core.engine.ImageId;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.release.ReleaseId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// The images of the default engine, who holds each, and what can go. FX thread only.
final class ImagesViewModel implements AutoCloseable {
    private static final int RUNS = 500;
    private final Core core;
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<Content>> content =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem =
            new SimpleObjectProperty<>(Optional.empty());
    private final Refresh<Content> refresh;

    /// What was read at one time.
    record Content(List<ImageRow> rows, Room room) {}

    /// What a clean-up did.
    ///
    /// @param kept name and why
    record Cleaned(int removed, long bytes, Map<String, String> kept) {}

    ImagesViewModel(Core core, Background background) {
        this.core = core;
        this.background = background;
        this.refresh = new Refresh<>(background, this::read, this::show, this::refused);
        refresh.ask();
    }

    void reload() {
        problem.set(Optional.empty());
        refresh.ask();
    }

    private Content read() {
        var engine = core.engines().engine(Engines.DEFAULT);
        var builders = builders();
        var pins = pins();
        var users = new HashMap<ImageId, List<String>>();
        engine.containers()
                .list(Map.of())
                .forEach(c ->
                        users.computeIfAbsent(c.imageId(), i -> new ArrayList<>()).add(c.name()));
        var rows = new ArrayList<ImageRow>();
        for (var image : engine.images().list()) {
            var id = image.id().value();
            rows.add(
                    new ImageRow(
                            image,
                            Optional.ofNullable(builders.get(id)),
                            pins.getOrDefault(id, List.of()),
                            users.getOrDefault(image.id(), List.of())));
        }
        long all = rows.stream().mapToLong(r -> r.image().size()).sum();
        long free = rows.stream().filter(ImageRow::canGo).mapToLong(r -> r.image().size()).sum();
        return new Content(rows, Room.of(core.home(), all, free));
    }

    /// Image ID to the latest run that built it.
    private Map<String, String> builders() {
        var builders = new HashMap<String, String>();
        for (var run : core.pipelines().list(Optional.empty(), Optional.empty(), RUNS)) {
            run.images().forEach(i -> builders.putIfAbsent(i.imageId(), run.id().toString()));
        }
        return builders;
    }

    /// Image ID to the releases that hold it.
    private Map<String, List<String>> pins() {
        var pins = new HashMap<String, List<String>>();
        core.pinnedImages()
                .all()
                .forEach((image, by) ->
                        pins.put(image, by.stream().map(ReleaseId::toString).toList()));
        return pins;
    }

    private void show(Content read) {
        if (!content.get().equals(Optional.of(read))) {
            content.set(Optional.of(read));
        }
    }

    private void refused(Problem why) {
        problem.set(Optional.of(why));
    }

    /// Removes these and tells what came of it; one that cannot go is said and the rest goes on.
    void clean(String name, List<ImageRow> chosen, Consumer<Cleaned> then) {
        background.start(
                name,
                () -> remove(chosen),
                cleaned -> {
                    refresh.ask();
                    then.accept(cleaned);
                },
                this::refused);
    }

    private Cleaned remove(List<ImageRow> chosen) {
        var images = core.engines().engine(Engines.DEFAULT).images();
        int removed = 0;
        long bytes = 0;
        var kept = new HashMap<String, String>();
        // A release may have begun since the list was shown.
        var pins = pins();
        for (var row : chosen) {
            var by = pins.get(row.image().id().value());
            if (by != null) {
                kept.put(row.name(), String.join(", ", by));
                continue;
            }
            try {
                var tags = row.image().tags();
                if (tags.isEmpty()) {
                    images.remove(row.image().id().value());
                }
                tags.forEach(images::remove);
                removed++;
                bytes += row.image().size();
            } catch (ProblemException refusedByEngine) {
                kept.put(row.name(), refusedByEngine.summary());
            }
        }
        return new Cleaned(removed, bytes, kept);
    }

    ReadOnlyObjectProperty<Optional<Content>> content() {
        return content.getReadOnlyProperty();
    }

    ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    @Override
    public void close() {
        refresh.close();
    }
}

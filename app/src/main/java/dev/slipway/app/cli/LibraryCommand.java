package dev.slipway.app.cli;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `slipway library add | list | remove`: where Jenkins' shared libraries are.
@Command(
        name = "library",
        description = "Say where the shared libraries are that Jenkinsfiles name.")
final class LibraryCommand extends BaseCommand {
    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    LibraryCommand(SlipwayCommand root) {
        super(root);
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Say add, list or remove.");
    }

    private int print() {
        var sorted = new TreeMap<>(core().pipelines().libraries().all());
        session()
                .result(
                        () -> {
                            var items = Json.object();
                            var list = items.putArray("items");
                            sorted.forEach((name, where) ->
                                    list.addObject()
                                            .put("name", name)
                                            .put("location", where.split("#", 2)[0])
                                            .put(
                                                    "ref",
                                                    where.contains("#")
                                                            ? where.split("#", 2)[1]
                                                            : null));
                            return items.putNull("next");
                        },
                        () ->
                                sorted.isEmpty()
                                        ? List.of("No shared library is known.")
                                        : sorted.entrySet().stream()
                                                .map(it -> it.getKey() + "  " + it.getValue())
                                                .toList());
        return OK;
    }

    /// `slipway library add NAME URL|PATH [--ref R]`
    @Command(name = "add", description = "Name the git repository of a shared library.")
    int add(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "URL|PATH") String location,
            @Option(
                            names = "--ref",
                            paramLabel = "REF",
                            description = "default: its own default branch")
                    @Nullable String ref) {
        core().pipelines().libraries().add(name, location, ref);
        return print();
    }

    /// `slipway library list`
    @Command(name = "list", description = "List the shared libraries.")
    int list() {
        return print();
    }

    /// `slipway library remove NAME`
    @Command(name = "remove", description = "Forget a shared library.")
    int remove(@Parameters(paramLabel = "NAME") String name) {
        core().pipelines().libraries().remove(name);
        return print();
    }
}

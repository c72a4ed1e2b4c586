package dev.slipway.core.bars;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.core.Core;
import dev.slipway.core.CoreOptions;
import dev.slipway.core.bars.PluginExpectations.Expectation;
import dev.slipway.core.pipeline.RunRequest;
import dev.slipway.core.pipeline.Trigger;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.secret.SecretId;
import dev.slipway.core.secret.SecretScope;
import dev.slipway.core.settings.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/// Bar: valid pipelines of Jenkins' Declarative plugin, run in one small image, come out as the
/// plugin's own tests expect. Arguments: the folder of its test resources, that of its test
/// classes, and a regular expression where only some are wanted. Held if at least 200 different
/// files agree.
public final class PluginPipelinesBar {
    private static final int WANTED = 200;
    private static final int AT_ONCE = 3;
    private static final long PATIENCE_SECONDS = 240;

    private final Path resources;
    private final Path folder;
    private final Map<Place, Core> cores = new HashMap<>();
    private final Map<Map<String, String>, String> images = new HashMap<>();
    private final Map<String, Integer> verdicts = new TreeMap<>();
    private final java.util.Set<String> agreed = new java.util.TreeSet<>();

    private PluginPipelinesBar(Path resources, Path folder) {
        this.resources = resources;
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        var resources = Path.of(arguments[0]);
        var expectations = PluginExpectations.read(resources, Path.of(arguments[1]));
        if (arguments.length > 2) {
            expectations.removeIf(
                    it -> !(it.test() + " " + it.file()).matches(".*(" + arguments[2] + ").*"));
        }
        var folder = Files.createTempDirectory("plugin-pipelines");
        var bar = new PluginPipelinesBar(resources, folder);
        try {
            bar.measure(expectations);
        } finally {
            bar.close();
            Folders.delete(folder);
        }
        System.exit(bar.agreed.size() >= WANTED ? 0 : 1);
    }

    private void measure(List<Expectation> expectations) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var running = new ArrayList<Future<?>>();
            for (var i = 0; i < expectations.size(); i++) {
                var number = i;
                var expected = expectations.get(i);
                var core = core(expected);
                running.add(submit(threads, () -> play(core, number, expected)));
            }
            for (var run : running) {
                run.get();
            }
        }
        System.out.printf(
                "bar plugin-pipelines %d files agree, %s of %d expectations%n",
                agreed.size(), verdicts, expectations.size());
    }

    private static Future<?> submit(ExecutorService threads, Callable<?> work) {
        return threads.submit(work);
    }

    /// Tests with the same agents and secrets share a home.
    private Core core(Expectation expected) throws IOException, InterruptedException {
        var place = new Place(expected.env(), expected.scene());
        var known = cores.get(place);
        if (known != null) {
            return known;
        }
        var table = new TreeMap<String, String>();
        table.put("any", image(Map.of("ONAGENT", "true", "WHICH_AGENT", "first"), expected.env()));
        for (var agent : expected.scene().agents()) {
            var image = image(agent.variables(), expected.env());
            table.put(agent.labels(), image);
            for (var label : agent.labels().split(" ")) {
                table.put(label, image);
            }
        }
        var home = Files.createDirectories(folder.resolve("home-" + cores.size()));
        Files.writeString(
                home.resolve("settings.json"),
                new JsonMapper()
                        .writeValueAsString(
                                Map.of(
                                        "version",
                                        1,
                                        "runs",
                                        Map.of("atOnce", 8, "perProject", 2),
                                        "agents",
                                        table)));
        var core = Core.open(new CoreOptions(home, List.of()));
        expected.scene()
                .secrets()
                .forEach((name, secret) ->
                        core.secrets().put(new SecretId(SecretScope.HOME, name), secret, ""));
        cores.put(place, core);
        return core;
    }

    /// What a test has around it.
    private record Place(Map<String, String> env, PluginSetUp.Scene scene) {}

    /// The small image with an agent's variables and the Maven that the plugin's tests install.
    private String image(Map<String, String> agent, Map<String, String> env)
            throws IOException, InterruptedException {
        var all = new TreeMap<>(agent);
        all.putAll(env);
        var known = images.get(all);
        if (known != null) {
            return known;
        }
        var image = "slipway-bar/declarative:" + images.size();
        var place = Files.createDirectories(folder.resolve("image"));
        var text = new StringBuilder("FROM busybox:stable\n");
        text.append(
                "RUN printf '#!/bin/sh\\necho Apache Maven 3.0.1\\n' >/bin/mvn; chmod +x"
                        + " /bin/mvn\nRUN printf '#!/bin/sh\\necho Apache Ant\\n' >/bin/ant;"
                        + " chmod +x /bin/ant\n");
        all.forEach((key, value) ->
                text.append("ENV ")
                        .append(key)
                        .append("=\"")
                        .append(value.replaceAll("([\\\\\"$])", "\\\\$1"))
                        .append("\"\n"));
        Files.writeString(place.resolve("Dockerfile"), text);
        docker("build", "-q", "-t", image, place.toString());
        images.put(all, image);
        return image;
    }

    private static void docker(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(List.of(arguments));
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command));
        }
    }

    private boolean play(Core core, int number, Expectation expected) throws Exception {
        var repository = repository(number, expected);
        var began = System.nanoTime();
        try {
            var project = core.projects().add(repository.toString(), "p" + number);
            var started =
                    core.pipelines()
                            .start(
                                    new RunRequest(
                                            project,
                                            "HEAD",
                                            Map.of(),
                                            Trigger.MANUAL,
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            false));
            var run = ended(started);
            if (run.isEmpty()) {
                core.pipelines().cancel(started.id());
                tell("hangs", expected, List.of(), began);
                return false;
            }
            var wrong = PluginComparison.of(expected, run.get(), core.pipelines());
            tell(wrong.isEmpty() ? "agrees" : "differs", expected, wrong, began);
        } catch (ProblemException refused) {
            var words = String.valueOf(refused.getMessage());
            var wrong = PluginComparison.ofRefusal(expected, words);
            tell(wrong.isEmpty() ? "agrees" : "refused", expected, wrong, began);
        } finally {
            Folders.delete(repository);
        }
        return true;
    }

    private static Optional<dev.slipway.core.pipeline.PipelineRun> ended(
            dev.slipway.core.pipeline.Pipelines.Started started) throws Exception {
        try (var waiter = Executors.newVirtualThreadPerTaskExecutor()) {
            var end = waiter.submit(started::await);
            try {
                return Optional.of(end.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            } catch (TimeoutException late) {
                end.cancel(true);
                return Optional.empty();
            } catch (ExecutionException broken) {
                throw new IllegalStateException(broken.getCause());
            }
        }
    }

    private Path repository(int number, Expectation expected) throws IOException, GitAPIException {
        var repository = Files.createDirectories(folder.resolve("p" + number));
        Files.copy(resources.resolve(expected.file()), repository.resolve("Jenkinsfile"));
        for (var other : expected.others().entrySet()) {
            Files.copy(resources.resolve(other.getValue()), repository.resolve(other.getKey()));
        }
        try (var git =
                Git.init().setDirectory(repository.toFile()).setInitialBranch("master").call()) {
            git.add().addFilepattern(".").call();
            git.commit().setSign(false).setAuthor("a", "a@b.invalid").setMessage("x").call();
        }
        return repository;
    }

    private synchronized void tell(
            String verdict, Expectation expected, List<String> wrong, long began) {
        verdicts.merge(verdict, 1, Integer::sum);
        if (verdict.equals("agrees")) {
            agreed.add(expected.file());
        } else {
            System.out.printf(
                    "%s  %s  %s  %.1f s%n",
                    verdict, expected.test(), expected.file(), (System.nanoTime() - began) / 1e9);
            wrong.forEach(it -> System.out.println("    " + it));
        }
    }

    private void close() throws IOException, InterruptedException {
        cores.values().forEach(Core::close);
        for (var image : images.values()) {
            docker("image", "rm", "-f", image);
        }
    }
}

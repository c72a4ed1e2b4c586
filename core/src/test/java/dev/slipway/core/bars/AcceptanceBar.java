package dev.slipway.core.bars;

import dev.slipway.core.pipeline.Finding;
import dev.slipway.core.pipeline.Substitutes;
import dev.slipway.core.pipeline.jenkinsfile.JenkinsfileParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import org.codehaus.groovy.control.CompilationFailedException;

/// Bar: of public Jenkinsfiles all are parsed (or refused by Groovy's own old parser too), 85 %
/// have no unsupported construct, none crashes or takes long. The files are nobody's of ours and
/// are named by an argument: a folder with one Jenkinsfile a file. Every second one, in the order
/// of their names, is kept back: of it only the figures are told, of the others also what blocks
/// them.
public final class AcceptanceBar {
    private static final double LEAST_SUPPORTED = 0.85;
    private static final long LONGEST = 3_000;

    private AcceptanceBar() {}

    /// What became of one file.
    private record Read(
            Path file, boolean isParsed, boolean isCrash, List<Finding> errors, long ms) {
        boolean isSupported() {
            return isParsed
                    && errors.stream().noneMatch(it -> it.code().startsWith("unsupported."));
        }

        boolean isMistaken() {
            return errors.stream().anyMatch(it -> !it.code().startsWith("unsupported."));
        }
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            System.err.println("packaging/bars.d/acceptance FOLDER: which Jenkinsfiles?");
            System.exit(2);
        }
        var files = new ArrayList<Path>();
        try (var folder = Files.list(Path.of(arguments[0]))) {
            folder.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
        var all = new ArrayList<Read>();
        for (var file : files) {
            all.add(read(file));
        }
        var working = everySecond(all, 0);
        var keptBack = everySecond(all, 1);
        blocking(working);
        var isHeld = told("working", working) & told("kept-back", keptBack);
        System.exit(isHeld ? 0 : 1);
    }

    private static Read read(Path file) throws IOException {
        var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        var begun = System.nanoTime();
        var isCrash = false;
        List<Finding> errors = List.of();
        try {
            errors =
                    new JenkinsfileParser()
                                    .convert(file.getFileName().toString(), text, Substitutes.NONE)
                                    .findings()
                                    .stream()
                                    .filter(Finding::isError)
                                    .toList();
        } catch (RuntimeException | StackOverflowError e) {
            isCrash = true;
        }
        var ms = (System.nanoTime() - begun) / 1_000_000;
        isCrash |= errors.stream().anyMatch(it -> it.code().equals("pipeline.tooBig"));
        var isBroken = errors.stream().anyMatch(it -> it.code().equals("pipeline.syntax"));
        return new Read(file, !isBroken || isRefusedByGroovy(text), isCrash, errors, ms);
    }

    private static boolean isRefusedByGroovy(String text) {
        try {
            ParseSpeed.bare(text);
            return false;
        } catch (CompilationFailedException e) {
            return true;
        }
    }

    private static List<Read> everySecond(List<Read> all, int from) {
        var some = new ArrayList<Read>();
        for (var i = from; i < all.size(); i += 2) {
            some.add(all.get(i));
        }
        return some;
    }

    /// What is not supported, by the number of files that it stops.
    private static void blocking(List<Read> files) {
        var by = new TreeMap<String, TreeSet<String>>();
        for (var file : files) {
            for (var error : file.errors()) {
                by.computeIfAbsent(error.code() + ": " + error.message(), _ -> new TreeSet<>())
                        .add(file.file().getFileName().toString());
            }
        }
        by.entrySet().stream()
                .sorted((one, other) -> other.getValue().size() - one.getValue().size())
                .forEach(it ->
                        System.out.printf(
                                "%4d  %s  %s%n", it.getValue().size(), it.getKey(), it.getValue()));
    }

    private static boolean told(String half, List<Read> files) {
        var parsed = files.stream().filter(Read::isParsed).count();
        var supported = files.stream().filter(Read::isSupported).count();
        var mistaken = files.stream().filter(Read::isMistaken).count();
        var crashes = files.stream().filter(Read::isCrash).count();
        var slowest = files.stream().mapToLong(Read::ms).max().orElse(0);
        System.out.printf(
                Locale.ROOT,
                "bar acceptance %s: %d files, %d parsed (%.1f %%), %d without an unsupported"
                        + " construct (%.1f %%), %d with a mistake of their own, %d crashes, slowest"
                        + " %d ms%n",
                half,
                files.size(),
                parsed,
                100.0 * parsed / Math.max(1, files.size()),
                supported,
                100.0 * supported / Math.max(1, files.size()),
                mistaken,
                crashes,
                slowest);
        return parsed == files.size()
                && supported >= LEAST_SUPPORTED * files.size()
                && crashes == 0
                && slowest < LONGEST;
    }
}

package dev.slipway.core.pipeline.archive;

import dev.slipway.core.pipeline.RunArchive.Entry;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.settings.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Which runs a rule lets go, as Jenkins' log rotator counts: per branch, a run and its attempts as
/// one, by number or by age. What goes on, what somebody holds, a living branch's last success and
/// its last run that was no failure stay in any case, and so does the project's newest run, whose
/// number the next one counts on from. Pure.
///
/// @param runs that go · artifacts runs that stay and whose artifacts go
record Rotation(List<RunId> runs, List<RunId> artifacts) {

    /// @param entries of one project, newest first · held runs that stay whatever the rule says ·
    ///   isLiving tells whether a branch is still there
    static Rotation of(
            List<Entry> entries,
            Retention rule,
            Set<RunId> held,
            Predicate<String> isLiving,
            Instant now) {
        var runs = new ArrayList<RunId>();
        var artifacts = new ArrayList<RunId>();
        var newest = entries.isEmpty() ? 0 : entries.getFirst().id().number();
        for (var branch : branches(entries).entrySet()) {
            var stays =
                    isLiving.test(branch.getKey())
                            ? lastGood(branch.getValue())
                            : Set.<Integer>of();
            var place = 0;
            for (var unit : branch.getValue()) {
                place++;
                if (stays.contains(unit.number())
                        || unit.number() == newest
                        || unit.isWanted(held)) {
                    continue;
                }
                if (isOver(unit, place, rule.runs(), rule.days(), now)) {
                    unit.attempts().forEach(it -> runs.add(it.id()));
                } else if (isOver(unit, place, rule.artifactRuns(), rule.artifactDays(), now)) {
                    unit.attempts().stream()
                            .filter(Entry::hasArtifacts)
                            .forEach(it -> artifacts.add(it.id()));
                }
            }
        }
        return new Rotation(List.copyOf(runs), List.copyOf(artifacts));
    }

    /// A run with its attempts.
    private record Unit(int number, List<Entry> attempts) {
        boolean isWanted(Set<RunId> held) {
            return attempts.stream()
                    .anyMatch(
                            it -> !it.status().isFinal() || it.isKept() || held.contains(it.id()));
        }

        boolean has(Set<Status> how) {
            return attempts.stream().anyMatch(it -> how.contains(it.status()));
        }
    }

    private static boolean isOver(Unit unit, int place, int most, int days, Instant now) {
        var newest = unit.attempts().getFirst().at();
        return (most > 0 && place > most)
                || (days > 0 && newest.isBefore(now.minus(Duration.ofDays(days))));
    }

    private static Set<Integer> lastGood(List<Unit> branch) {
        var numbers = new HashSet<Integer>();
        for (var how : List.of(Set.of(Status.SUCCESS), Set.of(Status.SUCCESS, Status.UNSTABLE))) {
            branch.stream()
                    .filter(unit -> unit.has(how))
                    .findFirst()
                    .ifPresent(unit -> numbers.add(unit.number()));
        }
        return numbers;
    }

    private static Map<String, List<Unit>> branches(List<Entry> entries) {
        var units = new LinkedHashMap<Integer, List<Entry>>();
        entries.forEach(
                it -> units.computeIfAbsent(it.id().number(), _ -> new ArrayList<>()).add(it));
        var branches = new LinkedHashMap<String, List<Unit>>();
        units.entrySet().stream()
                .sorted(Map.Entry.<Integer, List<Entry>>comparingByKey().reversed())
                .map(it -> new Unit(it.getKey(), it.getValue()))
                .forEach(unit ->
                        branches.computeIfAbsent(branch(unit), _ -> new ArrayList<>()).add(unit));
        return branches;
    }

    /// Commits that were asked for by their hash count as one branch.
    private static String branch(Unit unit) {
        var ref = unit.attempts().getFirst().ref();
        return ref.matches("[0-9a-f]{7,40}") ? "" : ref;
    }
}

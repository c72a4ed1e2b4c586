package dev.slipway.app.projects;

import dev.slipway.app.shell.Address;
import dev.slipway.core.pipeline.RunId;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.source.ProjectName;
import java.util.Optional;
import java.util.regex.Pattern;

/// The addresses of projects and runs, in both directions.
public final class Places {
    private static final Pattern NUMBER =
            Pattern.compile("([1-9][0-9]{0,8})(?:\\.([1-9][0-9]{0,8}))?");

    private Places() {}

    public static Address projects() {
        return Address.of("projects");
    }

    public static Address of(ProjectName project) {
        return Address.of("project", project.value());
    }

    public static Address of(RunId run) {
        return of(run.project()).child("run", number(run));
    }

    /// Where a run is started again with another Jenkinsfile.
    public static Address replay(RunId run) {
        return of(run).child("replay");
    }

    /// Where a project's pipeline is looked at, checked and edited.
    public static Address pipeline(ProjectName project) {
        return of(project).child("pipeline");
    }

    /// Where a run's parameters are filled in.
    public static Address build(ProjectName project, String ref) {
        return of(project).child("build").with("ref", ref);
    }

    /// `42`, its second attempt `42.2`
    public static String number(RunId run) {
        return run.number() + (run.attempt() == 1 ? "" : "." + run.attempt());
    }

    static Optional<ProjectName> projectOf(Address address) {
        try {
            return address.part(1).map(ProjectName::new);
        } catch (ProblemException noName) {
            return Optional.empty();
        }
    }

    static Optional<RunId> runOf(Address address) {
        if (!address.part(2).equals(Optional.of("run"))) {
            return Optional.empty();
        }
        return projectOf(address)
                .flatMap(project ->
                        address.part(3)
                                .map(NUMBER::matcher)
                                .filter(m -> m.matches())
                                .map(m ->
                                        new RunId(
                                                project,
                                                Integer.parseInt(m.group(1)),
                                                m.group(2) == null
                                                        ? 1
                                                        : Integer.parseInt(m.group(2)))));
    }
}

package dev.slipway.core.pipeline;

import dev.slipway.core.source.ProjectName;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Port: what tests said in runs, and over many runs. Results of a test are compared within one
/// branch (the run's ref). Safe from any thread and process; each call is one transaction. What a
/// run's tests are goes with the run.
public interface TestStore {

    /// Replaces the tests of a run, `compared`; says that a test is flaky where another run of the
    /// same commit went the other way.
    void save(RunId run, List<TestCase> tests);

    /// In the order in which they were saved.
    List<TestCase> tests(RunId run);

    /// The same tests, each failure with the number of the run since which it fails without a pass
    /// between, and new if that is this run and the branch had one before.
    List<TestCase> compared(RunId run, List<TestCase> tests);

    /// How each test went in the last runs of the branch up to this run, newest first; a run that
    /// holds several results of one name counts with the worst.
    Map<TestName, List<PastTest>> history(RunId run, Collection<TestName> tests, int count);

    /// The last runs of a branch, newest first.
    List<TestTrend> trend(ProjectName project, String ref, int count);

    /// Tests seen to be flaky in the last `runs` runs of the project, most often first.
    List<FlakyTest> flaky(ProjectName project, int runs);

    /// The slowest tests of a run, slowest first.
    List<SlowTest> slowest(RunId run, int count);
}

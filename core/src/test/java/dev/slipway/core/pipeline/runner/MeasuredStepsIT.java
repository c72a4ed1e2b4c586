package dev.slipway.core.pipeline.runner;

import static dev.slipway.core.pipeline.runner.Workshop.shell;
import static dev.slipway.core.pipeline.runner.Workshop.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.Coverage;
import dev.slipway.core.pipeline.IssueCount;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Coverage and the findings of tools are kept with the run, and gates on them are held.
class MeasuredStepsIT {
    private static final String FILE =
            shell(
                    """
                    stages {
                      stage('Found') {
                        steps { sh 'mkdir -p coverage; printf "TN:\\\\nSF:a.js\\\\nDA:1,1\\\\nDA:2,0\\\\nend_of_record\\\\n" >coverage/lcov.info' }
                      }
                      stage('Coverage') {
                        steps {
                          writeFile file: 'out/c.xml', text: '<coverage><packages><package name="p"><classes><class name="A" filename="a.py"><methods/><lines><line number="1" hits="1"/><line number="2" hits="1"/><line number="3" hits="0"/></lines></class></classes></package></packages></coverage>'
                          recordCoverage(tools: [[parser: 'COBERTURA', pattern: 'out/*.xml']], qualityGates: [[threshold: 60.0, metric: 'LINE']])
                          publishCoverage adapters: [istanbulCoberturaAdapter('out/c.xml')], globalThresholds: [[thresholdTarget: 'Line', unstableThreshold: 90]]
                        }
                      }
                      stage('Issues') {
                        steps {
                          writeFile file: 'pmd.xml', text: '<pmd><file name="A"><violation beginline="3" priority="1">bad</violation></file></pmd>'
                          sh 'echo "A.java:3: warning: [x] words"'
                          recordIssues(tools: [pmdParser(pattern: '**/pmd.xml'), java()])
                          recordIssues(tool: pmdParser(), qualityGates: [[threshold: 1, type: 'TOTAL_ERROR', unstable: false]])
                        }
                      }
                    }
                    """);

    @TempDir Path folder;
    private Workshop shop;

    @BeforeEach
    void open() {
        shop = new Workshop(folder, List.of());
    }

    @AfterEach
    void nothingIsLeft() {
        try {
            shop.assertNothingLeft();
        } finally {
            shop.close();
        }
    }

    @Test
    void areKeptWithTheRun() {
        var run = shop.run(FILE);

        assertThat(statuses(run)).isEqualTo("Found=success Coverage=unstable Issues=failure");
        assertThat(run.details().coverage()).contains(new Coverage("line", 3, 2));
        assertThat(run.details().issues())
                .contains(new IssueCount("pmd", 1, 0), new IssueCount("java", 0, 1));
        assertThat(shop.log(run, "Coverage")).contains("line: 66.7 % (2 of 3)");
        assertThat(shop.log(run, "Issues")).contains("A:3: bad");
    }
}

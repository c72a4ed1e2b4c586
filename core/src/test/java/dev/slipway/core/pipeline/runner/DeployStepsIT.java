package dev.slipway.core.pipeline.runner;

import static dev.slipway.core.pipeline.runner.Workshop.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.pipeline.TestTotals;
import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.SecretId;
import dev.slipway.core.secret.SecretScope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Steps that deploy call the agent's tools with what was asked and with the secrets they need, and
/// steps that collect reports of several tools find their tests. The tools say what they were told.
class DeployStepsIT {
    private static final String FILE =
            """
            pipeline {
              agent { docker 'busybox:stable' }
              stages {
                stage('Tools') { steps { sh 'chmod +x bin/*' } }
                stage('Ssh') {
                  environment { PATH = "$WORKSPACE/bin:$PATH" }
                  steps {
                    sshPublisher(publishers: [sshPublisherDesc(configName: 'web1', transfers: [sshTransfer(
                      sourceFiles: 'dist/**', removePrefix: 'dist', remoteDirectory: 'app', execCommand: 'restart app')])])
                    sh 'cat remote/a.txt; cat told'
                  }
                }
                stage('S3') {
                  environment { PATH = "$WORKSPACE/bin:$PATH" }
                  steps { withAWS(credentials: 'pair', region: 'eu-1') {
                    s3Upload bucket: 'ships', path: 'v1', includePathPattern: 'dist/*.txt', acl: 'PublicRead'
                    s3Download bucket: 'ships', path: 'v1/', file: 'back'
                  } }
                }
                stage('Kubernetes') {
                  environment { PATH = "$WORKSPACE/bin:$PATH" }
                  steps { kubernetesDeploy configs: 'k8s/*.yaml', kubeconfigId: 'kube' }
                }
                stage('Git') {
                  environment { PATH = "$WORKSPACE/bin:$PATH" }
                  steps { withCredentials([gitUsernamePassword(credentialsId: 'pair')]) { sh 'git ask' } }
                }
                stage('Reports') {
                  environment { PATH = "$WORKSPACE/bin:$PATH" }
                  steps {
                    xunit(tools: [JUnit(pattern: 'r/junit.xml'), NUnit3(pattern: 'r/nunit.xml')])
                    mstest testResultsFile: 'r/*.trx'
                    cucumber fileIncludePattern: 'cucumber.json', jsonReportDirectory: 'r'
                    dependencyCheck additionalArguments: '--quick'
                    dependencyCheckPublisher pattern: 'dependency-check-report.xml', unstableTotalHigh: 1
                  }
                }
              }
            }
            """;

    private static final Map<String, String> FILES =
            Map.ofEntries(
                    Map.entry("dist/a.txt", "a\n"),
                    Map.entry("k8s/web.yaml", "kind: Deployment\n"),
                    Map.entry(
                            "bin/ssh",
                            """
                            #!/bin/sh
                            key=$2; port=$4
                            while [ "$1" != ada@web1.test ]; do shift; done
                            echo "$port $(cat "$key") $1: $2" >>told
                            case $2 in *"tar -xf"*) mkdir -p remote; tar -xf - -C remote ;; esac
                            """),
                    Map.entry(
                            "bin/aws",
                            "#!/bin/sh\necho aws \"$@\" $AWS_DEFAULT_REGION $AWS_ACCESS_KEY_ID\n"),
                    Map.entry(
                            "bin/kubectl",
                            "#!/bin/sh\necho kubectl \"$@\" by $(cat $KUBECONFIG)\n"),
                    Map.entry(
                            "bin/git",
                            """
                            #!/bin/sh
                            echo "$GIT_CONFIG_KEY_0 $GIT_CONFIG_VALUE_0 $GIT_CONFIG_KEY_1"
                            eval "h() { ${GIT_CONFIG_VALUE_1#!}
                            }"; h get | sed 's/=/ is /'
                            """),
                    Map.entry(
                            "bin/dependency-check",
                            """
                            #!/bin/sh
                            echo scan "$@"
                            echo '<analysis><dependencies><dependency><fileName>a.jar</fileName><vulnerabilities><vulnerability source="NVD"><name>CVE-1</name><severity>HIGH</severity></vulnerability></vulnerabilities></dependency></dependencies></analysis>' >dependency-check-report.xml
                            """),
                    Map.entry(
                            "r/junit.xml",
                            "<testsuite name='j'><testcase classname='J' name='a'/></testsuite>"),
                    Map.entry(
                            "r/nunit.xml",
                            "<test-run id='2'><test-suite type='TestFixture' name='N'><test-case"
                                    + " id='1' name='b' fullname='N.b' classname='N' result='Passed'"
                                    + " duration='0.1'/></test-suite></test-run>"),
                    Map.entry(
                            "r/a.trx",
                            "<TestRun xmlns='http://microsoft.com/schemas/VisualStudio/TeamTest/2010'><Results><UnitTestResult"
                                    + " executionId='e' testId='t' testName='c' outcome='Passed'"
                                    + " duration='00:00:00.1'/></Results><TestDefinitions><UnitTest"
                                    + " name='c' id='t'><Execution id='e'/><TestMethod className='T'"
                                    + " name='c'/></UnitTest></TestDefinitions></TestRun>"),
                    Map.entry(
                            "r/cucumber.json",
                            "[{\"id\":\"f\",\"name\":\"F\",\"keyword\":\"Feature\",\"uri\":\"f.feature\",\"elements\":[{\"type\":\"scenario\",\"keyword\":\"Scenario\",\"name\":\"d\",\"steps\":[{\"keyword\":\"Given"
                                    + " \",\"name\":\"x\",\"result\":{\"status\":\"passed\",\"duration\":1000}}]}]}]"));

    @TempDir Path folder;

    @Test
    void toolsAreToldAndReportsAreRead() throws Exception {
        try (var shop = new Workshop(folder, List.of())) {
            keep(shop, "web1", new Secret.SshKey("ada", "THE-KEY\n", ""));
            keep(shop, "pair", new Secret.UsernamePassword("AKIA", "s3cr3t-pw"));
            keep(
                    shop,
                    "kube",
                    new Secret.SecretFile("config", "a-cluster".getBytes(StandardCharsets.UTF_8)));
            Files.writeString(
                    shop.home.folder().resolve("settings.json"),
                    "{\"version\": 1, \"servers\": {\"web1\": \"ssh://ada@web1.test:2222/srv\"}}");
            shop.commit(FILES);

            var run = shop.run(FILE);

            assertThat(statuses(run))
                    .as("%s", run.cause())
                    .isEqualTo(
                            "Tools=success Ssh=success S3=success Kubernetes=success Git=success"
                                    + " Reports=unstable");
            assertThat(shop.log(run, "Ssh"))
                    .contains("1 files copied to web1.test:/srv/app", "a")
                    .anyMatch(line -> line.contains("ada@web1.test: mkdir -p"))
                    .anyMatch(line -> line.contains("2222") && line.endsWith("restart app"))
                    .noneMatch(line -> line.contains("THE-KEY"));
            assertThat(shop.log(run, "S3"))
                    .contains(
                            "aws s3 cp --acl public-read dist/a.txt s3://ships/v1/dist/a.txt eu-1"
                                    + " AKIA",
                            "aws s3 cp --recursive s3://ships/v1/ back eu-1 AKIA");
            assertThat(shop.log(run, "Kubernetes"))
                    .anyMatch(line -> line.startsWith("kubectl apply -f k8s/web.yaml by"));
            assertThat(shop.log(run, "Git"))
                    .contains("safe.directory * credential.helper", "username is AKIA")
                    .contains("password is ****");
            assertThat(shop.log(run, "Reports")).anyMatch(line -> line.endsWith("--quick"));
            assertThat(run.tests()).isEqualTo(new TestTotals(4, 4, 0, 0, 0, 0));
            shop.assertNothingLeft();
        }
    }

    private static void keep(Workshop shop, String name, Secret secret) {
        shop.secrets.put(new SecretId(new SecretScope.OfProject("shop"), name), secret, "");
    }
}

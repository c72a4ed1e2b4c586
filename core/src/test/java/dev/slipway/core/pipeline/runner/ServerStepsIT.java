package dev.slipway.core.pipeline.runner;

import static dev.slipway.core.pipeline.runner.Workshop.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.secret.Secret;
import dev.slipway.core.secret.SecretId;
import dev.slipway.core.secret.SecretScope;
import dev.slipway.core.settings.Settings;
import dev.slipway.core.settings.SettingsFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Steps that speak to a server do so from inside the agent, with what its image has. The server is
/// one that speaks as Tomcat's manager, SonarQube and a Maven repository do.
class ServerStepsIT {
    private static final String SERVER =
            """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;
            import java.nio.file.*;
            public class Server {
                static int asked;
                public static void main(String[] a) throws Exception {
                    var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 8070), 0);
                    server.createContext("/", it -> {
                        var body = new String(it.getRequestBody().readAllBytes());
                        var path = it.getRequestURI().getPath();
                        var who = it.getRequestHeaders().getFirst("Authorization");
                        var words = switch (path) {
                            case "/manager/text/deploy" -> who == null
                                ? "FAIL - who?" : "OK - " + it.getRequestURI().getQuery() + " " + body;
                            case "/api/ce/task" -> asked++ == 0
                                ? "{\\"task\\":{\\"status\\":\\"IN_PROGRESS\\"}}"
                                : "{\\"task\\":{\\"status\\":\\"SUCCESS\\",\\"analysisId\\":\\"A1\\"}}";
                            case "/api/qualitygates/project_status" ->
                                "{\\"projectStatus\\":{\\"status\\":\\"ERROR\\"}}";
                            case "/none" -> "";
                            default -> it.getRequestMethod() + " " + path + " " + body;
                        };
                        it.sendResponseHeaders(path.equals("/none") ? 404 : 200, words.isEmpty() ? -1 : words.length());
                        it.getResponseBody().write(words.getBytes());
                        it.close();
                    });
                    server.start();
                    Files.createFile(Path.of("ready"));
                }
            }
            """;

    private static final String FILE =
            """
            pipeline {
              agent { docker 'maven:3.9-eclipse-temurin-25' }
              stages {
                stage('Server') {
                  steps {
                    sh '(java Server.java >server.log 2>&1 &) ; while [ ! -e ready ]; do sleep 0.1; done'
                    sh 'mkdir -p target/sonar; printf app >target/shop.war'
                    writeFile file: 'target/sonar/report-task.txt', text: 'ceTaskId=T1\\nserverUrl=http://sonar.invalid\\n'
                  }
                }
                stage('Deploy') {
                  steps {
                    deploy adapters: [tomcat9(credentialsId: 'tomcat', path: '', url: 'http://localhost:8070/')],
                           contextPath: null, war: '**/*.war'
                  }
                }
                stage('Ask') {
                  steps {
                    script {
                      def said = httpRequest(url: 'http://localhost:8070/echo', httpMode: 'POST', requestBody: 'hi')
                      echo "${said.status} ${said.content}"
                    }
                    nexusArtifactUploader nexusVersion: 'nexus3', protocol: 'http', nexusUrl: 'localhost:8070',
                        groupId: 'org.shop', version: '1.0', repository: 'releases', credentialsId: 'tomcat',
                        artifacts: [[artifactId: 'shop', classifier: '', file: 'target/shop.war', type: 'war']]
                    catchError(buildResult: 'SUCCESS') { httpRequest 'http://localhost:8070/none' }
                    catchError(buildResult: 'SUCCESS') { httpRequest 'http://localhost:1/' }
                  }
                }
                stage('Gate') {
                  steps {
                    withSonarQubeEnv('quality') { echo 'scanned' }
                    waitForQualityGate abortPipeline: true
                  }
                }
              }
            }
            """;

    @TempDir Path folder;
    private Workshop shop;

    @BeforeEach
    void open() {
        shop = new Workshop(folder, List.of());
        keep("tomcat", new Secret.UsernamePassword("ada", "s3cr3t-pw"));
        keep("quality", new Secret.Text("t0ken-0123456789"));
        new SettingsFile(shop.home)
                .write(
                        new Settings(1, Map.of(), Map.of())
                                .with(draft ->
                                        draft.servers(Map.of("quality", "http://localhost:8070"))));
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
    void theySpeakFromInsideTheAgent() {
        shop.commit(Map.of("Server.java", SERVER));

        var run = shop.run(FILE);

        assertThat(statuses(run))
                .isEqualTo("Server=success Deploy=success Ask=success Gate=failure");
        assertThat(shop.log(run, "Deploy"))
                .anyMatch(line -> line.contains("OK - update=true&path=/shop app"));
        assertThat(shop.log(run, "Ask"))
                .contains("200 POST /echo hi")
                .anyMatch(line -> line.contains("/releases/org/shop/shop/1.0/shop-1.0.war: 200"))
                .anyMatch(line -> line.contains("the status 404 is not one of 100:399"))
                .anyMatch(line -> line.contains("localhost is the agent itself"));
        assertThat(run.cause()).contains("quality gate failure: ERROR");
    }

    private void keep(String name, Secret secret) {
        shop.secrets.put(new SecretId(new SecretScope.OfProject("shop"), name), secret, "");
    }
}

package dev.slipway.core.pipeline.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.core.pipeline.PipelineRun;
import dev.slipway.core.pipeline.Status;
import dev.slipway.core.problem.ProblemException;
import dev.slipway.core.settings.Settings;
import dev.slipway.core.settings.SettingsFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What scripts do with files, containers and shared libraries, on the real engine.
class ScriptStepsIT {
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

    private List<String> said(PipelineRun run) {
        assertThat(run.status()).as("%s", run.cause()).isEqualTo(Status.SUCCESS);
        return shop.log(run, "S");
    }

    @Test
    void filesDataAndArchives() {
        shop.commit(
                Map.of(
                        "pom.xml",
                        "<project><groupId>g</groupId><version>1.2</version><properties><j>25</j></properties></project>",
                        "a.properties",
                        "b=2\na=1\n",
                        "lib.groovy",
                        "def hello(name) { \"hello $name\" }\nreturn this\n"));
        var run =
                shop.run(
                        """
                        node { stage('S') { docker.image('busybox:stable').inside {
                          writeFile file: 'out/x.txt', text: 'çedille'
                          echo readFile('out/x.txt') + ' ' + fileExists('nope') + ' ' + pwd()
                          def data = readJSON text: '{"a": [1, 2.5, {"b": null}]}'
                          data.c = 'new'
                          writeJSON file: 'out/d.json', json: data
                          echo readFile('out/d.json')
                          writeYaml file: 'out/d.yaml', data: [list: [1, 2], name: 'x']
                          echo "${readYaml(file: 'out/d.yaml').list.sum()}"
                          echo "${readProperties(file: 'a.properties')}"
                          echo "${readCSV(text: 'a,"b,c"')[0][1]}"
                          echo "${readMavenPom().version} ${readMavenPom().properties.j}"
                          echo "${findFiles(glob: 'out/*').collect { it.name }.join(' ')}"
                          echo sha256('a.properties').take(8)
                          zip zipFile: 'all.zip', dir: 'out'
                          unzip zipFile: 'all.zip', dir: 'back'
                          tar file: 'all.tgz', dir: 'out'
                          untar file: 'all.tgz', dir: 'again'
                          echo readFile('back/x.txt') + readFile('again/d.yaml').trim().take(4)
                          def lib = load 'lib.groovy'
                          echo lib.hello('you')
                          echo readTrusted('a.properties').readLines().size().toString()
                        } } }
                        """);
        assertThat(said(run))
                .contains(
                        "çedille false /workspace/shop",
                        "{\"a\":[1,2.5,{\"b\":null}],\"c\":\"new\"}",
                        "3",
                        "[b:2, a:1]",
                        "b,c",
                        "1.2 25",
                        "d.json d.yaml x.txt",
                        "çedillelist",
                        "hello you",
                        "2");
    }

    @Test
    void containersBesideAndImagesBuilt() {
        shop.commit(
                Map.of(
                        "app/Dockerfile",
                        "FROM busybox:stable\nARG WHO\nRUN echo built for $WHO > /who\n"));
        var run =
                shop.run(
                        """
                        node { stage('S') {
                          docker.image('busybox:stable').inside('-e X=1') {
                            sh 'echo in $X; echo now > app/new.txt'
                            def image = docker.build("slipway-test/${env.JOB_NAME}:b1", '--build-arg WHO=me app')
                            image.inside { sh 'cat /who' }
                            docker.image('busybox:stable').withRun('', 'mkdir -p /w; echo served > /w/i; httpd -f -p 8080 -h /w') { c ->
                              sh "n=0; until wget -qO- http://${c.id.take(12)}:8080/i; do n=\\$((n+1)); test \\$n -lt 50; sleep 0.2; done"
                            }
                          }
                        } }
                        """);
        try {
            assertThat(said(run)).contains("in 1", "built for me", "served");
        } finally {
            shop.engine().images().remove("slipway-test/shop:b1");
        }
    }

    @Test
    void librariesRunInTheSameInterpreter() throws IOException {
        var library = Files.createDirectories(folder.resolve("library/vars"));
        Files.writeString(
                library.resolve("greet.groovy"),
                "def call(Map args = [:], Closure body = null) { echo \"greet ${args.who}\"; if (body) { body() } }\ndef twice(n) { n * 2 }\n");
        Files.writeString(
                library.resolve("standard.groovy"),
                "def call(body) {\n  def config = [:]\n  body.resolveStrategy = Closure.DELEGATE_FIRST\n  body.delegate = config\n  body()\n  echo \"name=${config.name}\"\n}\n");
        Files.createDirectories(folder.resolve("library/resources"));
        Files.writeString(folder.resolve("library/resources/r.txt"), "resource");
        var pipeline =
                """
                @Library('shared') _
                stage('S') {
                  greet(who: 'you') { echo 'inside' }
                  echo "${greet.twice(21)}"
                  standard { name = 'app' }
                  echo libraryResource('r.txt')
                }
                """;
        shop.commit(Map.of("Jenkinsfile", pipeline));
        assertThatThrownBy(shop::start)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        it -> assertThat(it.code()).isEqualTo("library.unknown"));
        shop.git("-C", folder.resolve("library").toString(), "init", "-q", "-b", "main");
        shop.git("-C", folder.resolve("library").toString(), "add", "-A");
        shop.git("-C", folder.resolve("library").toString(), "commit", "-q", "-m", "library");
        new SettingsFile(shop.home)
                .write(
                        Settings.DEFAULT.with(draft ->
                                draft.libraries(
                                        Map.of("shared", folder.resolve("library").toString()))));

        assertThat(said(shop.finished(shop.start())))
                .containsExactly("greet you", "inside", "42", "name=app", "resource");
    }

    /// Whatever archives and links say: nothing is written or read outside the container.
    @Test
    void archivesAndLinksLeadNowhere() throws IOException {
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            for (var name : List.of("../../slip.txt", "/abs.txt", "ok.txt")) {
                out.putNextEntry(new ZipEntry(name));
                out.write("x".getBytes(StandardCharsets.UTF_8));
            }
        }
        var secret = Files.writeString(folder.resolve("secret.txt"), "of the desktop");
        var run =
                shop.run(
                        """
                        node { stage('S') { docker.image('busybox:stable').inside {
                          writeFile file: 'slip.zip', text: '%1$s', encoding: 'Base64'
                          unzip zipFile: 'slip.zip', dir: 'in'
                          echo findFiles(glob: '**/*.txt').join(' ')
                          sh 'ln -s %2$s link; ln -s / root; mkdir t; ln -s /etc t/l; tar -czf t.tgz -C t .'
                          untar file: 't.tgz', dir: 'untarred'
                          sh 'ls untarred | wc -l; test ! -e /slip.txt && test ! -e /abs.txt && echo clean'
                          try { readFile('link') } catch (e) { echo 'no link' }
                          try { readFile('root%2$s') } catch (e) { echo 'no root' }
                          try { writeFile(file: 'root/proc/x', text: '1') } catch (e) { echo 'no write' }
                        } } }
                        """
                                .formatted(
                                        Base64.getEncoder().encodeToString(zip.toByteArray()),
                                        secret));
        assertThat(said(run))
                .contains(
                        "left out, it would leave the folder: ../../slip.txt",
                        "left out, it would leave the folder: /abs.txt",
                        "in/ok.txt",
                        "clean",
                        "no link",
                        "no root",
                        "no write")
                .noneMatch(line -> line.contains("of the desktop"));
    }

    /// An image's arguments are held to the project's trust like those of agents.
    @Test
    void argumentsThatReachTheMachineAreRefused() {
        var run =
                shop.run(
                        """
                        stage('S') {
                          for (args in ['-v /:/host', '--privileged', '--pid=host', '--net=host',
                              '--network=host', '-v /var/run/docker.sock:/var/run/docker.sock',
                              '--cap-add=ALL', '--device=/dev/sda', '--security-opt=seccomp=unconfined',
                              '--ipc host', '--userns=host', '--volumes-from x', '--mount type=bind,src=/,dst=/h',
                              '--cgroupns=host', '-v ../..:/x', '--pid "host"', '-v/:/host', '--uts=host',
                              '--entrypoint x --privileged=true', '--network container:x']) {
                            for (how in [{ docker.image('busybox:stable').inside(args) { echo 'inside' } },
                                         { docker.image('busybox:stable').withRun(args) { echo 'beside' } },
                                         { docker.image('busybox:stable').run(args) }]) {
                              try { how(); echo "RAN ${args}" } catch (e) { echo 'refused' }
                            }
                          }
                          try { docker.build('x', '--network=host .') ; echo 'RAN' } catch (e) { echo 'refused' }
                        }
                        """);
        assertThat(said(run))
                .contains("refused")
                .noneMatch(line -> line.contains("RAN"))
                .noneMatch(line -> line.equals("inside") || line.equals("beside"));
    }
}

package dev.slipway.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/// Real repositories for the pictures' projects: a history with branches and a merge, a Compose
/// file that can be released, a Jenkinsfile that has something of every kind to say about.
final class PictureRepositories {
    private static final Instant NOW = Instant.now();
    private static final String COMPOSE =
            """
            services:
              web:
                build: .
                healthcheck: {test: ["CMD", "true"], interval: 1s}
                deploy: {replicas: 2}
                x-release:
                  port: 8080
                  publish: 8088
                  strategy: canary
                  steps:
                    - setWeight: 5
                    - pause: {duration: 2m}
                    - setWeight: 25
                    - pause: {}
              db:
                image: busybox:stable
                command: ["sleep", "1000000"]
            """;
    private static final String JENKINSFILE =
            """
            pipeline {
                agent any
                stages {
                    stage('Build') { steps { sh './build.sh' } }
                    stage('Test') { steps { sh './test.sh unit' } }
                }
            }
            """;
    private static final String DOCS =
            """
            pipeline {
                agent any
                options {
                    timeout(time: 1, unit: 'HOUR')
                }
                stages {
                    stage('Build') {
                        steps {
                            sh 'make html'
                        }
                    }
                    stage('Check') {
                        parallel {
                            stage('links') { steps { sh 'make links' } }
                            stage('words') { steps { sh 'make words' } }
                        }
                    }
                    stage('Publish') {
                        steps {
                            publishToSharePoint site: 'docs'
                            echo "done"
                        }
                    }
                }
            }
            """;

    private final Path folder;
    private final Map<String, String> heads = new HashMap<>();
    private int minutes;

    PictureRepositories(Path folder) {
        this.folder = folder;
    }

    Path shop() {
        return made("shop", JENKINSFILE);
    }

    Path billing() {
        return made("billing", JENKINSFILE);
    }

    Path docs() {
        return made("docs", DOCS);
    }

    /// The last commit of its main branch.
    String head(String name) {
        return java.util.Objects.requireNonNull(heads.get(name), name);
    }

    private Path made(String name, String jenkinsfile) {
        var at = folder.resolve(name);
        try (var git = Git.init().setInitialBranch("main").setDirectory(at.toFile()).call()) {
            minutes = 60 * 70;
            commit(git, Map.of("Dockerfile", "FROM busybox:stable\n"), "Begin");
            commit(git, Map.of("compose.yaml", COMPOSE), "Describe how it is deployed");
            git.branchCreate().setName("release/1.7").call();
            commit(git, Map.of("Jenkinsfile", jenkinsfile), "Build and test");
            git.checkout().setCreateBranch(true).setName("feature/invoices").call();
            commit(git, Map.of("invoice.txt", "1"), "Number invoices by year");
            commit(git, Map.of("invoice.txt", "2"), "Let invoices be searched by customer");
            git.checkout().setName("main").call();
            commit(git, Map.of("price.txt", "half up"), "Round prices half up");
            git.checkout().setCreateBranch(true).setName("fix/totals").call();
            commit(git, Map.of("total.txt", "31.50"), "Add up before rounding");
            git.checkout().setName("main").call();
            git.merge()
                    .include(git.getRepository().resolve("fix/totals"))
                    .setFastForward(MergeCommand.FastForwardMode.NO_FF)
                    .setCommit(false)
                    .call();
            heads.put(name, commit(git, Map.of(), "Merge branch fix/totals"));
            return at;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    private String commit(Git git, Map<String, String> files, String subject)
            throws IOException, GitAPIException {
        for (var file : files.entrySet()) {
            Files.writeString(
                    git.getRepository().getWorkTree().toPath().resolve(file.getKey()),
                    file.getValue());
        }
        git.add().addFilepattern(".").call();
        var ada =
                new PersonIdent(
                        "Ada Lovelace",
                        "ada@example.org",
                        NOW.minus(Duration.ofMinutes(minutes)),
                        ZoneOffset.UTC);
        minutes -= 7 * 60;
        return git.commit()
                .setAuthor(ada)
                .setCommitter(ada)
                .setSign(false)
                .setMessage(subject)
                .call()
                .name();
    }
}

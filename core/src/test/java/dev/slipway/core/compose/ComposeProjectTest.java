package dev.slipway.core.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.engine.Mount;
import dev.slipway.core.engine.PortBinding;
import dev.slipway.core.engine.RunOptions.Ulimit;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Compose files with what lies beside them: `.env`, `env_file`, `extends`, `include`, profiles,
/// configs and secrets.
class ComposeProjectTest {

    @Test
    void dotEnvFillsInWhatTheEnvironmentDoesNotSay() {
        var project =
                ComposeProject.of("services: {web: {image: \"shop:${TAG}-${KIND}\"}}")
                        .with(".env", "TAG=1\nKIND=slim\n")
                        .set("TAG", "2");
        assertThat(project.service("web").image()).contains("shop:2-slim");
    }

    @Test
    void variablesOfFilesComeBelowThoseOfTheService() {
        var web =
                ComposeProject.of(
                                """
                                services:
                                  web:
                                    image: x
                                    env_file:
                                      - base.env
                                      - {path: more.env, required: false}
                                      - {path: absent.env, required: false}
                                    environment: [B=own, FROM_OUTSIDE]
                                """)
                        .with("base.env", "A=base\nB=base\nC=base\n")
                        .with("more.env", "C='more'\n")
                        .set("FROM_OUTSIDE", "yes")
                        .service("web");
        assertThat(web.environment())
                .isEqualTo(Map.of("A", "base", "B", "own", "C", "more", "FROM_OUTSIDE", "yes"));
    }

    @Test
    void aServiceExtendsAnotherOfThisFileAndOfAnotherFolder() {
        var project =
                ComposeProject.of(
                                """
                                services:
                                  base: {image: x, environment: {A: 1, B: 1}, command: [run]}
                                  web:
                                    extends: base
                                    environment: {B: 2}
                                  worker:
                                    extends: {file: parts/worker.yaml, service: worker}
                                    command: [work]
                                """)
                        .with(
                                "parts/worker.yaml",
                                """
                                services:
                                  common: {build: ./src, env_file: worker.env}
                                  worker: {extends: {service: common}, environment: {W: 1}}
                                """)
                        .with("parts/worker.env", "E=file\n");
        assertThat(project.service("web").environment()).isEqualTo(Map.of("A", "1", "B", "2"));
        assertThat(project.service("web").command()).contains(List.of("run"));
        var worker = project.service("worker");
        assertThat(worker.build().orElseThrow().context()).isEqualTo("./parts/./src");
        assertThat(worker.environment()).isEqualTo(Map.of("E", "file", "W", "1"));
        assertThat(worker.command()).contains(List.of("work"));
    }

    @Test
    void whatCannotBeExtendedIsToldWithItsPlace() {
        assertThat(
                        ComposeProject.of(
                                        """
                                        services:
                                          a: {image: x, extends: b}
                                          b: {image: x, extends: a}
                                          c:
                                            extends: {file: nowhere.yaml, service: c}
                                          d: {image: x, extends: {file: ../out.yaml, service: d}}
                                        """)
                                .errors())
                .contains("compose.yaml:3:17 compose.extends")
                .contains("compose.yaml:5:5 compose.fileMissing")
                .contains("compose.yaml:6:33 unsupported.compose.outside");
    }

    @Test
    void anIncludedFileBringsItsServicesPathsAndVariables() {
        var project =
                ComposeProject.of(
                                """
                                include: [db/compose.yaml]
                                services:
                                  web: {image: "web:${TAG}", depends_on: [db]}
                                """)
                        .with(".env", "TAG=main\n")
                        .with("db/.env", "TAG=other\nDB_TAG=16\n")
                        .with(
                                "db/compose.yaml",
                                """
                                services:
                                  db: {image: "db:${DB_TAG}-${TAG}", env_file: db.env, volumes: ["data:/d"]}
                                volumes: {data: {}}
                                """)
                        .with("db/db.env", "P=1\n");
        var application = project.good();
        assertThat(application.service("db").orElseThrow().image()).contains("db:16-main");
        assertThat(application.service("db").orElseThrow().environment()).containsEntry("P", "1");
        assertThat(application.volumes()).containsExactly("data");
    }

    @Test
    void nothingIsIncludedTwiceOrInACircle() {
        var project =
                ComposeProject.of("include: [a.yaml]\nservices: {web: {image: x}}")
                        .with("a.yaml", "include: [a.yaml]\nservices: {web: {image: y}}");
        assertThat(project.errors())
                .contains("a.yaml:1:11 compose.include")
                .contains("compose.yaml:2:12 compose.include");
    }

    @Test
    void servicesOfAProfileTakePartWhereItIsChosen() {
        var text =
                """
                services:
                  web: {image: x, depends_on: {debug: {condition: service_started, required: false}}}
                  debug: {image: x, profiles: [debug]}
                """;
        assertThat(ComposeProject.of(text).good().services())
                .extracting(Service::name)
                .containsExactly("web");
        assertThat(ComposeProject.of(text).service("web").dependsOn()).isEmpty();
        assertThat(ComposeProject.of(text).set("COMPOSE_PROFILES", "debug,x").good().services())
                .extracting(Service::name)
                .containsExactly("debug", "web");
    }

    @Test
    void configsAndSecretsAreFilesOfTheContainer() {
        var project =
                ComposeProject.of(
                                """
                                services:
                                  web:
                                    image: x
                                    configs: [motd, {source: site, target: /etc/site.conf, mode: 0440, uid: "7"}]
                                    secrets: [password, committed]
                                    environment: {PASSWORD: "${password}"}
                                    volumes: ["./nginx.conf:/etc/nginx/nginx.conf:ro"]
                                configs:
                                  motd: {content: "hello ${WHO}"}
                                  site: {file: ./site.conf}
                                secrets:
                                  password: {external: true}
                                  committed: {file: secret.txt}
                                """)
                        .with("site.conf", "server {}")
                        .with("secret.txt", "open")
                        .with("nginx.conf", "worker")
                        .set("WHO", "you")
                        .set("password", SecretMark.of("password", "abc"));
        var web = project.service("web");
        assertThat(web.files())
                .containsExactlyInAnyOrder(
                        new FileSpec("/motd", 0444, 0, 0, base64("hello you")),
                        new FileSpec("/etc/site.conf", 0440, 7, 0, base64("server {}")),
                        new FileSpec(
                                "/run/secrets/password",
                                0444,
                                0,
                                0,
                                SecretMark.of("password", "abc")),
                        new FileSpec("/run/secrets/committed", 0444, 0, 0, base64("open")),
                        new FileSpec("/etc/nginx/nginx.conf", 0755, 0, 0, base64("worker")));
        assertThat(SecretMark.in(web.environment().getOrDefault("PASSWORD", "")))
                .containsKey("password");
        assertThat(SecretMark.in(project.good().resolved())).containsEntry("password", "abc");
    }

    @Test
    void aSecretGoesOnlyWhereNobodyReadsIt() {
        var project =
                ComposeProject.of(
                                """
                                services:
                                  web: {image: x, labels: {a: "${KEY}"}, environment: {KEY: "${KEY}"}}
                                """)
                        .set("KEY", SecretMark.of("KEY", "1"));
        assertThat(project.errors()).containsExactly("compose.yaml:2:31 compose.secretPlace");
    }

    @Test
    void aLintOnlyWarnsOfWhatTheEnvironmentBrings() {
        var project =
                ComposeProject.of(
                        """
                        services:
                          web: {image: x, environment: {KEY: "${KEY:?set it}"}, secrets: [s], env_file: prod.env}
                        secrets: {s: {external: true}}
                        """);
        assertThat(project.errors())
                .extracting(error -> error.replaceFirst(".* ", ""))
                .containsExactlyInAnyOrder(
                        "compose.interpolation", "compose.secretMissing", "compose.fileMissing");
        assertThat(project.linted().errors()).isEmpty();
    }

    @Test
    void theRarerKeysAreReadAndThoseThatReachTheHostAreListed() {
        var application =
                ComposeProject.of(
                                """
                                services:
                                  web:
                                    image: x
                                    hostname: shop
                                    read_only: true
                                    cap_drop: [ALL]
                                    cap_add: [NET_ADMIN]
                                    security_opt: ["no-new-privileges:true"]
                                    ulimits: {nproc: 65535, nofile: {soft: 20000, hard: 40000}}
                                    tmpfs: ["/run:size=64m", /tmp]
                                    shm_size: 128m
                                    dns: 1.1.1.1
                                    logging: {driver: local, options: {max-size: 1m}}
                                    restart: on-failure:3
                                    ports: ["53:53/udp", "8000-8001:80-81"]
                                    volumes: ["data:/d", "/var/run/docker.sock:/var/run/docker.sock"]
                                    networks: {back: {aliases: [api]}}
                                    x-release: false
                                  job: {image: x, deploy: {mode: replicated-job}}
                                volumes: {data: {driver_opts: {type: none, o: bind, device: /srv}}}
                                networks: {back: {internal: true, name: shared}}
                                """)
                        .good();
        var web = application.service("web").orElseThrow();
        assertThat(web.options().hostname()).isEqualTo("shop");
        assertThat(web.options().readOnly()).isTrue();
        assertThat(web.options().limits().ulimits())
                .containsEntry("nofile", new Ulimit(20_000, 40_000));
        assertThat(web.options().limits().shmBytes()).isEqualTo(128 << 20);
        assertThat(web.options().dns().servers()).containsExactly("1.1.1.1");
        assertThat(web.mounts()).contains(new Mount.Tmpfs("/run", 64 << 20));
        assertThat(web.restart()).isEqualTo("on-failure:3");
        assertThat(web.ports())
                .contains(
                        new PortBinding(53, "127.0.0.1", 53, "udp"),
                        new PortBinding(81, "127.0.0.1", 8001));
        assertThat(web.aliases()).isEqualTo(Map.of("back", List.of("api")));
        assertThat(application.network("back").name()).contains("shared");
        assertThat(application.service("job").orElseThrow().job()).isTrue();
        assertThat(application.hostAccess())
                .containsExactly(
                        "web: bind mount /var/run/docker.sock",
                        "web: cap_add NET_ADMIN",
                        "web: volume data at /srv");
    }

    @Test
    void nothingOutsideOfTheProjectIsRead() {
        assertThat(ComposeFiles.resolve("a/b", "../../x/./y")).contains("x/y");
        assertThat(ComposeFiles.resolve("a", "../../x")).isEmpty();
        assertThat(ComposeFiles.resolve(".", "/etc/passwd")).isEmpty();
        assertThat(ComposeFiles.resolve(".", "~/x")).isEmpty();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

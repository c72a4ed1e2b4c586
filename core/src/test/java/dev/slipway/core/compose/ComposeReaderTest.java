package dev.slipway.core.compose;

import static dev.slipway.core.compose.ComposeSamples.errors;
import static dev.slipway.core.compose.ComposeSamples.good;
import static dev.slipway.core.compose.ComposeSamples.read;
import static dev.slipway.core.compose.ComposeSamples.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.core.compose.ReleaseSpec.Step;
import dev.slipway.core.engine.HealthCheck;
import dev.slipway.core.engine.Mount;
import dev.slipway.core.engine.PortBinding;
import dev.slipway.core.traffic.Weight;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComposeReaderTest {

    @Test
    void readsAReleasedServiceWhole() {
        var application =
                good(
                        """
                        services:
                          web:
                            build: .
                            healthcheck: {test: ["CMD", "nc", "-z", "127.0.0.1", "8080"], interval: 1s}
                            deploy: {replicas: 2}
                            restart: unless-stopped
                            x-release:
                              port: 8080
                              publish: ${WEB_PORT:-8088}
                              strategy: canary
                              steps:
                                - setWeight: 5
                                - pause: {duration: 2m}
                                - setWeight: 12.5
                                - pause: {}
                              scaleDownDelay: 1h30m
                        """);
        var web = application.service("web").orElseThrow();
        assertThat(web.build())
                .contains(new Service.BuildSpec(".", "Dockerfile", Optional.empty(), Map.of()));
        assertThat(web.replicas()).isEqualTo(2);
        assertThat(web.healthCheck())
                .contains(
                        new HealthCheck(
                                List.of("CMD", "nc", "-z", "127.0.0.1", "8080"),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(30),
                                Duration.ZERO,
                                3));
        var release = web.release().orElseThrow();
        assertThat(release.publishHost() + ":" + release.publishPort()).isEqualTo("127.0.0.1:8088");
        assertThat(release.strategy()).contains(StrategyName.CANARY);
        assertThat(release.steps())
                .containsExactly(
                        new Step.SetWeight(Weight.percent(5)),
                        new Step.Pause(Optional.of(Duration.ofMinutes(2))),
                        new Step.SetWeight(Weight.percent(12.5)),
                        new Step.Pause(Optional.empty()));
        assertThat(release.scaleDownDelay()).isEqualTo(Duration.ofMinutes(90));
        assertThat(release.autoPromotion()).isTrue();
        assertThat(application.routed()).containsExactly(web);
    }

    @Test
    void aServiceWithOnePortIsReleasedRollingOnThatPair() {
        var web = service("image: nginx:stable\nports: [\"0.0.0.0:8080:80\"]");
        var release = web.release().orElseThrow();
        assertThat(release.port()).isEqualTo(80);
        assertThat(release.publishHost()).isEqualTo("0.0.0.0");
        assertThat(release.publishPort()).isEqualTo(8080);
        assertThat(release.strategy()).isEmpty();
        assertThat(web.ports()).as("the router publishes, not the service").isEmpty();
    }

    @Test
    void servicesThatAreNotHttpPublishThemselves() {
        var db = service("image: postgres:17\nports: [\"5432:5432\"]");
        assertThat(db.release()).isEmpty();
        assertThat(db.ports()).containsExactly(new PortBinding(5432, "127.0.0.1", 5432));
        var told = service("image: x\nports: [\"9000:9000\"]\nx-release: false");
        assertThat(told.release()).isEmpty();
        assertThat(told.ports()).hasSize(1);
        var two = service("image: x\nports: [\"9000:9000\", \"9001:9001\"]");
        assertThat(two.release()).isEmpty();
        assertThat(two.ports()).hasSize(2);
    }

    @Test
    void servicesStartBehindThoseTheyDependOn() {
        var application =
                good(
                        """
                        services:
                          web: {image: w, depends_on: {db: {condition: service_healthy}, cache: {}}}
                          db: {image: d, depends_on: [disk]}
                          cache: {image: c}
                          disk: {image: e}
                        """);
        assertThat(application.services().stream().map(Service::name))
                .containsExactly("disk", "db", "cache", "web");
        assertThat(application.service("web").orElseThrow().dependsOn())
                .isEqualTo(Map.of("db", "service_healthy", "cache", "service_started"));
    }

    @Test
    void mountsThatReachTheHostAreListedWithTheirLine() {
        var service =
                service(
                        """
                        image: x
                        volumes:
                          - /var/run/docker.sock:/var/run/docker.sock:ro
                          - {type: bind, source: /etc/hosts, target: /h}
                          - {type: tmpfs, target: /scratch}
                        tmpfs: /run
                        """);
        assertThat(service.hostAccess())
                .containsExactly(
                        "bind mount /var/run/docker.sock (line 5)",
                        "bind mount /etc/hosts (line 6)");
        assertThat(service.mounts())
                .containsExactlyInAnyOrder(
                        new Mount.Bind("/var/run/docker.sock", "/var/run/docker.sock", true),
                        new Mount.Bind("/etc/hosts", "/h", false),
                        new Mount.Tmpfs("/scratch", 0),
                        new Mount.Tmpfs("/run", 0));
    }

    @Test
    void allThatIsWrongIsToldAtOnceWithItsPlace() {
        assertThat(
                        errors(
                                """
                                services:
                                  web:
                                    image: x
                                    heathcheck: {test: ls}
                                    mac_address: 02:42
                                    restart: sometimes
                                    depends_on: [nobody]
                                    volumes: ["data:/d", "./html:/h"]
                                models: {}
                                """))
                .containsExactly(
                        "4:5 compose.unknownKey \"heathcheck\" means nothing in services.web.",
                        "5:5 unsupported.compose.mac_address \"mac_address\" is not supported in services.web.",
                        "6:14 compose.value restart is no, always, on-failure or unless-stopped, not \"sometimes\".",
                        "7:18 compose.unknownName There is no service \"nobody\" in this file.",
                        "8:15 compose.unknownName There is no volume \"data\" in this file.",
                        "8:26 unsupported.compose.volumes.relative This kind of mount is not supported.",
                        "9:1 unsupported.compose.models \"models\" is not supported at the top of a Compose file.");
    }

    @Test
    void whatAReleaseCannotDoIsRefusedWithTheReason() {
        assertThat(
                        errors(
                                """
                                services:
                                  web:
                                    image: x
                                    x-release:
                                      port: 80
                                      strategy: abTest
                                      sticky: cookie
                                      steps: [{analysis: {errors: {tolerate: 2x}}}, {setWeight: 120}, {pause: 5m}]
                                """))
                .containsExactly(
                        "5:7 compose.release.steps Only a canary has steps.",
                        "5:7 compose.release.variants An A/B test needs variants.",
                        "8:65 compose.value setWeight is a percentage, not \"120\".",
                        "8:79 compose.value pause is a mapping, not \"5m\".");
    }

    @Test
    void theResolvedTextMindsNeitherOrderNorForm() {
        var one =
                good(
                        """
                        services:
                          web: {image: x, environment: {A: 1, B: two}, ports: ["127.0.0.1:80:80"], stop_grace_period: 90s}
                          db: {image: y}
                        """);
        var other =
                good(
                        """
                        services:
                          db:
                            image: y
                          web:
                            stop_grace_period: 1m30s
                            ports: [{target: 80, published: 80, host_ip: 127.0.0.1}]
                            environment: [B=two, A=1]
                            image: x
                        """);
        assertThat(one.resolved()).isEqualTo(other.resolved());
        var changed =
                good("services: {web: {image: x, environment: {A: 2, B: two}}, db: {image: y}}");
        assertThat(changed.resolved()).isNotEqualTo(one.resolved());
    }

    @Test
    void warnsOfWhatWillHurtAtARelease() {
        var result = read("services: {web: {image: x, container_name: w, x-release: {port: 80}}}");
        assertThat(result.application()).isPresent();
        assertThat(result.findings().stream().map(f -> f.code()))
                .containsExactlyInAnyOrder(
                        "compose.noHealthCheck", "compose.noRestart", "compose.fixedName");
    }

    @Test
    void dependenciesInACircleAreShown() {
        assertThat(
                        errors(
                                "services: {a: {image: x, depends_on: [b]}, b: {image: x, depends_on: [a]}}"))
                .singleElement()
                .asString()
                .contains("compose.dependencyCycle")
                .contains("a → b → a");
    }
}

package org.almanac.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What deploy/ says of the service is true of it: keys, ports, addresses to probe, bounds. */
class DeployedFilesTest {
    private static final Path DEPLOY = Path.of("deploy");
    private static final Pattern VARIABLE = Pattern.compile("\\b(?:ALMANAC|QUARKUS)_[A-Z0-9_]+");
    private static final String PORT = "8080";

    @Test
    void everyKeyIsDocumentedOrOneThatQuarkusReadsWhenItRuns() throws IOException {
        Set<String> known = new TreeSet<>(documentedKeys());
        known.addAll(runTimeKeysOfQuarkus());
        assertThat(known).contains("ALMANAC_ADMIN_PASSWORD", "QUARKUS_MAILER_PORT", "QUARKUS_HTTP_PORT");
        for (Path file : files()) {
            Set<String> named = all(VARIABLE, Files.readString(file));
            if (file.endsWith("compose.yaml")) {
                // Its own, which it fills others with.
                named.removeAll(Set.of(
                        "ALMANAC_DATABASE_PASSWORD", "ALMANAC_HTTP_PORT", "ALMANAC_HTTPS_PORT", "ALMANAC_TLS_DIR"));
            }
            assertThat(known).as("%s", file).containsAll(named);
        }
    }

    @Test
    void theServiceIsAskedOnItsPortAndWhereAnybodyMayAsk() throws IOException {
        Properties application = application();
        assertThat(application).doesNotContainKeys("quarkus.http.port", "quarkus.http.root-path");
        List<String> open = List.of(application
                .getProperty("quarkus.http.auth.permission.health.paths")
                .split(","));
        assertThat(application.getProperty("quarkus.http.auth.permission.health.policy"))
                .isEqualTo("permit");

        JsonNode container = documents("kubernetes/almanac.yaml").get(0).at("/spec/template/spec/containers/0");
        assertThat(container.at("/ports/0/containerPort").asText()).isEqualTo(PORT);
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            assertThat(open)
                    .contains(container.at("/" + probe + "/httpGet/path").asText());
            assertThat(container.at("/" + probe + "/httpGet/port").asText())
                    .isEqualTo(container.at("/ports/0/name").asText());
        }
        assertThat(documents("kubernetes/almanac.yaml")
                        .get(1)
                        .at("/spec/ports/0/targetPort")
                        .asText())
                .isEqualTo(container.at("/ports/0/name").asText());
        assertThat(documents("kubernetes/network.yaml")
                        .get(1)
                        .at("/spec/ingress/0/ports/0/port")
                        .asText())
                .isEqualTo(PORT);

        assertThat(text("Containerfile")).contains("EXPOSE " + PORT + "\n").contains(":-" + PORT + "}/q/health/ready");
        assertThat(all(Pattern.compile("(?m)^ *server \\S+?:(\\d+)"), text("nginx/upstream.conf")))
                .containsExactly(PORT);
        assertThat(all(Pattern.compile("(?m)^ *server \\S+?:(\\d+)"), text("nginx/compose-upstream.conf")))
                .containsExactly(PORT);
        assertThat(text("varnish/almanac.vcl")).contains(".port = \"" + PORT + "\"");
        assertThat(open).containsAll(all(Pattern.compile("\\.url = \"([^\"]+)\""), text("varnish/almanac.vcl")));

        JsonNode scrape = documents("prometheus/prometheus.yml").get(0).at("/scrape_configs/0");
        assertThat(application.getProperty("quarkus.http.auth.permission.operator.paths"))
                .contains(scrape.get("metrics_path").asText());
        assertThat(scrape.at("/static_configs/0/targets/0").asText()).endsWith(":" + PORT);
        assertThat(scrape.has("authorization")).isTrue();
    }

    @Test
    void whatRunsInContainersFitsTogether() throws IOException {
        JsonNode compose = documents("compose.yaml").get(0);
        assertThat(all(Pattern.compile("(?m)^ *server (\\S+?):"), text("nginx/compose-upstream.conf")))
                .allSatisfy(
                        node -> assertThat(compose.get("services").has(node)).isTrue());
        assertThat(compose.at("/x-almanac/environment/ALMANAC_TRUSTED_PROXIES").asText())
                .isEqualTo(compose.at("/services/nginx/networks/front/ipv4_address")
                        .asText());
        for (JsonNode mount : compose.at("/services/nginx/volumes")) {
            String source = mount.asText().split(":")[0];
            if (!source.startsWith("$")) {
                assertThat(DEPLOY.resolve(source)).exists();
            }
        }
        String file = text("Containerfile");
        JsonNode pod = documents("kubernetes/almanac.yaml").get(0).at("/spec/template/spec");
        assertThat(file)
                .contains("--uid " + pod.at("/securityContext/runAsUser").asText() + " ");
        assertThat(pod.at("/containers/0/securityContext/readOnlyRootFilesystem")
                        .asBoolean())
                .isTrue();
        assertThat(file)
                .contains("ENV ALMANAC_DATA_DIR="
                        + pod.at("/containers/0/volumeMounts/1/mountPath").asText() + "\n");
        assertThat(text("almanac.service")).contains("Environment=ALMANAC_DATA_DIR=/var/lib/almanac\n");
        for (JsonNode resource :
                documents("kubernetes/kustomization.yaml").get(0).get("resources")) {
            assertThat(DEPLOY.resolve("kubernetes").resolve(resource.asText())).exists();
        }
    }

    @Test
    void proxiesHoldTheBoundsOfTheServiceAndKeepToThemselvesWhatIsPrivate() throws IOException {
        Properties application = application();
        String nginx = text("nginx/almanac.conf");
        assertThat(nginx)
                .contains("client_max_body_size "
                        + application
                                .getProperty("quarkus.http.limits.max-body-size")
                                .toLowerCase(Locale.ROOT) + ";");
        assertThat(application.getProperty("quarkus.http.limits.max-initial-line-length"))
                .isEqualTo(String.valueOf(32 * 1024));
        assertThat(nginx).contains("large_client_header_buffers 4 32k;");
        // nginx closes a connection to a node before the node does: almanac.limits.connections.idle is 75 seconds.
        assertThat(text("nginx/upstream.conf")).contains("keepalive_timeout 60s;");
        String personal = "(u|admin|subscriptions|unsubscribe)";
        assertThat(nginx).contains("location ~ ^/" + personal + "(/|$)");
        assertThat(text("varnish/almanac.vcl")).contains("^/" + personal + "(/|");
        // Else nginx would go by it and not by what an answer says.
        assertThat(nginx.replaceAll("#.*", ""))
                .doesNotContain("proxy_cache_use_stale", "proxy_cache_valid", "proxy_ignore_headers")
                .contains("proxy_pass_header Date;", "proxy_set_header X-Forwarded-For   $remote_addr;");
    }

    private static Set<String> documentedKeys() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("docs/configuration.md"))) {
            if (!line.startsWith("| `")) {
                continue;
            }
            String parent = "";
            for (String key : all(Pattern.compile("`([a-z0-9.-]+)`"), line.split("\\|")[1])) {
                if (!key.startsWith(".")) {
                    parent = key.substring(0, key.lastIndexOf('.'));
                }
                keys.add(variable(key.startsWith(".") ? parent + key : key));
            }
        }
        return keys;
    }

    /** Of the extensions that the service is built with. What is fixed when it is built cannot be set where it runs. */
    private static Set<String> runTimeKeysOfQuarkus() throws IOException {
        Set<String> keys = new TreeSet<>();
        String models = "META-INF/quarkus-config-doc/quarkus-config-model.json";
        for (URL model :
                Collections.list(DeployedFilesTest.class.getClassLoader().getResources(models))) {
            try (InputStream in = model.openStream()) {
                for (JsonNode property : new ObjectMapper().readTree(in).findParents("phase")) {
                    if (property.get("phase").asText().equals("RUN_TIME")) {
                        keys.addAll(property.findValuesAsText("environmentVariable"));
                    }
                }
            }
        }
        return keys;
    }

    private static String variable(String key) {
        return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static Properties application() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
            properties.load(in);
        }
        return properties;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(DEPLOY)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<JsonNode> documents(String file) throws IOException {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        try (var documents = yaml.readerFor(JsonNode.class)
                .<JsonNode>readValues(DEPLOY.resolve(file).toFile())) {
            return documents.readAll();
        }
    }

    private static String text(String file) throws IOException {
        return Files.readString(DEPLOY.resolve(file));
    }

    /** The first group of each match, or all of it; in the order in which they come. */
    static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new LinkedHashSet<>();
        pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(match.groupCount() == 0 ? 0 : 1))
                .forEach(found::add);
        return found;
    }
}

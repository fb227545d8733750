package org.almanac.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.File;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A client is generated from what the service says of itself, compiled and used against the service by what stands in
 * {@code ClientCalls}, which is among the resources because it cannot be compiled without the client.
 */
@QuarkusTest
class GeneratedClientTest {
    /** Where the build puts the generator and the one library that clients need beside Jackson. */
    private static final Path TOOLS = Path.of("target", "client-generator");

    private static final long LONGEST_SECONDS = 240;

    @TempDir
    static Path folder;

    private static @Nullable Path classes;

    @BeforeEach
    void generateOnce() throws Exception {
        if (classes == null) {
            Path description = folder.resolve("openapi.json");
            Files.writeString(
                    description,
                    given().queryParam("format", "json").get("/q/openapi").asString());
            Path sources = folder.resolve("client");
            generate(description, sources);
            classes = compiled(sources);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"createsChangesAndReads", "readsAListPageByPage", "importsATable", "readsWhatIsWrongWithAField"})
    void generatedClientDoes(String call) throws Throwable {
        URL[] urls = {
            Objects.requireNonNull(classes).toUri().toURL(),
            nullableLibrary().toUri().toURL()
        };
        try (URLClassLoader loader =
                new URLClassLoader(urls, Thread.currentThread().getContextClassLoader())) {
            Class<?> calls = loader.loadClass("org.almanac.client.ClientCalls");
            Object client = calls.getConstructor(String.class, String.class)
                    .newInstance(
                            "http://localhost:" + RestAssured.port,
                            ConfigProvider.getConfig().getValue("almanac.admin.token", String.class));
            calls.getMethod(call).invoke(client);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** In a process of its own: the generator brings libraries of other versions than ours. */
    private static void generate(Path description, Path into) throws Exception {
        Path log = folder.resolve("generator.log");
        Process generator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        TOOLS.resolve("openapi-generator-cli.jar").toString(),
                        "generate",
                        "--input-spec",
                        description.toString(),
                        "--generator-name",
                        "java",
                        "--library",
                        "native",
                        "--output",
                        into.toString(),
                        "--invoker-package",
                        "org.almanac.client",
                        "--api-package",
                        "org.almanac.client.api",
                        "--model-package",
                        "org.almanac.client.model",
                        "--additional-properties",
                        "useJakartaEe=true,openApiNullable=true,annotationLibrary=none,documentationProvider=none",
                        "--global-property",
                        "apis,models,supportingFiles,apiTests=false,modelTests=false,apiDocs=false,modelDocs=false")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(generator.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                .as("the generator ends")
                .isTrue();
        String said = Files.readString(log);
        assertThat(generator.exitValue()).as(said).isZero();
        // What it says of versions, of examples that it does not use, and of names that are words of Java, is no fault.
        assertThat(said.lines().filter(line -> line.contains(" WARN ") || line.contains(" ERROR ")))
                .as("what the generator finds wrong")
                .allMatch(line -> line.contains(" WARN ")
                        && (line.contains("3.1 support is still in beta")
                                || line.contains("xample")
                                || line.contains("reserved word")));
    }

    private static Path compiled(Path sources) throws Exception {
        Path calls = sources.resolve("ClientCalls.java");
        try (var in = Objects.requireNonNull(GeneratedClientTest.class.getResourceAsStream("ClientCalls.java"))) {
            Files.write(calls, in.readAllBytes());
        }
        List<File> files = new ArrayList<>(List.of(calls.toFile()));
        try (Stream<Path> found = Files.walk(sources.resolve("src/main/java"))) {
            found.filter(path -> path.toString().endsWith(".java"))
                    .map(Path::toFile)
                    .forEach(files::add);
        }
        Path into = Files.createDirectory(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-proc:none",
                    "-nowarn",
                    "-d",
                    into.toString(),
                    "-classpath",
                    nullableLibrary() + File.pathSeparator + System.getProperty("java.class.path"));
            boolean compiles = compiler.getTask(
                            said, manager, null, options, null, manager.getJavaFileObjectsFromFiles(files))
                    .call();
            assertThat(compiles).as(said.toString()).isTrue();
        }
        return into;
    }

    private static Path nullableLibrary() {
        return TOOLS.resolve("jackson-databind-nullable.jar").toAbsolutePath();
    }
}

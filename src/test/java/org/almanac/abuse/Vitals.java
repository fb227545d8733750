package org.almanac.abuse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.almanac.blackbox.PackagedService;

/**
 * What a running service takes of the machine, as the JDK's own tools tell it.
 *
 * @param service what is looked at
 */
record Vitals(PackagedService service) {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    /** Kilobytes of the heap that are in use after a collection. */
    long heap() throws IOException, InterruptedException {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("The JDK says nothing about the heap");
        }
        return Long.parseLong(used.group(1));
    }

    /** Threads of the pool that requests are handed to. */
    long workers() throws IOException, InterruptedException {
        try (Stream<String> lines = jcmd("Thread.print").lines()) {
            return lines.filter(line -> line.startsWith("\"executor-thread")).count();
        }
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(service.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return output;
    }
}

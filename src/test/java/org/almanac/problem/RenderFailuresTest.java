package org.almanac.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RenderFailuresTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final RenderFailures failures = new RenderFailures(metrics);
    private final List<LogRecord> log = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger(RenderFailures.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            log.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(handler);
    }

    @Test
    void aSoundItemIsRenderedOnce() {
        assertThat(render(1, () -> "whole", () -> "plain")).isEqualTo("whole");
        assertThat(counted()).isZero();
    }

    @Test
    void whatOverflowsTheStackIsRenderedPlainly() {
        assertThat(render(1, RenderFailuresTest::endless, () -> "plain")).isEqualTo("plain");
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void whatCannotBeRenderedAtAllIsLeftOut() {
        assertThat(render(1, RenderFailuresTest::endless, RenderFailuresTest::endless))
                .isEqualTo("left out");
        assertThat(counted()).isEqualTo(1);
    }

    @Test
    void eachRevisionIsLoggedOnceAndEachFailureCounted() {
        for (int revision : List.of(1, 1, 2, 1)) {
            render(revision, RenderFailuresTest::endless, () -> "plain");
        }
        assertThat(log).hasSize(2);
        assertThat(counted()).isEqualTo(4);
    }

    @Test
    void anAnswerToTheCallerIsNoFailure() {
        assertThatThrownBy(() -> render(1, () -> {
                    throw Problem.notFound("There is none.");
                }))
                .isInstanceOf(Problem.class);
        assertThat(counted()).isZero();
    }

    @Test
    void aBrokenMachineIsNotHidden() {
        assertThatThrownBy(() -> render(1, () -> {
                    throw new OutOfMemoryError("for a test");
                }))
                .isInstanceOf(OutOfMemoryError.class);
    }

    @SafeVarargs
    private String render(int revision, Supplier<String>... renderings) {
        return failures.firstOf("ics", "event 1", revision, List.of(renderings)).orElse("left out");
    }

    private double counted() {
        return metrics.counter("almanac.render.failures", "kind", "ics").count();
    }

    private static String endless() {
        return depth(0) > 0 ? "bottom" : "top";
    }

    private static int depth(int above) {
        return above < 0 ? 0 : depth(above + 1) + 1;
    }
}

package org.almanac;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

@QuarkusMain
public final class Almanac {
    private Almanac() {}

    public static void main(String... args) {
        Quarkus.run(args);
    }
}

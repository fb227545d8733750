package org.almanac;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.almanac.database.Database;
import org.almanac.database.DatabaseUnavailableException;

/** Starts Almanac: its database first, then Quarkus. */
@QuarkusMain
public final class Almanac {
    private Almanac() {}

    public static void main(String... args) {
        OutOfMemory.endsTheProcess();
        try {
            Database.open();
        } catch (DatabaseUnavailableException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Quarkus.run(args);
    }
}

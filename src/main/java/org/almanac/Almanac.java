package org.almanac;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import org.almanac.check.ConfigurationCheck;
import org.almanac.database.Database;
import org.almanac.database.DatabaseUnavailableException;

/** Starts Almanac: its database first, then Quarkus. */
@QuarkusMain
public final class Almanac {
    private Almanac() {}

    /** @param args {@code --check} only says whether the service could start as it is configured */
    public static void main(String... args) {
        OutOfMemory.endsTheProcess();
        ConfigurationCheck check = ConfigurationCheck.ofThisProcess();
        if (List.of(args).contains("--check")) {
            System.exit(check.report(System.out, System.err));
        }
        if (!check.letStart(System.err)) {
            System.exit(1);
        }
        try {
            Database.open();
        } catch (DatabaseUnavailableException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Quarkus.run(args);
    }
}

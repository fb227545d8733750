package org.almanac.check;

import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.SmallRyeConfig;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.almanac.settings.Finding;
import org.almanac.settings.SettingsCheck;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** Finds all that is wrong with a configuration at once. */
public final class ConfigurationCheck {
    private static final Logger LOG = Logger.getLogger(ConfigurationCheck.class);

    private final SmallRyeConfig config;
    private final List<ConfigClass> mappings = Mappings.all();
    private final List<Finding> unreadable;

    ConfigurationCheck(SmallRyeConfig config) {
        this.config = config;
        this.unreadable = Mappings.register(mappings, config);
    }

    /** Of the configuration that this process was started with. */
    public static ConfigurationCheck ofThisProcess() {
        return new ConfigurationCheck(ConfigProvider.getConfig().unwrap(SmallRyeConfig.class));
    }

    /**
     * Before a start: prints what would stop it later, a line each, and logs keys that nobody reads.
     *
     * @return whether to go on
     */
    public boolean letStart(PrintStream errors) {
        unknown().forEach(finding -> LOG.warn(finding.message()));
        List<Finding> findings = ofConfiguration();
        findings.stream().filter(Finding::isFault).forEach(errors::println);
        return findings.stream().noneMatch(Finding::isFault);
    }

    /**
     * Instead of a start: prints all there is to say, a line each.
     *
     * @return the exit code: 0 when nothing is wrong, else 1
     */
    public int report(PrintStream output, PrintStream errors) {
        List<Finding> findings = all();
        findings.forEach(errors::println);
        if (findings.stream().anyMatch(Finding::isFault)) {
            return 1;
        }
        output.println("Configuration is sound");
        return 0;
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>(ofConfiguration());
        findings.addAll(unknown());
        findings.addAll(ask(check -> check.ofSurroundings(config)));
        return findings;
    }

    private List<Finding> unknown() {
        return new UnknownKeys(Mappings.names(mappings)).in(config.getConfigSources());
    }

    private List<Finding> ofConfiguration() {
        List<Finding> findings = new ArrayList<>(unreadable);
        findings.addAll(ask(check -> check.ofConfiguration(config)));
        return findings;
    }

    private List<Finding> ask(Function<SettingsCheck, List<Finding>> question) {
        List<Finding> findings = new ArrayList<>();
        for (SettingsCheck check : ServiceLoader.load(SettingsCheck.class)) {
            try {
                findings.addAll(question.apply(check));
            } catch (NoSuchElementException e) {
                // Its keys cannot be read, which has been said; else it is a fault of ours.
                if (unreadable.isEmpty()) {
                    throw e;
                }
            }
        }
        return findings;
    }
}

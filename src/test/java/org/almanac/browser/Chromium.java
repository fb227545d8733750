package org.almanac.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The browser of the tests: the one that is installed; on Debian, run as root, the one that its packages bring; else
 * the one that Playwright downloads. Without any the tests fail, since a page that nobody has seen is not tested.
 */
final class Chromium {
    /** First the one without a window, which Playwright itself would take: a whole browser needs three times as long. */
    private static final List<String> NAMES = List.of(
            "chromium-headless-shell",
            "chrome-headless-shell",
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "microsoft-edge");

    /** Quiet ones: nothing of the browser's own goes over the network. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // A site's page here is made up and has no address; browsers keep such pages from the loopback one.
            "--disable-features=LocalNetworkAccessChecks");

    private Chromium() {}

    static Playwright playwright() {
        return installed().isPresent() || installedNow()
                ? Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                : Playwright.create();
    }

    static Browser launch(Playwright playwright) {
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(ARGUMENTS);
        installed().ifPresent(options::setExecutablePath);
        return playwright.chromium().launch(options);
    }

    private static Optional<Path> installed() {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/bin:/snap/bin";
        return NAMES.stream()
                .flatMap(name -> Stream.of(path.split(":", -1))
                        .filter(directory -> !directory.isEmpty())
                        .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean installedNow() {
        boolean debianAsRoot =
                "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/apt-get"));
        return debianAsRoot
                && runs("apt-get", "update")
                && (installs("chromium-headless-shell") || installs("chromium"))
                && installed().isPresent();
    }

    private static boolean installs(String browser) {
        return runs("apt-get", "install", "-y", "--no-install-recommends", browser);
    }

    private static boolean runs(String... command) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            return process.waitFor(10, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

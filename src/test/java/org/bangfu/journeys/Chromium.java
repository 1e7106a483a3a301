package org.bangfu.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The browser of the browser tests: the system's Chromium or Chrome if there is one, on Debian as root the one that apt
 * installs, else the one that Playwright downloads. Without any the tests fail with one sentence; they are never
 * skipped.
 */
final class Chromium implements AutoCloseable {

    /** Names another browser than the system's. */
    private static final String CHOSEN = "BANGFU_CHROMIUM";

    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable",
            "/snap/bin/chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "C:/Program Files/Google/Chrome/Application/chrome.exe");

    private static final Map<String, String> NO_DOWNLOAD = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** @throws AssertionError with the way to get one when no browser can be had */
    static Chromium start() {
        Optional<Path> installed = installed().or(Chromium::installedByApt);
        if (installed.isEmpty() && !downloaded()) {
            throw new AssertionError("找不到 Chromium，浏览器测试无法运行：请安装（Debian：apt-get install chromium），或用环境变量 " + CHOSEN
                    + " 指明 Chromium 或 Chrome 的路径。");
        }
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD));
        try {
            BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"));
            installed.ifPresent(options::setExecutablePath);
            return new Chromium(playwright, playwright.chromium().launch(options));
        } catch (RuntimeException failed) {
            playwright.close();
            throw failed;
        }
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Optional<Path> installed() {
        return Stream.concat(Stream.ofNullable(System.getenv(CHOSEN)), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> installedByApt() {
        boolean debian = Files.isExecutable(Path.of("/usr/bin/apt-get"));
        if (!debian || !"root".equals(System.getProperty("user.name"))) {
            return Optional.empty();
        }
        boolean done = run(new ProcessBuilder("apt-get", "update"))
                && run(new ProcessBuilder("apt-get", "install", "-y", "--no-install-recommends", "chromium"));
        return done ? installed() : Optional.empty();
    }

    private static boolean downloaded() {
        ProcessBuilder install =
                Driver.ensureDriverInstalled(NO_DOWNLOAD, false).createProcessBuilder();
        List<String> command = new ArrayList<>(install.command());
        command.addAll(List.of("install", "--with-deps", "chromium"));
        return run(install.command(command));
    }

    private static boolean run(ProcessBuilder command) {
        command.environment().put("DEBIAN_FRONTEND", "noninteractive");
        try {
            Process process = command.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

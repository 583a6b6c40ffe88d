// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import outcry.index.catalogue.ArchiveHistory;
import outcry.index.fact.PriceFacts;
import outcry.server.Venue;
import outcry.server.Version;
import outcry.server.door.web.WebDoor;
import outcry.server.sim.Demonstration;
import outcry.server.sim.Demonstration.Ended;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `outcry demo`: a market to watch.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Opens a venue and lets programs trade on it, a day in seconds.",
      "",
      "A neocloud sells its GPUs forward, an AI lab and an asset manager buy GPU and token months,"
          + " a market maker quotes both sides. They reach the exchange through its public door,"
          + " each with a key of its own. Index levels start from dated facts; later levels and"
          + " all orders are simulated from the seed, and every screen says so."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped by Ctrl-C or after --days",
      "1:the venue could not open, or had to stop; the message says why",
      "2:a wrong option"
    },
    footerHeading = "%nExample:%n",
    footer = {"  outcry demo --day 2s --seed 7", "", "then open the page it names."})
public final class DemoCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;
  private static final Duration LONGEST_DAY = Duration.ofDays(1);

  @Option(
      names = "--day",
      paramLabel = "LENGTH",
      defaultValue = "5s",
      converter = DayLength.class,
      description =
          "how long a simulated day takes at least, 0s for no wait (default: ${DEFAULT-VALUE})")
  private Duration day;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description =
          "port of the page and the door on 127.0.0.1, 0 for any (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "keep everything in this new directory (default: a temporary one, removed at the end)")
  private Path data;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "the same seed gives the same market (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "" + Long.MAX_VALUE,
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
      description = "stop after so many simulated days (default: never)")
  private long days;

  @Option(names = "--quiet", description = "no line a day")
  private boolean quiet;

  @Spec private CommandSpec spec;

  private volatile boolean failed;

  @Override
  public Integer call() throws IOException {
    check();
    var out = spec.commandLine().getOut();
    boolean temporary = data == null;
    var directory = temporary ? Files.createTempDirectory("outcry-demo-") : data;
    greet(out, directory, temporary);
    var history = new ArchiveHistory(PriceFacts.shipped());
    var benchmark = directory.resolve("benchmark");
    var text = Demonstration.notice(history);
    out.println(text);
    out.flush();
    var notice = new WebDoor.Notice(Version.text(), true, text);
    var venue =
        new Venue(new Venue.Settings(directory, port, true, notice).showing(benchmark), line(out));
    int code =
        new Watchman(venue)
            .serve(
                () ->
                    Thread.ofPlatform()
                        .name("demo")
                        .start(() -> play(venue, history, benchmark, out)),
                () -> {
                  if (temporary) {
                    remove(directory);
                  }
                });
    return failed ? 1 : code;
  }

  private void check() throws IOException {
    if (port < 0 || port > HIGHEST_PORT) {
      throw wrong("--port is 0 to %d, not %d".formatted(HIGHEST_PORT, port));
    }
    if (day.compareTo(LONGEST_DAY) > 0) {
      throw wrong("--day is at most a day, not " + day);
    }
    if (days < 1) {
      throw wrong("--days is 1 or more, not " + days);
    }
    if (data != null && Files.isDirectory(data)) {
      try (var files = Files.list(data)) {
        if (files.findAny().isPresent()) {
          throw wrong("--data " + data + " is not empty; a demonstration starts from nothing");
        }
      }
    }
  }

  private ParameterException wrong(String words) {
    return new ParameterException(spec.commandLine(), words);
  }

  private void greet(PrintWriter out, Path directory, boolean temporary) {
    out.println("Outcry demonstration, seed " + seed + ", a day in " + spoken(day));
    out.println(
        port == 0 ? "the page opens on any free port" : "page  http://127.0.0.1:" + port + "/");
    out.println("data  " + directory + (temporary ? " (removed at the end)" : ""));
    out.flush();
  }

  private static String spoken(Duration day) {
    return day.toMillis() % 1000 == 0 ? day.toSeconds() + " s" : day.toMillis() + " ms";
  }

  private void play(Venue venue, ArchiveHistory history, Path benchmark, PrintWriter out) {
    Consumer<String> tell = quiet ? _ -> {} : line(out);
    var key = venue.keys().firstOperatorKey().orElseThrow();
    try (var demonstration =
        new Demonstration(venue.address(), key, history, benchmark, seed, day, tell)) {
      if (demonstration.run(days) == Ended.DAYS_OVER) {
        tell.accept("the demonstration ends with its last day");
      }
    } catch (RuntimeException e) {
      failed = true;
      spec.commandLine().getErr().println("the demonstration stops: " + e.getMessage());
    } finally {
      venue.stop();
    }
  }

  private static Consumer<String> line(PrintWriter out) {
    return words -> {
      out.println(words);
      out.flush();
    };
  }

  private static void remove(Path directory) {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

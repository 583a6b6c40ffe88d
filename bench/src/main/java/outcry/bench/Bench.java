// SPDX-License-Identifier: Apache-2.0
package outcry.bench;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import outcry.bench.book.BookBenchmark;
import outcry.bench.book.PublicWorkload;
import outcry.bench.book.WorkloadFile;
import outcry.bench.path.PathBenchmark;
import outcry.bench.trip.Trips;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./outcry bench`: measures what Outcry costs beside what others cost, in one run on one machine.
@Command(
    name = "outcry bench",
    description = {
      "Measures the order book beside other books, the order path, and the order's round trip"
          + " beside a plain echo.",
      "Prints a table and writes bench/target/bench.json. Takes some ten minutes; leave the machine"
          + " alone meanwhile.%n"
    })
public final class Bench implements Callable<Integer> {
  enum Part {
    BOOK,
    PATH,
    TRIP
  }

  private static final List<String> BOOKS =
      List.of(BookBenchmark.OUTCRY, BookBenchmark.EXCHANGE_CORE, BookBenchmark.TREE_MAP);

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "shows this")
  private boolean help;

  @Option(names = "--quick", description = "fewer passes: about two minutes, for a first look")
  private boolean quick;

  @Option(names = "--only", paramLabel = "PART", description = "one of: book, path, trip")
  private Part only;

  private final String command;
  private final Path target = target();
  private final Forks forks = new Forks(target.resolve("workload"));

  private Bench(String[] args) {
    command = ("./outcry bench " + String.join(" ", args)).strip();
  }

  public static void main(String[] args) {
    var line =
        new CommandLine(new Bench(args))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(
                (e, at, _) -> {
                  at.getErr().println("outcry bench: " + e.getMessage());
                  return 1;
                });
    System.exit(line.execute(args));
  }

  @Override
  public Integer call() {
    var at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    double before = Machine.load();
    if (asked(Part.BOOK) || asked(Part.PATH)) {
      Forks.checkMemory();
      makeFiles();
    }
    var book = asked(Part.BOOK) ? book() : List.<Passes>of();
    var path = asked(Part.PATH) ? path() : List.<Passes>of();
    var trip = asked(Part.TRIP) ? trip() : null;
    var results =
        new Results(at, command, Machine.here(), before, Machine.load(), book, path, trip);
    progress("");
    System.out.print(Table.of(results));
    var file = target.resolve("bench.json");
    JsonFile.write(results, file);
    System.out.println("Every pass is in " + file);
    return 0;
  }

  private boolean asked(Part part) {
    return only == null || only == part;
  }

  /// The books take turns in every round, so that a change of weather hits all of them.
  private List<Passes> book() {
    var all = new ArrayList<Passes>();
    for (var workload : PublicWorkload.values()) {
      BOOKS.forEach(engine -> all.add(new Passes(workload, engine)));
    }
    int rounds = quick ? 1 : 3;
    for (int round = 1; round <= rounds; round++) {
      for (var passes : all) {
        progress(
            "order book, round %d of %d: %s, %s"
                .formatted(round, rounds, passes.workload, passes.name));
        passes.add(
            forks.run(
                BookBenchmark.class,
                passes.workload,
                Map.of("engine", passes.name),
                length(passes.workload)));
      }
    }
    return all;
  }

  private List<Passes> path() {
    var all = new ArrayList<Passes>();
    for (var workload : PublicWorkload.values()) {
      progress("order path: " + workload);
      var passes = new Passes(workload, "exchange");
      passes.add(forks.run(PathBenchmark.class, workload, Map.of(), length(workload)));
      all.add(passes);
    }
    return all;
  }

  private Forks.Length length(PublicWorkload workload) {
    boolean shallow = workload == PublicWorkload.SHALLOW;
    return quick
        ? new Forks.Length(3, shallow ? 5 : 3)
        : new Forks.Length(shallow ? 5 : 3, shallow ? 7 : 5);
  }

  private Trips.Result trip() {
    return new Trips(target.resolve("trip"), quick ? 3 : 8, Bench::progress).run(quick ? 1 : 3);
  }

  private void makeFiles() {
    for (var workload : PublicWorkload.values()) {
      progress("making and checking the %s workload".formatted(workload));
      WorkloadFile.in(target.resolve("workload"), workload);
    }
  }

  /// On a terminal, one line that is written over.
  private static void progress(String words) {
    if (System.console() != null && System.console().isTerminal()) {
      System.err.print("\r\u001b[K" + words);
    } else if (!words.isEmpty()) {
      System.err.println(words);
    }
  }

  /// The module's target folder, beside the jar or the classes this runs from.
  private static Path target() {
    try {
      var code = Bench.class.getProtectionDomain().getCodeSource().getLocation();
      return Path.of(code.toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("this program runs from no file", e);
    }
  }
}

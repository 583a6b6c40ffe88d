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
import outcry.bench.book.Books;
import outcry.bench.book.Floor;
import outcry.bench.book.LatencyBenchmark;
import outcry.bench.book.LatencyFile;
import outcry.bench.book.PublicWorkload;
import outcry.bench.book.WorkloadFile;
import outcry.bench.index.IndexRun;
import outcry.bench.margin.MarginRun;
import outcry.bench.path.PathBenchmark;
import outcry.bench.trip.Trips;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./outcry bench`: measures what Outcry costs beside what others cost, in one run on one machine.
@Command(
    name = "outcry bench",
    description = {
      "Measures the order book beside other books, as a whole and operation by operation, the order"
          + " path, the order's round trip beside a plain echo, and margin beside a matrix"
          + " product.",
      "Prints a table and writes bench/target/bench.json. Takes a quarter of an hour; leave the"
          + " machine alone meanwhile.%n"
    })
public final class Bench implements Callable<Integer> {
  enum Part {
    BOOK,
    LATENCY,
    PATH,
    TRIP,
    MARGIN,
    INDEX
  }

  private static final List<String> TIMED =
      List.of(Books.OUTCRY, Books.EXCHANGE_CORE, Books.TREE_MAP);

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "shows this")
  private boolean help;

  @Option(names = "--quick", description = "fewer passes: some four minutes, for a first look")
  private boolean quick;

  @Option(
      names = "--only",
      paramLabel = "PART",
      description = "one of: book, latency, path, trip, margin, index")
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
    if (only != Part.TRIP && only != Part.MARGIN && only != Part.INDEX) {
      Forks.checkMemory();
      makeFiles();
    }
    var floor = asked(Part.BOOK) ? floor() : null;
    var book = asked(Part.BOOK) ? book(floor) : List.<Passes>of();
    var latency = asked(Part.LATENCY) ? latency() : List.<LatencyTimes>of();
    var path = asked(Part.PATH) ? path() : List.<Passes>of();
    var trip = asked(Part.TRIP) ? trip() : null;
    var margin = asked(Part.MARGIN) ? margin() : null;
    var index = asked(Part.INDEX) ? index() : null;
    var results =
        new Results(
            at,
            command,
            Machine.here(),
            before,
            Machine.load(),
            book,
            floor == null ? null : floor.missing(),
            latency,
            path,
            trip,
            margin,
            index);
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

  /// The sources of the C++ ladder stand beside this repository or nowhere.
  private Floor floor() {
    progress("building the C++ ladder");
    var repository = target.getParent().getParent();
    return Floor.build(repository.resolveSibling("shared/bench/book"), target.resolve("floor"));
  }

  /// The books take turns in every round, so that a change of weather hits all of them.
  private List<Passes> book(Floor floor) {
    var all = new ArrayList<Passes>();
    for (var workload : PublicWorkload.values()) {
      all.add(new Passes(workload, Books.OUTCRY));
      all.add(new Passes(workload, Books.ACKNOWLEDGING));
      if (floor.missing() == null) {
        all.add(new Passes(workload, Floor.NAME));
      }
      all.add(new Passes(workload, Books.EXCHANGE_CORE));
      all.add(new Passes(workload, Books.TREE_MAP));
    }
    int rounds = quick ? 1 : 3;
    for (int round = 1; round <= rounds; round++) {
      for (var passes : all) {
        progress(
            "order book, round %d of %d: %s, %s"
                .formatted(round, rounds, passes.workload, passes.name));
        passes.add(passes.name.equals(Floor.NAME) ? floor(floor, passes) : book(passes));
      }
    }
    return all;
  }

  private List<Passes.Pass> book(Passes passes) {
    var workload = passes.workload;
    var engine = Map.of("engine", passes.name);
    return forks.run(BookBenchmark.class, workload, engine, length(workload));
  }

  /// As many passes as the books' forks time; its driver tells elapsed time alone.
  private List<Passes.Pass> floor(Floor floor, Passes passes) {
    var workload = passes.workload;
    return floor.passes(forks.folder(), workload, length(workload).timed()).stream()
        .map(nanos -> new Passes.Pass(nanos, nanos, Double.NaN))
        .toList();
  }

  private List<LatencyTimes> latency() {
    var all = new ArrayList<LatencyTimes>();
    for (var workload : PublicWorkload.values()) {
      for (var engine : TIMED) {
        progress("each operation: %s, %s".formatted(workload, engine));
        var length = length(workload);
        forks.run(LatencyBenchmark.class, workload, Map.of("engine", engine), length);
        var passes = LatencyFile.read(forks.folder());
        all.add(LatencyTimes.of(workload, engine, passes, length.warm()));
      }
    }
    return all;
  }

  private List<Passes> path() {
    var all = new ArrayList<Passes>();
    var few = Marks.accounts(Marks.FEW);
    all.add(path(PublicWorkload.SHALLOW, few, Marks.FEW, false));
    all.add(path(PublicWorkload.SHALLOW, Marks.accounts(Marks.MANY), Marks.MANY, false));
    all.add(path(PublicWorkload.SHALLOW, few + ", events " + Marks.READ_BACK, Marks.FEW, true));
    all.add(path(PublicWorkload.DEEP, few, Marks.FEW, false));
    return all;
  }

  private Passes path(PublicWorkload workload, String name, int accounts, boolean reading) {
    progress("order path: %s, %s".formatted(workload, name));
    var parameters =
        Map.of("accounts", Integer.toString(accounts), "reading", Boolean.toString(reading));
    var passes = new Passes(workload, name);
    passes.add(forks.run(PathBenchmark.class, workload, parameters, length(workload)));
    return passes;
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

  private MarginRun.Result margin() {
    return new MarginRun(3, quick ? 5 : 11, Bench::progress).run();
  }

  /// The price records stand beside this repository or nowhere.
  private IndexRun.Result index() {
    var records = target.getParent().getParent().resolveSibling("shared/data");
    return new IndexRun(target.resolve("index"), records, quick, Bench::progress).run();
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

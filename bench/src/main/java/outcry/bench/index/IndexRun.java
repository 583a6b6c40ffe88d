// SPDX-License-Identifier: Apache-2.0
package outcry.bench.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import outcry.bench.margin.Timed;

/// Observations to fixings: what a row costs on one core, how long the whole recorded history
/// takes, and a year of made-up days beside the same panel statistic in SQL. All in one run.
public final class IndexRun {
  public static final String PARSE = "parse";
  public static final String NORMALISE = "parse, normalise";
  public static final String FIX = "parse, normalise, screen, collapse, chain";

  /// Days whose rows go down the road on one core.
  private static final int CORE_DAYS = 36;

  private static final int YEAR_DAYS = 365;
  private static final int QUICK_DAYS = 37;
  private static final int FORK_SECONDS = 600;

  /// A year of days.
  ///
  /// @param rows of them
  /// @param fixings what their fixings took, in a fork
  /// @param peak bytes of heap, the most of all forks
  /// @param duck what SQL took, by what it read
  /// @param apart the largest difference of a day's median of the panel, dollars
  public record Year(
      int days, long rows, Spent fixings, long peak, List<Spent> duck, double apart) {}

  /// What one pass over the recorded history made.
  ///
  /// @param observations readings and refusals
  /// @param fixings days determined, withheld ones included
  /// @param values those with a value
  public record Made(long observations, long fixings, long values) {}

  /// The recorded history; nothing but why when it is not there.
  public record History(Made made, Spent spent, String missing) {}

  public record Result(long rows, List<Timed> core, Year year, History history) {
    public Timed of(String name) {
      return core.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    /// Rows a second of processor time.
    public double rate(String name) {
      return rows / of(name).median();
    }
  }

  private final Path folder;
  private final Path records;
  private final boolean quick;
  private final Consumer<String> progress;

  /// @param folder for files made here
  /// @param records where price records stand, if they do
  public IndexRun(Path folder, Path records, boolean quick, Consumer<String> progress) {
    this.folder = folder;
    this.records = records;
    this.quick = quick;
    this.progress = progress;
  }

  public Result run() {
    int days = quick ? QUICK_DAYS : YEAR_DAYS;
    progress.accept("index: making %d days of observations".formatted(days));
    var file = YearFile.in(folder, days);
    var core = oneCore();
    var history = history();
    var year = year(file, days);
    return new Result((long) CORE_DAYS * YearFile.ROWS_A_DAY, core, year, history);
  }

  private List<Timed> oneCore() {
    try {
      var core = new OneCore(Files.readAllBytes(YearFile.in(folder, CORE_DAYS)), CORE_DAYS);
      return List.of(
          repeat(PARSE, core::parse), repeat(NORMALISE, core::normalise), repeat(FIX, core::fix));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Timed repeat(String name, IntSupplier pass) {
    int warm = 3;
    int rounds = quick ? 5 : 11;
    var seconds = new ArrayList<Double>();
    int first = 0;
    for (int round = 0; round < warm + rounds; round++) {
      progress.accept("index, %s, %d of %d".formatted(name, round + 1, warm + rounds));
      long start = Timed.processor();
      int result = pass.getAsInt();
      seconds.add(Timed.processorSince(start));
      if (round > 0 && result != first) {
        throw new IllegalStateException(name + " gave another result the second time");
      }
      first = result;
    }
    return new Timed(name, seconds.subList(warm, seconds.size()), Double.NaN);
  }

  private History history() {
    SharedHistory history;
    try {
      history = new SharedHistory(records, folder.resolve("history"));
    } catch (IOException e) {
      return new History(null, null, e.getMessage());
    }
    var spent = new Spent("history");
    Made made = null;
    for (int round = 0; round < (quick ? 1 : 3); round++) {
      progress.accept("index, the recorded history, %d".formatted(round + 1));
      made = timed(spent, history::fix);
    }
    return new History(made, spent, null);
  }

  private Year year(Path file, int days) {
    var last = YearFile.FIRST.plusDays(days - 1L);
    long rows = (long) days * YearFile.ROWS_A_DAY;
    var fixings = new Spent("fixings");
    var csvOne = new Spent("CSV, one thread");
    var csvAll = new Spent("CSV, all threads");
    var parquetOne = new Spent("Parquet, one thread");
    var parquetAll = new Spent("Parquet, all threads");
    int all = Runtime.getRuntime().availableProcessors();
    long peak = 0;
    double apart = 0;
    var parquet = folder.resolve("observations-" + days + "-days.parquet");
    try (var panel = new DuckPanel()) {
      if (!Files.exists(parquet)) panel.pack(file, parquet);
      int rounds = quick ? 1 : 3;
      for (int round = 0; round < rounds; round++) {
        progress.accept("index, %d days, %d of %d".formatted(days, round + 1, rounds));
        long start = System.nanoTime();
        var fork = YearFork.run(file, last, FORK_SECONDS);
        fixings.add((System.nanoTime() - start) / 1e9, fork.processor());
        peak = Math.max(peak, fork.peak());
        if (fork.rows() != rows) throw new IllegalStateException("the fork read " + fork.rows());
        var medians = timed(csvOne, () -> panel.ofCsv(file, 1));
        timed(csvAll, () -> panel.ofCsv(file, all));
        timed(parquetOne, () -> panel.ofParquet(parquet, 1));
        timed(parquetAll, () -> panel.ofParquet(parquet, all));
        apart = Math.max(apart, apart(fork.medians(), medians));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB: " + e.getMessage(), e);
    }
    var duck = List.of(csvOne, csvAll, parquetOne, parquetAll);
    return new Year(days, rows, fixings, peak, duck, apart);
  }

  private static <T> T timed(Spent spent, Callable<T> work) {
    try {
      return spent.on(work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(spent.name() + ": " + e.getMessage(), e);
    }
  }

  private static double apart(TreeMap<LocalDate, Double> ours, TreeMap<LocalDate, Double> theirs) {
    if (!ours.keySet().equals(theirs.keySet())) throw new IllegalStateException("other days");
    double apart = 0;
    for (var day : ours.entrySet()) {
      apart = Math.max(apart, Math.abs(day.getValue() - theirs.get(day.getKey())));
    }
    return apart;
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.bench;

import java.util.Locale;
import java.util.Map;
import outcry.bench.book.Books;
import outcry.bench.book.Floor;
import outcry.bench.book.Latencies;
import outcry.bench.book.PublicWorkload;
import outcry.bench.index.IndexRun;
import outcry.bench.index.Spent;
import outcry.bench.margin.MarginRun;
import outcry.bench.trip.Trips;

/// The results as a person reads them.
final class Table {
  private static final Map<String, String> NAMES =
      Map.of(
          Books.OUTCRY, "Outcry",
          Books.ACKNOWLEDGING, "Outcry with acknowledgements",
          Floor.NAME, "C++ ladder with acknowledgements",
          Books.EXCHANGE_CORE, "exchange-core 0.5.3, direct",
          Books.TREE_MAP, "TreeMap and HashMap");

  /// Above this share of stolen time the figures are worth little.
  private static final double QUIET = 0.05;

  /// A load average from which on somebody else is at work.
  private static final double BUSY = 1;

  private final StringBuilder text = new StringBuilder();
  private final Results results;

  private Table(Results results) {
    this.results = results;
  }

  static String of(Results results) {
    var table = new Table(results);
    table.head();
    if (!results.book().isEmpty()) {
      table.book();
    }
    if (!results.latency().isEmpty()) {
      table.latency();
    }
    if (!results.path().isEmpty()) {
      table.path();
    }
    if (results.trip() != null) {
      table.trip(results.trip());
    }
    if (results.margin() != null) {
      table.margin(results.margin());
    }
    if (results.index() != null) {
      table.index(results.index());
    }
    table.marks();
    table.foot();
    return table.text.toString();
  }

  private void line(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }

  private void head() {
    line("%s", results.command());
    line(
        "%s, load average %.2f before and %.2f after",
        results.machine(), results.loadBefore(), results.loadAfter());
  }

  private void book() {
    line("");
    columns("ORDER BOOK, one thread, time of an operation", "x Outcry");
    for (var workload : PublicWorkload.values()) {
      double ours = results.book(workload, Books.OUTCRY).processor();
      for (var passes : results.book()) {
        if (passes.workload == workload) {
          passes(NAMES.get(passes.name), passes, passes.processor() / ours);
        }
      }
    }
    if (results.floorMissing() != null) {
      line("  The C++ ladder was left out: %s", results.floorMissing());
    }
  }

  private void latency() {
    line("");
    line(
        "%-46s %8s %8s %8s %10s",
        "EACH OPERATION, nanoseconds, the clock's own off", "p50", "p99", "p99.9", "max");
    for (var times : results.latency()) {
      for (var kind : times.kinds()) {
        boolean first = kind.kind().equals(Latencies.ALL);
        var name = NAMES.get(times.engine());
        line(
            "  %-8s %-28s %-8s %8.0f %8.0f %8.0f %,10.0f",
            first ? times.workload() : "",
            first ? name : "",
            kind.kind(),
            kind.p50(),
            kind.p99(),
            kind.p999(),
            kind.max());
      }
    }
    double clock = Passes.median(results.latency().stream().mapToDouble(LatencyTimes::clock));
    line("  Two looks at the clock: %.0f ns; taken off every time above.", clock);
  }

  private void path() {
    line("");
    columns("ORDER PATH, command to events, one thread", "M op/s");
    for (var passes : results.path()) {
      passes(passes.name, passes, 1000 / passes.median());
    }
  }

  private void columns(String title, String last) {
    line("%-46s %8s %8s %8s %8s %8s %8s", title, "ns", "min", "max", "on core", "bytes", last);
  }

  private void passes(String name, Passes passes, double last) {
    var bytes = passes.bytes();
    line(
        "  %-8s %-35s %8.1f %8.1f %8.1f %8.1f %8s %8.2f",
        passes.workload,
        name,
        passes.median(),
        passes.fastest(),
        passes.slowest(),
        passes.processor(),
        Double.isNaN(bytes) ? "-" : String.format(Locale.ROOT, "%.2f", bytes),
        last);
  }

  private void trip(Trips.Result trip) {
    line("");
    line(
        "%-28s %9s %9s %9s %9s %10s",
        "ROUND TRIP, microseconds", "p50 1k/s", "p99 1k/s", "p50 10k/s", "p99 10k/s", "most/s");
    figures("plain cluster echo", trip.echo());
    figures("order through the venue", trip.order());
    var echo = trip.echo();
    var order = trip.order();
    line(
        "  %-26s %9.2f %9.2f %9.2f %9.2f %10.2f",
        "order / echo",
        order.p50Slow() / echo.p50Slow(),
        order.p99Slow() / echo.p99Slow(),
        order.p50Fast() / echo.p50Fast(),
        order.p99Fast() / echo.p99Fast(),
        order.most() / echo.most());
  }

  private void figures(String name, Trips.Figures figures) {
    line(
        "  %-26s %9.0f %9.0f %9.0f %9.0f %,10.0f",
        name,
        figures.p50Slow(),
        figures.p99Slow(),
        figures.p50Fast(),
        figures.p99Fast(),
        figures.most());
  }

  private void margin(MarginRun.Result margin) {
    line("");
    line(
        "%-56s %8s %8s %8s",
        "MARGIN of %,d accounts, one thread, processor seconds".formatted(MarginRun.ACCOUNTS),
        "median",
        "fastest",
        "bytes");
    for (var timed : margin.timed()) {
      line(
          "  %-54s %8.4f %8.4f %8s",
          timed.name(),
          timed.median(),
          timed.fastest(),
          Double.isNaN(timed.bytes()) ? "-" : String.format(Locale.ROOT, "%.0f", timed.bytes()));
    }
    if (margin.dgemmMissing() != null) {
      line("  The matrix product was left out: %s", margin.dgemmMissing());
    }
    if (margin.scipyMissing() != null) {
      line("  scipy was left out: %s", margin.scipyMissing());
    }
  }

  private void index(IndexRun.Result index) {
    line("");
    line("%-56s %8s %10s", "OBSERVATIONS, one core, processor time", "ns a row", "M rows/s");
    for (var timed : index.core()) {
      double rate = index.rate(timed.name());
      line("  %-54s %8.0f %10.2f", timed.name(), 1e9 / rate, rate / 1e6);
    }
    var history = index.history();
    line("");
    if (history.missing() != null) {
      line("The recorded history was left out: %s", history.missing());
    } else {
      line(
          "%-56s %8s %8s",
          "THE RECORDED HISTORY, %,d observations".formatted(history.made().observations()),
          "elapsed",
          "on cores");
      line(
          "  %-54s %8.2f %8.2f",
          "%,d fixings, %,d with a value"
              .formatted(history.made().fixings(), history.made().values()),
          history.spent().elapsed().median(),
          history.spent().processor().median());
    }
    var year = index.year();
    line("");
    line(
        "%-56s %8s %8s %10s",
        "%d DAYS of %,d observations, seconds".formatted(year.days(), year.rows()),
        "elapsed",
        "on cores",
        "x fixings");
    spent("CSV to fixings with reasons, a JVM of 1 GiB", year.fixings(), year);
    for (var sql : year.duck()) {
      spent("panel medians alone, DuckDB, " + sql.name(), sql, year);
    }
    line(
        "  Heap at its fullest, garbage included: %d MiB. The medians differ by at most %.7f"
            + " dollars.",
        year.peak() >> 20, year.apart());
  }

  private void spent(String name, Spent spent, IndexRun.Year year) {
    double processor = spent.processor().median();
    line(
        "  %-54s %8.2f %8.2f %10.2f",
        name, spent.elapsed().median(), processor, processor / year.fixings().processor().median());
  }

  private void marks() {
    line("");
    line("%-56s %8s %16s", "MARKS", "here", "wanted");
    for (var mark : Marks.of(results)) {
      line(
          "  %-54s %8.2f  %s %6.2f  %s",
          mark.what(),
          mark.figure(),
          mark.atMost() ? "at most " : "at least",
          mark.bound(),
          mark.isReached() ? "reached" : "MISSED");
    }
  }

  private void foot() {
    line("");
    if (!results.book().isEmpty() || !results.path().isEmpty() || !results.latency().isEmpty()) {
      line("Every pass matched the same trades: count, quantity and hash are those of the file.");
    }
    if (results.loadBefore() > BUSY) {
      line("The machine was busy: load average %.2f before the run.", results.loadBefore());
    }
    if (results.disturbed() > QUIET) {
      line("Other programs had the core up to %.0f %% of the time.", 100 * results.disturbed());
    }
    if (results.loadBefore() > BUSY || results.disturbed() > QUIET) {
      line("Run it again on an idle machine before quoting a figure.");
    }
  }
}

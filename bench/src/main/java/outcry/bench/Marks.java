// SPDX-License-Identifier: Apache-2.0
package outcry.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import outcry.bench.book.Books;
import outcry.bench.book.Floor;
import outcry.bench.book.PublicWorkload;
import outcry.bench.index.IndexRun;
import outcry.bench.margin.MarginRun;

/// What Outcry holds itself to, and whether this run reached it.
final class Marks {
  /// Accounts the order path is measured with.
  static final int FEW = 1_000;

  static final int MANY = 65_536;

  private static final double FLOOR = 1.2;
  private static final double EXCHANGE_CORE = 3;
  private static final double TREE_MAP_SHALLOW = 2;
  private static final double TREE_MAP_DEEP = 2.2;
  private static final double LATENCY_NANOS = 2_000;
  private static final double FEW_MILLIONS = 5;
  private static final double MANY_MILLIONS = 3;
  private static final double TRIP = 1.5;
  private static final double TRIP_MOST = 0.7;
  private static final double FULL_MOST = 1.5;
  private static final double SPARSE_SECONDS = 0.8;
  private static final double SCIPY_LEAST = 5;
  private static final double CYCLE_SECONDS = 0.05;
  private static final double CHEAP_NANOS = 100;
  private static final double EXACT_NANOS = 8_000;
  private static final double OBSERVED_MILLIONS = 1;
  private static final double HISTORY_SECONDS = 20;
  private static final double YEAR_GIBIBYTES = 1;
  private static final double NOTHING = 0.005;

  /// Part of a row's name in which the events are read back as well.
  static final String READ_BACK = "read back";

  /// A row's name.
  static String accounts(int count) {
    return String.format(Locale.ROOT, "%,d accounts", count);
  }

  /// `atMost`: the figure must not be above the bound; otherwise not below.
  record Mark(String what, double figure, boolean atMost, double bound) {
    boolean isReached() {
      return atMost ? figure <= bound : figure >= bound;
    }
  }

  private final List<Mark> marks = new ArrayList<>();

  private Marks() {}

  static List<Mark> of(Results results) {
    var marks = new Marks();
    if (!results.book().isEmpty()) {
      for (var workload : PublicWorkload.values()) {
        marks.book(results, workload);
      }
    }
    marks.latency(results.latency());
    marks.path(results.path());
    if (results.trip() != null) {
      var echo = results.trip().echo();
      var order = results.trip().order();
      marks.atMost("round trip, p50 at 10k/s, x echo", order.p50Fast() / echo.p50Fast(), TRIP);
      marks.atLeast("round trip, most a second, x echo", order.most() / echo.most(), TRIP_MOST);
    }
    if (results.margin() != null) {
      marks.margin(results.margin());
    }
    if (results.index() != null) {
      marks.index(results.index());
    }
    return marks.marks;
  }

  private void book(Results results, PublicWorkload workload) {
    if (results.floorMissing() == null) {
      double ours = results.book(workload, Books.ACKNOWLEDGING).median();
      double floor = results.book(workload, Floor.NAME).median();
      atMost(
          "%s book with acknowledgements, x C++ ladder".formatted(workload), ours / floor, FLOOR);
    }
    var book = results.book(workload, Books.OUTCRY);
    double peer = results.book(workload, Books.EXCHANGE_CORE).processor();
    atLeast("exchange-core, x %s book".formatted(workload), peer / book.processor(), EXCHANGE_CORE);
    double plain = results.book(workload, Books.TREE_MAP).processor();
    double wanted = workload == PublicWorkload.DEEP ? TREE_MAP_DEEP : TREE_MAP_SHALLOW;
    atLeast("TreeMap and HashMap, x %s book".formatted(workload), plain / book.processor(), wanted);
    atMost("%s book, bytes an operation".formatted(workload), book.bytes(), NOTHING);
  }

  private void latency(List<LatencyTimes> all) {
    for (var times : all) {
      if (times.workload() == PublicWorkload.DEEP && times.engine().equals(Books.OUTCRY)) {
        atMost("deep book, p99.9 of an operation, ns", times.all().p999(), LATENCY_NANOS);
      }
    }
  }

  private void path(List<Passes> all) {
    for (var passes : all) {
      if (passes.workload == PublicWorkload.SHALLOW && !passes.name.contains(READ_BACK)) {
        double millions = 1000 / passes.median();
        double bound = passes.name.equals(accounts(FEW)) ? FEW_MILLIONS : MANY_MILLIONS;
        atLeast("order path, %s, M op/s".formatted(passes.name), millions, bound);
        atMost("order path, %s, bytes".formatted(passes.name), passes.bytes(), NOTHING);
      }
    }
  }

  private void margin(MarginRun.Result margin) {
    double full = margin.of(MarginRun.FULL).median();
    if (margin.dgemmMissing() == null) {
      double product = margin.of(MarginRun.DGEMM).median();
      atMost("margin of full books with tails, x dgemm", full / product, FULL_MOST);
    }
    double sparse = margin.of(MarginRun.SPARSE).median();
    atMost("margin of sparse books, seconds", sparse, SPARSE_SECONDS);
    if (margin.scipyMissing() == null) {
      double peer = margin.of(MarginRun.SCIPY).median();
      atLeast("scipy and numpy, x sparse books", peer / sparse, SCIPY_LEAST);
    }
    var cheap = margin.of(MarginRun.CHEAP);
    var exact = margin.of(MarginRun.EXACT);
    atMost("check before an order, two numbers, ns", MarginRun.nanos(cheap), CHEAP_NANOS);
    atMost("check before an order, whole sum, ns", MarginRun.nanos(exact), EXACT_NANOS);
    atMost("variation cycle, seconds", margin.of(MarginRun.CYCLE).median(), CYCLE_SECONDS);
  }

  private void index(IndexRun.Result index) {
    double millions = index.rate(IndexRun.FIX) / 1e6;
    atLeast("observations to fixings, one core, M rows/s", millions, OBSERVED_MILLIONS);
    if (index.history().missing() == null) {
      double seconds = index.history().spent().elapsed().median();
      atMost("the recorded history into fixings, seconds", seconds, HISTORY_SECONDS);
    }
    double gibibytes = index.year().peak() / (double) (1 << 30);
    atMost("days of fixings, heap at its fullest, GiB", gibibytes, YEAR_GIBIBYTES);
  }

  private void atMost(String what, double figure, double bound) {
    marks.add(new Mark(what, figure, true, bound));
  }

  private void atLeast(String what, double figure, double bound) {
    marks.add(new Mark(what, figure, false, bound));
  }
}

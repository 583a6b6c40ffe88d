// SPDX-License-Identifier: Apache-2.0
package outcry.bench.margin;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import outcry.core.kernel.TailKernel;

/// Margin of a whole clearing house beside the machine's best matrix product and beside scipy, and
/// a variation cycle; all on one thread, taking turns in one run.
public final class MarginRun {
  public static final int ACCOUNTS = 100_000;

  public static final String DGEMM = "OpenBLAS dgemm, the product alone";
  public static final String FULL = "full books, product and tails";
  public static final String SPARSE = "ten positions each, sums and tails";
  public static final String PLAIN = "the same without vectors";
  public static final String SCIPY = "the same with scipy and numpy";
  public static final String CHEAP = "check before an order, two numbers, of 200,000";
  public static final String EXACT = "check before an order, whole sum, of 20,000";
  public static final String EXACT_TWO = "the same with two families";
  public static final String CYCLE = "variation cycle, ten positions each";

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// What was measured, and why a peer is missing (null when it is not).
  public record Result(List<Timed> timed, String dgemmMissing, String scipyMissing) {
    public Timed of(String name) {
      return timed.stream().filter(each -> each.name().equals(name)).findFirst().orElse(null);
    }
  }

  private final int warm;
  private final int rounds;
  private final Consumer<String> progress;
  private final List<Timed> timed = new ArrayList<>();

  public MarginRun(int warm, int rounds, Consumer<String> progress) {
    this.warm = warm;
    this.rounds = rounds;
    this.progress = progress;
  }

  public Result run() {
    cycle();
    checks();
    progress.accept("margin: making %,d portfolios".formatted(ACCOUNTS));
    var task = new Portfolios(ACCOUNTS);
    var noDgemm = new StringBuilder();
    full(task, noDgemm);
    var kernel = TailKernel.best();
    repeat(SPARSE, () -> sparse(kernel, task));
    var plain = TailKernel.plain();
    repeat(PLAIN, () -> sparse(plain, task));
    var noScipy = new StringBuilder();
    scipy(noScipy);
    return new Result(
        timed,
        noDgemm.isEmpty() ? null : noDgemm.toString(),
        noScipy.isEmpty() ? null : noScipy.toString());
  }

  private void checks() {
    var one = new PreTradeTask(1);
    repeat(CHEAP, one::cheap);
    repeat(EXACT, one::exact);
    repeat(EXACT_TWO, new PreTradeTask(2)::exact);
  }

  /// Nanoseconds of one check, of a row named above.
  public static double nanos(Timed timed) {
    double checks = timed.name().equals(CHEAP) ? PreTradeTask.checks() : PreTradeTask.exactChecks();
    return timed.median() * TimeUnit.SECONDS.toNanos(1) / checks;
  }

  private void cycle() {
    progress.accept("margin: opening %,d accounts".formatted(ACCOUNTS));
    var cycle = new VariationCycle(ACCOUNTS);
    var seconds = new ArrayList<Double>();
    for (int round = 0; round < warm + rounds; round++) {
      progress.accept("variation cycle, %d of %d".formatted(round + 1, warm + rounds));
      seconds.add(cycle.pass());
    }
    timed.add(new Timed(CYCLE, seconds.subList(warm, seconds.size()), Double.NaN));
  }

  /// The two products take turns.
  private void full(Portfolios task, StringBuilder missing) {
    var kernel = TailKernel.best();
    var sums = new long[task.accounts];
    var theirs = new ArrayList<Double>();
    var ours = new ArrayList<Double>();
    var dgemm = Dgemm.find(task, missing);
    if (dgemm != null) {
      missing.setLength(0);
    }
    for (int round = 0; round < warm + rounds; round++) {
      progress.accept("margin of full books, %d of %d".formatted(round + 1, warm + rounds));
      if (dgemm != null) {
        theirs.add(dgemm.pass(task.accounts));
      }
      long start = Processor.now();
      kernel.largest(task.matrix, task.full, task.accounts, Portfolios.TAIL, sums);
      ours.add(Processor.secondsSince(start));
    }
    if (dgemm != null) {
      timed.add(new Timed(DGEMM, theirs.subList(warm, theirs.size()), Double.NaN));
      dgemm.close();
    }
    timed.add(new Timed(FULL, ours.subList(warm, ours.size()), Double.NaN));
  }

  private static int sparse(TailKernel kernel, Portfolios task) {
    long sum = 0;
    for (var lots : task.sparse) {
      sum += kernel.largest(task.matrix, lots, Portfolios.TAIL);
    }
    return Long.hashCode(sum);
  }

  private void repeat(String name, IntSupplier pass) {
    var seconds = new ArrayList<Double>();
    int first = 0;
    double bytes = 0;
    for (int round = 0; round < warm + rounds; round++) {
      progress.accept("margin, %s, %d of %d".formatted(name, round + 1, warm + rounds));
      long before = THREADS.getCurrentThreadAllocatedBytes();
      long start = Processor.now();
      int result = pass.getAsInt();
      seconds.add(Processor.secondsSince(start));
      bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
      if (round > 0 && result != first) {
        throw new IllegalStateException(name + " gave another result the second time");
      }
      first = result;
    }
    timed.add(new Timed(name, seconds.subList(warm, seconds.size()), bytes));
  }

  private void scipy(StringBuilder missing) {
    progress.accept("margin, scipy");
    var seconds = Scipy.sparse(ACCOUNTS, Math.min(3, rounds), missing);
    if (!seconds.isEmpty()) {
      timed.add(new Timed(SCIPY, seconds, Double.NaN));
    }
  }
}

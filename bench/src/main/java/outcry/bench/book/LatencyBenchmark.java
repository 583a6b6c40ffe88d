// SPDX-License-Identifier: Apache-2.0
package outcry.bench.book;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// The time of every single operation of a workload, each between two looks at the clock. What the
/// looks cost is measured beside and taken off.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LatencyBenchmark {
  private static final int LOOKS = 1_000_000;

  @Param({Books.OUTCRY, Books.EXCHANGE_CORE, Books.TREE_MAP})
  public String engine;

  @Param public PublicWorkload workload;

  /// Where the workload files are, and where the figures go.
  @Param("")
  public String folder;

  private final Trades trades = new Trades();
  private final int[] nanos = new int[PublicWorkload.OPERATIONS];
  private final byte[] kinds = new byte[PublicWorkload.OPERATIONS];
  private final List<LatencyFile.Pass> passes = new ArrayList<>();
  private Workload operations;
  private Book book;

  @Setup(Level.Trial)
  public void read() {
    operations = Workload.read(WorkloadFile.in(Path.of(folder), workload));
  }

  @Setup(Level.Iteration)
  public void fill() {
    trades.clear();
    book = null;
    book = Books.named(engine, workload, trades);
    operations.drive(book, 0, workload.resting);
    System.gc();
  }

  @Benchmark
  @OperationsPerInvocation(PublicWorkload.OPERATIONS)
  public void pass() {
    int from = workload.resting;
    for (int i = 0; i < PublicWorkload.OPERATIONS; i++) {
      long traded = trades.count();
      long begun = System.nanoTime();
      operations.drive(book, from + i);
      nanos[i] = (int) Math.min(Integer.MAX_VALUE, System.nanoTime() - begun);
      kinds[i] = trades.count() == traded ? operations.kind[from + i] : Latencies.AGGRESS;
    }
  }

  @TearDown(Level.Iteration)
  public void check() {
    trades.check(engine, workload);
    int clock = clock();
    passes.add(new LatencyFile.Pass(clock, Latencies.of(nanos, kinds, clock)));
  }

  @TearDown(Level.Trial)
  public void write() {
    LatencyFile.write(Path.of(folder), passes);
  }

  /// What stands between two looks when there is nothing between them: the median.
  private static int clock() {
    var looks = new int[LOOKS];
    for (int i = 0; i < LOOKS; i++) {
      long begun = System.nanoTime();
      looks[i] = (int) Math.min(Integer.MAX_VALUE, System.nanoTime() - begun);
    }
    Arrays.sort(looks);
    return looks[LOOKS / 2];
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.bench.book;

import java.nio.file.Path;
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
import outcry.bench.Cost;

/// One pass of a whole workload through one book. A pass begins with a fresh book, filled untimed,
/// and ends with a comparison of what it traded.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BookBenchmark {
  @Param({Books.OUTCRY, Books.ACKNOWLEDGING, Books.EXCHANGE_CORE, Books.TREE_MAP})
  public String engine;

  @Param public PublicWorkload workload;

  /// Where the workload files are.
  @Param("")
  public String folder;

  private final Trades trades = new Trades();
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
  public void pass(Cost cost) {
    cost.begin();
    operations.drive(book, workload.resting, operations.count);
    cost.end();
  }

  @TearDown(Level.Iteration)
  public void check() {
    trades.check(engine, workload);
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.bench.path;

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
import outcry.bench.book.PublicWorkload;
import outcry.bench.book.Trades;
import outcry.bench.book.Workload;
import outcry.bench.book.WorkloadFile;

/// The whole order path of the core: decode, check, margin, match, clear, charge, encode the
/// events, read them back.
///
/// One exchange lives through all passes, as a venue lives through its days: between passes two
/// days are settled, which ends every order and frees the client ids. So the first pass grows the
/// tables and the later ones find them grown.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PathBenchmark {
  private static final int MEMBERS = 1024;
  private static final int SENDER = 2;
  private static final long START = 1_800_000_000_000L;

  @Param public PublicWorkload workload;

  /// Where the workload files are.
  @Param("")
  public String folder;

  private final Trades trades = new Trades();
  private final TapeReader reader = new TapeReader(trades, Market.TICK);
  private final Market.Held market = new Market.Held(MEMBERS);
  private CommandLog log;
  private long sent;

  @Setup(Level.Trial)
  public void encode() {
    var operations = Workload.read(WorkloadFile.in(Path.of(folder), workload));
    log = new CommandLog(operations, MEMBERS, Market.CONTRACT_NUMBER, Market.TICK);
  }

  @Setup(Level.Iteration)
  public void fill() {
    log.stamp(SENDER, sent + 1);
    sent += log.count();
    reader.begin();
    apply(0, workload.resting);
    System.gc();
  }

  @Benchmark
  @OperationsPerInvocation(PublicWorkload.OPERATIONS)
  public void pass(Cost cost) {
    cost.begin();
    apply(workload.resting, log.count());
    cost.end();
  }

  private void apply(int from, int to) {
    var exchange = market.exchange;
    for (int i = from; i < to; i++) {
      exchange.apply(START + sent + i, log.bytes, log.offset(i), log.length(i));
      reader.read(exchange.tape());
    }
  }

  @TearDown(Level.Iteration)
  public void check() {
    trades.check("the exchange", workload);
    market.endDay();
    market.endDay();
  }
}

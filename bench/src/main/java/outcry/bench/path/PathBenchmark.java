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
/// events.
///
/// One exchange lives through all passes, as a venue lives through its days: between passes two
/// days are settled, which ends every order and frees the client ids. So the first pass grows the
/// tables and the later ones find them grown.
///
/// The first pass, which is never timed, reads every event back and compares the trades with those
/// of the file. The others add up how long their events are, byte for byte as many as those of the
/// first. With `reading` every pass reads its events back.
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PathBenchmark {
  private static final int SENDER = 2;
  private static final long START = 1_800_000_000_000L;

  @Param public PublicWorkload workload;

  /// Where the workload files are.
  @Param("")
  public String folder;

  /// Members, each with an account.
  @Param("1000")
  public int accounts;

  @Param("false")
  public boolean reading;

  private final Trades trades = new Trades();
  private final TapeReader reader = new TapeReader(trades, Market.TICK);
  private Market.Held market;
  private CommandLog log;
  private long sent;
  private boolean reads;
  private long written;
  private long expected;

  @Setup(Level.Trial)
  public void encode() {
    var operations = Workload.read(WorkloadFile.in(Path.of(folder), workload));
    log = new CommandLog(operations, accounts, Market.TICK);
    market = new Market.Held(accounts);
  }

  @Setup(Level.Iteration)
  public void fill() {
    log.stamp(SENDER, sent + 1);
    sent += log.count();
    reads = reading || expected == 0;
    written = 0;
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
    if (reads) {
      applyAndRead(from, to);
      return;
    }
    var exchange = market.exchange;
    long bytes = 0;
    for (int i = from; i < to; i++) {
      exchange.apply(START + sent + i, log.bytes, log.offset(i), log.length(i));
      bytes += exchange.tape().length();
    }
    written += bytes;
  }

  private void applyAndRead(int from, int to) {
    var exchange = market.exchange;
    for (int i = from; i < to; i++) {
      exchange.apply(START + sent + i, log.bytes, log.offset(i), log.length(i));
      reader.read(exchange.tape());
      written += exchange.tape().length();
    }
  }

  @TearDown(Level.Iteration)
  public void check() {
    if (reads) {
      trades.check("the exchange", workload);
    }
    if (expected != 0 && written != expected) {
      throw new IllegalStateException(
          "the exchange wrote %,d bytes of events and in the pass that was read %,d"
              .formatted(written, expected));
    }
    expected = written;
    market.endDay();
    market.endDay();
  }
}

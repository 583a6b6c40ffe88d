// SPDX-License-Identifier: Apache-2.0
package outcry.bench.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The workloads are the public ones to the byte, and every book under test makes the same trades
/// of them.
class PublicWorkloadTest {
  @TempDir private static Path folder;

  @ParameterizedTest
  @EnumSource
  void isMadeToTheByteWithTheMixAndTradesItIsKnownFor(PublicWorkload workload) {
    var generator = new Generator(workload);
    generator.generate();
    assertEquals(workload.mix, generator.mix());
    assertEquals(workload.trades, generator.trades());

    var made = WorkloadFile.in(folder, workload); // compares the SHA-256
    assertEquals(workload.records(), Workload.read(made).count);
  }

  @Test
  void aDamagedFileIsMadeAnew() throws Exception {
    var file = WorkloadFile.in(folder, PublicWorkload.SHALLOW);
    var right = Files.readAllBytes(file);
    var damaged = right.clone();
    damaged[damaged.length / 2] ^= 1;
    Files.write(file, damaged);

    WorkloadFile.in(folder, PublicWorkload.SHALLOW);

    assertEquals(-1, Files.mismatch(file, Files.write(folder.resolve("right"), right)));
  }

  @Test
  void everyBookTradesTheShallowFileAlike() {
    var workload = PublicWorkload.SHALLOW;
    var operations = Workload.read(WorkloadFile.in(folder, workload));
    var trades = new Trades();
    var engines = List.of(Books.OUTCRY, Books.ACKNOWLEDGING, Books.EXCHANGE_CORE, Books.TREE_MAP);
    for (var engine : engines) {
      trades.clear();
      operations.drive(Books.named(engine, workload, trades), 0, operations.count);
      trades.check(engine, workload);
    }
  }

  /// An order is accepted, cancelled or moved and every fill is told; a taker's remainder goes with
  /// a word of its own.
  @Test
  void everyOperationAndEveryFillIsAcknowledged() {
    var workload = PublicWorkload.SHALLOW;
    var operations = Workload.read(WorkloadFile.in(folder, workload));
    var trades = new Trades();
    var book = new AcknowledgingBook(workload.records(), trades);
    operations.drive(book, 0, operations.count);
    assertTrue(
        book.acknowledged() >= operations.count + trades.count(),
        () -> "%,d acknowledgements".formatted(book.acknowledged()));
  }

  @Test
  void timesOfAPassAreSortedByKindAndTheClockIsTakenOff() {
    int[] nanos = {30, 20, 70, 5_020, 40};
    byte[] kinds = {Workload.NEW, Workload.NEW, Workload.CANCEL, Latencies.AGGRESS, Workload.MOVE};
    var pass = new LatencyFile.Pass(20, Latencies.of(nanos, kinds, 20));
    LatencyFile.write(folder, List.of(pass));

    assertEquals(List.of(pass), LatencyFile.read(folder));
    assertEquals(
        List.of(
            new Latencies("all", 5, 20, 5_000, 5_000, 5_000),
            new Latencies("new", 2, 0, 10, 10, 10),
            new Latencies("cancel", 1, 50, 50, 50, 50),
            new Latencies("move", 1, 20, 20, 20, 20),
            new Latencies("aggress", 1, 5_000, 5_000, 5_000, 5_000)),
        pass.kinds());
  }

  @Test
  void aFloorThatIsNotThereSaysWhichFileIsMissing() {
    var floor = Floor.build(folder, folder);
    assertEquals("there is no " + folder.resolve("floor.cpp"), floor.missing());
  }

  @Test
  void aBookThatTradesOtherwiseEndsTheRun() {
    var trades = new Trades();
    trades.trade(2, 1, 100, 10);
    var ended =
        assertThrows(
            IllegalStateException.class, () -> trades.check("mine", PublicWorkload.SHALLOW));
    assertEquals(
        ("mine matched the shallow workload wrongly: 1 trades of 10, hash %016x instead of "
                + "882,194 trades of 30,007,017, hash 6c9ca371f4e3576d")
            .formatted(trades.sum().hash()),
        ended.getMessage());
  }
}

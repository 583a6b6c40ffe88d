// SPDX-License-Identifier: Apache-2.0
package outcry.bench.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
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
    var books =
        Map.of(
            "outcry", new OutcryBook(workload.records(), trades),
            "exchange-core", new ExchangeCoreBook(trades),
            "treemap", new TreeMapBook(trades));
    books.forEach(
        (engine, book) -> {
          trades.clear();
          operations.drive(book, 0, operations.count);
          trades.check(engine, workload);
        });
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

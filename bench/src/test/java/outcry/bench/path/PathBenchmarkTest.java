// SPDX-License-Identifier: Apache-2.0
package outcry.bench.path;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.bench.Cost;
import outcry.bench.book.PublicWorkload;

/// The exchange makes the public trades of the workload's commands, and as many bytes of events the
/// day after.
class PathBenchmarkTest {
  @Test
  void theExchangeTradesTheShallowFileAsTheBooksDoOnTwoDays(@TempDir Path folder) {
    var benchmark = new PathBenchmark();
    benchmark.workload = PublicWorkload.SHALLOW;
    benchmark.folder = folder.toString();
    benchmark.accounts = 1_000;
    benchmark.encode();
    for (int day = 0; day < 2; day++) {
      benchmark.fill();
      benchmark.pass(new Cost());
      benchmark.check();
    }
  }
}

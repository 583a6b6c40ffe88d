// SPDX-License-Identifier: Apache-2.0
package outcry.bench;

import java.time.Instant;
import java.util.List;
import outcry.bench.book.PublicWorkload;
import outcry.bench.index.IndexRun;
import outcry.bench.margin.MarginRun;
import outcry.bench.trip.Trips;

/// Everything one run found. The lists are empty and `trip`, `margin` and `index` are null when
/// they were not asked for. `floorMissing` says why the C++ ladder is not among the books; null
/// when it is.
record Results(
    Instant at,
    String command,
    Machine machine,
    double loadBefore,
    double loadAfter,
    List<Passes> book,
    String floorMissing,
    List<LatencyTimes> latency,
    List<Passes> path,
    Trips.Result trip,
    MarginRun.Result margin,
    IndexRun.Result index) {

  /// A book's passes over a workload.
  Passes book(PublicWorkload workload, String engine) {
    return book.stream()
        .filter(passes -> passes.workload == workload && passes.name.equals(engine))
        .findFirst()
        .orElseThrow();
  }

  /// The most any of the passes was disturbed.
  double disturbed() {
    return Math.max(disturbed(book), disturbed(path));
  }

  private static double disturbed(List<Passes> all) {
    return all.stream().mapToDouble(Passes::disturbed).max().orElse(0);
  }
}

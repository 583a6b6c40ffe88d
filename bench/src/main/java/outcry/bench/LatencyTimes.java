// SPDX-License-Identifier: Apache-2.0
package outcry.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import outcry.bench.book.Latencies;
import outcry.bench.book.LatencyFile;
import outcry.bench.book.PublicWorkload;

/// A book's times by operation over a workload: of each figure the median of the timed passes.
record LatencyTimes(
    PublicWorkload workload, String engine, double clock, int passes, List<Latencies> kinds) {

  /// `passes` are those of one fork, of which the first `warm` do not count.
  static LatencyTimes of(
      PublicWorkload workload, String engine, List<LatencyFile.Pass> passes, int warm) {
    var timed = passes.subList(warm, passes.size());
    var kinds =
        timed.getFirst().kinds().stream().map(kind -> median(kind.kind(), kind, timed)).toList();
    double clock = Passes.median(timed.stream().mapToDouble(LatencyFile.Pass::clock));
    return new LatencyTimes(workload, engine, clock, timed.size(), kinds);
  }

  private static Latencies median(String name, Latencies any, List<LatencyFile.Pass> passes) {
    return new Latencies(
        name,
        any.count(),
        figure(passes, name, Latencies::p50),
        figure(passes, name, Latencies::p99),
        figure(passes, name, Latencies::p999),
        figure(passes, name, Latencies::max));
  }

  private static double figure(
      List<LatencyFile.Pass> passes, String name, ToDoubleFunction<Latencies> figure) {
    return Passes.median(
        passes.stream()
            .flatMap(pass -> pass.kinds().stream())
            .filter(kind -> kind.kind().equals(name))
            .mapToDouble(figure));
  }

  Latencies all() {
    return kinds.stream()
        .filter(kind -> kind.kind().equals(Latencies.ALL))
        .findFirst()
        .orElseThrow();
  }
}

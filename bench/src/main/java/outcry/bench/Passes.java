// SPDX-License-Identifier: Apache-2.0
package outcry.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import outcry.bench.book.PublicWorkload;

/// All timed passes of one thing over one workload, in the order they were made.
final class Passes {
  /// Of one pass, each by operation: elapsed nanoseconds, nanoseconds on a processor, bytes
  /// allocated (not a number where nobody counts them).
  record Pass(double nanos, double processor, double bytes) {}

  final PublicWorkload workload;
  final String name;
  private final List<Pass> passes = new ArrayList<>();

  Passes(PublicWorkload workload, String name) {
    this.workload = workload;
    this.name = name;
  }

  void add(List<Pass> more) {
    passes.addAll(more);
  }

  List<Double> nanos() {
    return passes.stream().map(Pass::nanos).toList();
  }

  double median() {
    return median(Pass::nanos);
  }

  double processor() {
    return median(Pass::processor);
  }

  double bytes() {
    return median(Pass::bytes);
  }

  double fastest() {
    return passes.stream().mapToDouble(Pass::nanos).min().orElseThrow();
  }

  double slowest() {
    return passes.stream().mapToDouble(Pass::nanos).max().orElseThrow();
  }

  /// The share of elapsed time in which other programs had the core, from 0 to 1.
  double disturbed() {
    return Math.max(0, 1 - processor() / median());
  }

  private double median(ToDoubleFunction<Pass> figure) {
    return median(passes.stream().mapToDouble(figure));
  }

  static double median(DoubleStream figures) {
    var sorted = figures.sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}

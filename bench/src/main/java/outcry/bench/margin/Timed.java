// SPDX-License-Identifier: Apache-2.0
package outcry.bench.margin;

import java.util.List;
import java.util.stream.DoubleStream;

/// One thing measured in several rounds: processor seconds of each, and bytes allocated in the last
/// one (not a number where nobody counts them).
public record Timed(String name, List<Double> seconds, double bytes) {
  /// Time this thread has had a processor.
  public static long processor() {
    return Processor.now();
  }

  public static double processorSince(long start) {
    return Processor.secondsSince(start);
  }

  public double median() {
    var sorted = sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  public double fastest() {
    return sorted().findFirst().orElseThrow();
  }

  private DoubleStream sorted() {
    return seconds.stream().mapToDouble(Double::doubleValue).sorted();
  }
}

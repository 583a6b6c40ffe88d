// SPDX-License-Identifier: Apache-2.0
package outcry.bench.book;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How long the operations of one kind took in one pass, in nanoseconds.
public record Latencies(String kind, int count, double p50, double p99, double p999, double max) {
  /// A new order or a move that traded, beside the kinds of [Workload].
  static final byte AGGRESS = 3;

  public static final String ALL = "all";

  private static final List<String> KINDS = List.of("new", "cancel", "move", "aggress");

  /// All operations, then kind by kind; `clock` is taken off each time.
  static List<Latencies> of(int[] nanos, byte[] kinds, int clock) {
    var found = new ArrayList<Latencies>();
    found.add(of(ALL, nanos.clone(), clock));
    for (int kind = 0; kind < KINDS.size(); kind++) {
      var times = new int[nanos.length];
      int count = 0;
      for (int i = 0; i < nanos.length; i++) {
        if (kinds[i] == kind) {
          times[count++] = nanos[i];
        }
      }
      found.add(of(KINDS.get(kind), Arrays.copyOf(times, count), clock));
    }
    return found;
  }

  private static Latencies of(String kind, int[] times, int clock) {
    Arrays.sort(times);
    return new Latencies(
        kind,
        times.length,
        at(times, 0.5, clock),
        at(times, 0.99, clock),
        at(times, 0.999, clock),
        at(times, 1, clock));
  }

  private static double at(int[] sorted, double share, int clock) {
    int place = (int) Math.ceil(share * sorted.length) - 1;
    return sorted.length == 0 ? 0 : Math.max(0, sorted[place] - clock);
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.bench.index;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import outcry.bench.margin.Timed;

/// What a piece of work took in several rounds: elapsed seconds, and seconds of processors, all
/// threads together. The latter is what can be compared on a machine that does other things.
public final class Spent {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final String name;
  private final List<Double> elapsed = new ArrayList<>();
  private final List<Double> processor = new ArrayList<>();

  Spent(String name) {
    this.name = name;
  }

  /// Times work of this process.
  <T> T on(Callable<T> work) throws Exception {
    long start = System.nanoTime();
    long before = processorNanos();
    var made = work.call();
    add((System.nanoTime() - start) / 1e9, (processorNanos() - before) / 1e9);
    return made;
  }

  void add(double elapsedSeconds, double processorSeconds) {
    elapsed.add(elapsedSeconds);
    processor.add(processorSeconds);
  }

  static long processorNanos() {
    return SYSTEM.getProcessCpuTime();
  }

  public String name() {
    return name;
  }

  public Timed elapsed() {
    return new Timed(name, elapsed, Double.NaN);
  }

  public Timed processor() {
    return new Timed(name, processor, Double.NaN);
  }
}

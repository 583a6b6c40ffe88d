// SPDX-License-Identifier: Apache-2.0
package outcry.bench.margin;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;

/// Time this thread had a processor: what other programs do meanwhile is not counted, as far as
/// they leave the caches alone.
final class Processor {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Processor() {}

  static long now() {
    return THREADS.getCurrentThreadCpuTime();
  }

  static double secondsSince(long start) {
    return (now() - start) / (double) TimeUnit.SECONDS.toNanos(1);
  }
}

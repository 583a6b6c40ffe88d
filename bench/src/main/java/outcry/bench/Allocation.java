// SPDX-License-Identifier: Apache-2.0
package outcry.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What the measured thread allocated during the timed part alone; the harness around it does not count.
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Allocation {
  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// Of one pass.
  public long bytes;

  private long before;

  public void begin() {
    before = THREADS.getCurrentThreadAllocatedBytes();
  }

  public void end() {
    bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}

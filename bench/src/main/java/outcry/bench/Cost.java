// SPDX-License-Identifier: Apache-2.0
package outcry.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What the timed part alone cost its thread: bytes allocated, and time on a processor. Elapsed
/// time above the latter is time in which other programs had the core.
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Cost {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// Of one pass.
  public long bytes;

  public long processorNanos;

  private long bytesBefore;
  private long nanosBefore;

  public void begin() {
    nanosBefore = THREADS.getCurrentThreadCpuTime();
    bytesBefore = THREADS.getCurrentThreadAllocatedBytes();
  }

  public void end() {
    bytes = THREADS.getCurrentThreadAllocatedBytes() - bytesBefore;
    processorNanos = THREADS.getCurrentThreadCpuTime() - nanosBefore;
  }
}

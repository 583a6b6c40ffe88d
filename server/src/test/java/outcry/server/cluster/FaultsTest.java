// SPDX-License-Identifier: Apache-2.0
package outcry.server.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.AgentTerminationException;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private final List<String> halted = new ArrayList<>();
  private final Faults faults = new Faults((reason, _) -> halted.add(reason));

  @Test
  void aStormOfTheSameErrorStopsTheVenueOnce() {
    for (int i = 0; i < 1000; i++) {
      faults.onError(new IOException("segment " + i + " is gone"));
    }
    assertEquals(
        List.of("the node reports the same error without end: segment 199 is gone"), halted);
  }

  @Test
  void aFewErrorsStopNothing() {
    for (int i = 0; i < 50; i++) {
      faults.onError(new IOException("late"));
    }
    assertEquals(List.of(), halted);
  }

  @Test
  void aThreadThatEndsStopsTheVenueUnlessItIsStopping() {
    faults.onError(new AgentTerminationException("driver gone"));
    assertEquals(List.of("a thread of the node ended: driver gone"), halted);
    faults.stopping();
    faults.onError(new AgentTerminationException("as it should"));
    assertEquals(1, halted.size());
  }
}

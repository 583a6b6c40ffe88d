// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.util.ArrayList;
import java.util.List;
import outcry.index.observation.Observation;
import outcry.index.observation.Refusal;

/// What a capture says: all of it, or, when it is broken, one refusal and nothing else.
public record Gathered(List<Observation> observations, List<Refusal> refusals) {

  /// Reads a capture. A half answer and one without the shape its source is known for give no
  /// observation (rule I-61): a list that ends early would look like a market that shrank.
  public static Gathered of(PriceSource source, Capture capture) {
    if (!capture.complete()) {
      return broken(capture, "truncated", "it broke off after " + capture.length() + " bytes");
    }
    var observations = new ArrayList<Observation>();
    var refusals = new ArrayList<Refusal>();
    try {
      source.read(capture, sink(observations, refusals));
    } catch (UnreadablePayload e) {
      return broken(capture, e.code(), e.getMessage());
    }
    return new Gathered(List.copyOf(observations), List.copyOf(refusals));
  }

  private static ObservationSink sink(List<Observation> observations, List<Refusal> refusals) {
    return new ObservationSink() {
      @Override
      public void take(Observation observation) {
        observations.add(observation);
      }

      @Override
      public void refuse(Refusal refusal) {
        refusals.add(refusal);
      }
    };
  }

  private static Gathered broken(Capture capture, String code, String reason) {
    return new Gathered(
        List.of(),
        List.of(
            new Refusal(
                capture.taken().getEpochSecond(),
                capture.source(),
                "",
                "",
                code,
                capture.source()
                    + " "
                    + capture.part()
                    + ": "
                    + reason
                    + "; the capture is kept, nothing in it counts (rule I-61)",
                0,
                1)));
  }
}

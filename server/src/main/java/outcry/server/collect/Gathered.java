// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import outcry.index.observation.Observation;
import outcry.index.observation.Refusal;

/// What a capture says: all of it, or, when it is broken, one refusal and nothing else.
public record Gathered(List<Observation> observations, List<Refusal> refusals) {
  /// No price list we know has a tenth as many; what has more would fill the memory.
  static final int MOST_LINES = 400_000;

  /// A list shorter than this may halve without a story.
  private static final int FEWEST = 10;

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
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      // Whatever a stranger writes, his answer is kept and the next one is asked for.
      return broken(capture, "malformed", "it has a value no reader expects: " + e.getMessage());
    }
    return new Gathered(List.copyOf(observations), List.copyOf(refusals));
  }

  /// The same, and a word that the source said far less than last time: a list that lost more than
  /// half is there, but not whole (rule I-62).
  ///
  /// @param before how many observations the fullest whole capture of the same had in the week
  ///   before
  public Gathered comparedWith(int before, Capture capture) {
    if (before < FEWEST || observations.size() * 2L >= before) return this;
    var all = new ArrayList<>(refusals);
    all.add(
        new Refusal(
            capture.taken().getEpochSecond(),
            capture.source(),
            "",
            "",
            "truncated",
            capture.source()
                + " "
                + capture.part()
                + ": "
                + observations.size()
                + " observations, where a capture of the week before had "
                + before
                + "; more than half is missing (rule I-62)",
            0,
            1));
    return new Gathered(observations, List.copyOf(all));
  }

  private static ObservationSink sink(List<Observation> observations, List<Refusal> refusals) {
    return new ObservationSink() {
      @Override
      public void take(Observation observation) {
        count();
        observations.add(observation);
      }

      @Override
      public void refuse(Refusal refusal) {
        count();
        refusals.add(refusal);
      }

      private void count() {
        if (observations.size() + refusals.size() >= MOST_LINES) {
          throw new IllegalStateException("more than " + MOST_LINES + " prices");
        }
      }
    };
  }

  /// Of a part that did not answer.
  static Gathered missing(Capture nothing, String fault) {
    return broken(nothing, "truncated", "nothing came: " + fault);
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

// SPDX-License-Identifier: Apache-2.0
package outcry.server.observation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import outcry.index.observation.Currency;
import outcry.index.observation.Good;
import outcry.index.observation.Observation;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Refusal;
import outcry.index.observation.Tier;
import outcry.server.collect.Capture;
import outcry.server.collect.Gathered;
import outcry.server.collect.ObservationSink;
import outcry.server.collect.Quotes;
import outcry.server.collect.Recorded;

/// Keeps capture after capture, of 2,000 observations each, and says the number of each one kept,
/// until it is killed.
public final class EndlessCaptures {
  public static final int OBSERVATIONS = 2_000;

  private EndlessCaptures() {}

  public static void main(String[] args) throws Exception {
    try (var store = ObservationStore.open(Path.of(args[0]))) {
      for (int n = 0; ; n++) {
        var text = ("answer " + n + " ").repeat(20_000);
        var capture =
            Capture.of("corner", "all", Recorded.TAKEN, text.getBytes(StandardCharsets.UTF_8));
        System.out.println("kept " + store.add(capture, gathered(capture)).number());
      }
    }
  }

  private static Gathered gathered(Capture capture) {
    var seen = new ArrayList<Observation>();
    var quotes = new Quotes(capture, sink(seen));
    for (int line = 1; line <= OBSERVATIONS; line++) {
      quotes
          .at(line)
          .by("corner", Tier.NEOCLOUD)
          .of(new Good.Gpu("H100", "SXM", 80, ""))
          .priced("2." + line, Currency.USD, PriceUnit.GPU_HOUR);
    }
    return new Gathered(seen, List.of());
  }

  private static ObservationSink sink(List<Observation> seen) {
    return new ObservationSink() {
      @Override
      public void take(Observation observation) {
        seen.add(observation);
      }

      @Override
      public void refuse(Refusal refusal) {
        throw new IllegalStateException(refusal.reason());
      }
    };
  }
}

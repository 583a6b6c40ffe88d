// SPDX-License-Identifier: Apache-2.0
package outcry.index.composite;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/// What one GPU makes of an hour, measured in public: output tokens a second for a model, in a
/// dated benchmark round. Software alone has tripled the rate of a card between two rounds, so a
/// rate without its round is no rate.
///
/// @param model the one name of the model (rule I-64)
/// @param gpu `H100`, `B200`, `GB300`, ...
/// @param scenario how hard the answers were pressed for time
/// @param precision of the weights: `fp8`, `fp4`, ...; empty when not said
/// @param round `v5.1`
/// @param published the day the round's results became public
/// @param entry the round's own number of the result
/// @param submitter who measured it
/// @param gpus in the whole system: accelerators per node times nodes
/// @param milliTokens tokens a second per GPU, in thousandths, half up
public record HeatRate(
    String model,
    String gpu,
    Scenario scenario,
    String precision,
    String round,
    LocalDate published,
    String entry,
    String submitter,
    int gpus,
    long milliTokens) {

  public HeatRate {
    if (gpus <= 0 || milliTokens <= 0) {
      throw new IllegalArgumentException(
          entry + ": " + milliTokens + " thousandths of a token on " + gpus + " GPUs are no rate");
    }
  }

  /// Tokens an hour of one GPU, in thousandths.
  public long milliTokensAnHour() {
    return Math.multiplyExact(milliTokens, 3600);
  }

  /// How a benchmark feeds the machine.
  public enum Scenario {
    /// All questions at once: the most a machine can do.
    OFFLINE,
    /// Questions come at random and must be answered in time.
    SERVER,
    /// As a server, with the patience of a person who watches.
    INTERACTIVE;

    public static Optional<Scenario> named(String text) {
      for (var scenario : values()) {
        if (scenario.name().equals(text.strip().toUpperCase(Locale.ROOT))) {
          return Optional.of(scenario);
        }
      }
      return Optional.empty();
    }
  }
}

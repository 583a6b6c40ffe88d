// SPDX-License-Identifier: Apache-2.0
package outcry.server.observation;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import outcry.index.observation.Observation;
import outcry.index.observation.Refusal;

/// What was observed on a day, UTC, in the order of captures and lines. The `input` of each
/// observation and refusal is a place in `captures`.
///
/// @param captures those that say something about the day
/// @param refusals also of captures taken that day of which nothing could be read
public record Day(
    LocalDate date,
    List<KeptCapture> captures,
    List<Observation> observations,
    List<Refusal> refusals) {
  private static final String TRUNCATED = "truncated";

  /// The refusals, in which an answer cut short is no longer `truncated` but `asked-again` when the
  /// same part was answered as fully, and whole, later that day: then nothing is missing (rule
  /// I-62).
  List<Refusal> settled() {
    return refusals.stream().map(this::settled).toList();
  }

  private Refusal settled(Refusal refusal) {
    if (!isOfWhole(refusal)) return refusal;
    var cut = captures.get(refusal.input());
    var later = captures.stream().filter(one -> makesGood(one, cut)).findFirst();
    if (later.isEmpty()) return refusal;
    return new Refusal(
        refusal.observed(),
        refusal.source(),
        refusal.provider(),
        refusal.good(),
        "asked-again",
        refusal.reason() + "; the answer of " + later.get().taken() + " was whole",
        refusal.input(),
        refusal.line());
  }

  private boolean makesGood(KeptCapture later, KeptCapture cut) {
    return later.number() > cut.number()
        && later.complete()
        && later.source().equals(cut.source())
        && later.part().equals(cut.part())
        && isThatDay(later)
        && later.observations() > 0
        && later.observations() >= cut.observations()
        && refusals.stream()
            .noneMatch(one -> isOfWhole(one) && captures.get(one.input()).equals(later));
  }

  private boolean isThatDay(KeptCapture capture) {
    return LocalDate.ofInstant(capture.taken(), ZoneOffset.UTC).equals(date);
  }

  private static boolean isOfWhole(Refusal refusal) {
    return refusal.code().equals(TRUNCATED) && refusal.provider().isEmpty();
  }
}

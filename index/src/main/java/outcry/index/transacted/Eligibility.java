// SPDX-License-Identifier: Apache-2.0
package outcry.index.transacted;

import java.util.Locale;
import java.util.Optional;
import outcry.index.fixing.Screen;
import outcry.index.observation.Dollars;
import outcry.index.observation.Good;
import outcry.index.observation.Kind;
import outcry.index.observation.Observation;
import outcry.index.observation.Reading;
import outcry.index.observation.Terms;

/// Which readings are trades of the index: arm's-length rentals of the reference good, on demand,
/// of a size somebody would use (rules I-42 and I-43).
///
/// @param groups whom a buyer belongs to
record Eligibility(TransactedTerms terms, LegalGroups groups) {
  /// Why a reading does not count.
  record Reject(Screen screen, String reason) {}

  Optional<Reject> reject(Reading reading) {
    var seen = reading.seen();
    var good = (Good.Gpu) seen.good();
    if (seen.kind() != Kind.TRANSACTED) {
      return another("a " + seen.kind().text() + " price is no trade (rule I-42)");
    }
    if (seen.terms() != Terms.ON_DEMAND) {
      return another(seen.terms().text() + " is not on-demand (rule I-42)");
    }
    if (!terms.isReference(good)) return another(goodText(good));
    long price = reading.price();
    if (price < terms.floor() || price > terms.ceiling()) {
      return reject(
          Screen.QUARANTINED,
          Dollars.text(price)
              + " lies outside "
              + Dollars.text(terms.floor())
              + " to "
              + Dollars.text(terms.ceiling())
              + " USD per GPU-hour (rule I-43)");
    }
    if (related(reading)) {
      return reject(
          Screen.NOT_ARMS_LENGTH,
          "seller " + seen.provider() + " and buyer " + seen.buyer() + " are one (rule I-43)");
    }
    if (seen.quantity() < terms.smallest()) {
      return reject(
          Screen.TOO_SMALL,
          (seen.quantity() == 0 ? "no quantity" : hours(seen.quantity()) + " GPU-hours")
              + " said, "
              + hours(terms.smallest())
              + " is the smallest that counts (rule I-43)");
    }
    return Optional.empty();
  }

  Trade trade(Reading reading) {
    var seen = reading.seen();
    return new Trade(
        seen.observed(),
        reading.group(),
        seen.tier() == null ? "" : seen.tier().name().toLowerCase(Locale.ROOT),
        group(seen),
        seen.source(),
        reading.price(),
        seen.quantity(),
        seen.input(),
        seen.line());
  }

  private boolean related(Reading reading) {
    var buyer = reading.seen().buyer().strip();
    if (buyer.isEmpty()) return false;
    return buyer.equalsIgnoreCase(reading.seen().provider().strip())
        || buyer.equalsIgnoreCase(reading.group())
        || group(reading.seen()).equals(reading.group().toLowerCase(Locale.ROOT));
  }

  private String group(Observation seen) {
    var buyer = seen.buyer().strip();
    return buyer.isEmpty() ? "" : groups.of(buyer, seen.observed()).toLowerCase(Locale.ROOT);
  }

  private String goodText(Good.Gpu good) {
    return (good.name()
            + " "
            + (good.form().isEmpty() ? "" : good.form() + " ")
            + (good.memoryGb() == 0 ? "of unsaid memory" : good.memoryGb() + " GB"))
        + " is not "
        + terms.gpu()
        + " "
        + terms.form()
        + " "
        + terms.memoryFrom()
        + " to "
        + terms.memoryTo()
        + " GB (rule I-42)";
  }

  /// Thousandths as a plain number: `8`, `7.5`.
  static String hours(long thousandths) {
    var text = thousandths / 1_000 + "." + String.format(Locale.ROOT, "%03d", thousandths % 1_000);
    return text.replaceAll("\\.?0+$", "");
  }

  private static Optional<Reject> another(String reason) {
    return reject(Screen.ANOTHER_GOOD, reason);
  }

  private static Optional<Reject> reject(Screen screen, String reason) {
    return Optional.of(new Reject(screen, reason));
  }
}

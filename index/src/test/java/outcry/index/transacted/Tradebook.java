// SPDX-License-Identifier: Apache-2.0
package outcry.index.transacted;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import outcry.index.fixing.Determination;
import outcry.index.fixing.State;
import outcry.index.observation.Currency;
import outcry.index.observation.Dollars;
import outcry.index.observation.Good;
import outcry.index.observation.Kind;
import outcry.index.observation.Observation;
import outcry.index.observation.Price;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Reading;
import outcry.index.observation.Terms;
import outcry.index.observation.Tier;

/// The trades of one day, written down in a test as a market would tell them.
final class Tradebook {
  static final LocalDate DAY = LocalDate.of(2026, 7, 14);
  static final TransactedTerms H100 = TransactedTerms.version1("H100", 79, 81, false, 0.40, 30);

  private final List<Reading> readings = new ArrayList<>();

  /// `who` is `contributor: seller > buyer`.
  Tradebook trade(String time, String who, String gpuHours, String price) {
    return add(time, who, gpuHours, price, new Good.Gpu("H100", "SXM", 80, ""), Kind.TRANSACTED);
  }

  Tradebook add(String time, String who, String hours, String price, Good.Gpu good, Kind kind) {
    return add(time, who, hours, price, good, kind, Terms.ON_DEMAND);
  }

  Tradebook add(
      String time, String who, String hours, String price, Good.Gpu good, Kind kind, Terms terms) {
    var names = who.split(": | > ", -1);
    long second = DAY.atTime(LocalTime.parse(time)).toEpochSecond(ZoneOffset.UTC);
    long micros = Dollars.parse(price);
    long quantity = hours.isEmpty() ? 0 : Dollars.parse(hours) / 1_000;
    var seen =
        new Observation(
            second,
            second,
            names[0],
            names[1],
            Tier.NEOCLOUD,
            good,
            1,
            "",
            terms,
            kind,
            new Price(micros * 1_000_000, Currency.USD, PriceUnit.GPU_HOUR),
            quantity,
            names.length > 2 ? names[2] : "",
            0,
            readings.size() + 2);
    readings.add(new Reading(seen, names[1], micros));
    return this;
  }

  /// Forty ordinary trades: each seller one every partition from 02:00 to 18:00, at its own price.
  static Tradebook ordinary() {
    var book = new Tradebook();
    var prices = List.of("3.10", "3.15", "3.20", "3.25", "3.30");
    for (int part = 1; part <= 8; part++) {
      for (int seller = 0; seller < 5; seller++) {
        book.trade(
            "%02d:%02d:00".formatted(2 * part, 10 * seller),
            "desk-%d: seller-%d > buyer-%d".formatted(seller, seller, part),
            "100",
            prices.get(seller));
      }
    }
    return book;
  }

  Determination fix() {
    return fix(LegalGroups.NONE);
  }

  Determination fix(LegalGroups groups) {
    return walk(groups).close(DAY);
  }

  WorkedDay worked() {
    return walk(LegalGroups.NONE).worked(DAY);
  }

  TransactedMethod.Walk walk(LegalGroups groups) {
    var walk = new TransactedMethod("H100", H100, groups).resume(State.NONE);
    readings.forEach(walk::take);
    return walk;
  }

  Tradebook reversed() {
    var book = new Tradebook();
    book.readings.addAll(readings.reversed());
    return book;
  }
}

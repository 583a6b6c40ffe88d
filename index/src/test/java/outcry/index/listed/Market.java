// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import outcry.index.observation.Currency;
import outcry.index.observation.Good;
import outcry.index.observation.Kind;
import outcry.index.observation.Observation;
import outcry.index.observation.Price;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Reading;
import outcry.index.observation.Refusal;
import outcry.index.observation.Terms;
import outcry.index.observation.Tier;

/// A market of one's own making with everything a page does: moves, jumps, slips, jokes, gaps,
/// several regions and forms, labels that change, spot rows, duplicates. The same seed is the same
/// market.
final class Market {
  static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final Tier[] TIERS = {
    Tier.HYPERSCALER, Tier.NEOCLOUD, Tier.NEOCLOUD, Tier.NEOCLOUD, Tier.SERVERLESS, Tier.MARKETPLACE
  };
  private static final String[] FORMS = {"SXM", "SXM", "SXM", "", "PCIe", "NVL", "OAM"};

  record Day(LocalDate date, List<Reading> readings, List<Refusal> refusals) {}

  private final SplittableRandom random;
  private final List<Day> days = new ArrayList<>();
  private int line;

  Market(long seed, int length) {
    random = new SplittableRandom(seed);
    int sellers = 2 + random.nextInt(24);
    var prices = new double[sellers];
    for (int i = 0; i < sellers; i++) prices[i] = 1.5 + 4 * random.nextDouble();
    for (int day = 0; day < length; day++) days.add(day(FIRST.plusDays(day), prices));
  }

  List<Day> days() {
    return days;
  }

  private Day day(LocalDate date, double[] prices) {
    var readings = new ArrayList<Reading>();
    var refusals = new ArrayList<Refusal>();
    boolean blackout = random.nextInt(12) == 0;
    for (int i = 0; i < prices.length; i++) {
      if (random.nextInt(4) == 0) prices[i] *= 0.97 + 0.06 * random.nextDouble();
      if (random.nextInt(40) == 0) prices[i] *= 0.6 + random.nextDouble();
      if (blackout && random.nextInt(6) > 0 || random.nextInt(8) == 0) continue;
      double slip = random.nextInt(60) == 0 ? 10 : random.nextInt(40) == 0 ? 1.5 : 1;
      int rows = 1 + random.nextInt(3) * random.nextInt(3);
      for (int row = 0; row < rows; row++) {
        var reading = reading(date, i, prices[i] * slip * (1 + 0.05 * row));
        readings.add(reading);
        if (random.nextInt(15) == 0) readings.add(reading);
      }
      if (random.nextInt(25) == 0) refusals.add(refusal(date, i));
    }
    return new Day(date, readings, refusals);
  }

  private Reading reading(LocalDate date, int seller, double dollars) {
    long price = Math.max(1, Math.round(dollars * 100) * 10_000);
    long observed = date.toEpochDay() * 86_400 + random.nextInt(24) * 3_600;
    var form = FORMS[random.nextInt(4) == 0 ? random.nextInt(FORMS.length) : seller % 5];
    var seen =
        new Observation(
            observed,
            observed,
            "page",
            "seller" + seller,
            TIERS[seller % TIERS.length],
            new Good.Gpu(
                "H100", form, random.nextInt(10) == 0 ? 0 : form.equals("NVL") ? 94 : 80, ""),
            1 << random.nextInt(3),
            random.nextBoolean() ? "us" : "eu",
            random.nextInt(9) == 0 ? Terms.SPOT : Terms.ON_DEMAND,
            random.nextInt(5) == 0 ? Kind.FIRM : Kind.LIST,
            new Price(price * 1_000_000, Currency.USD, PriceUnit.GPU_HOUR),
            random.nextInt(3) == 0 ? 1_000L * (1 + random.nextInt(9)) : 0,
            "",
            random.nextInt(2),
            ++line);
    return new Reading(seen, seller == 3 ? "seller2" : "seller" + seller, price);
  }

  private Refusal refusal(LocalDate date, int seller) {
    var codes = List.of("malformed", "zero", "forbidden", "truncated", "withdrawn");
    return new Refusal(
        date.toEpochDay() * 86_400,
        "page",
        "seller" + seller,
        "H100",
        codes.get(random.nextInt(codes.size())),
        "because",
        0,
        ++line);
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import outcry.index.fixing.Beside;
import outcry.index.fixing.PanelRow;
import outcry.index.fixing.Screen;
import outcry.index.fixing.State;

/// What eighteen invented sellers ask on a day: slow waves around their own habits.
final class SamplePanel {
  private static final String[] TIERS = {
    "hyperscaler", "hyperscaler", "hyperscaler", "neocloud", "neocloud", "neocloud", "neocloud",
    "neocloud", "neocloud", "serverless", "serverless", "marketplace", "marketplace", "marketplace"
  };
  private static final double[] HABIT = {
    2.9, 2.2, 1.7, 1.18, 1.02, 0.95, 0.9, 0.82, 0.99, 1.25, 1.1, 0.72, 0.62, 0.78
  };
  private static final long CENT = 10_000;
  private static final double TIER_CAP_SHARE = 0.35 / 3;

  private final String good;
  private final LocalDate day;
  private final long level;
  private final long before;
  private final List<PanelRow> rows = new ArrayList<>();

  SamplePanel(String good, LocalDate day, double middle) {
    this.good = good;
    this.day = day;
    double at = day.toEpochDay();
    level = level(at, middle);
    before = level(at - 1, middle);
    for (int i = 0; i < TIERS.length; i++) {
      double own = HABIT[i] * (1 + 0.03 * Math.sin(at / (7 + i) + i));
      rows.add(counted(i, Math.round(level * own / CENT) * CENT));
    }
    if (day.equals(SampleArchive.LAST)) {
      rows.addAll(apart());
    }
  }

  private static long level(double at, double middle) {
    return micros(middle * (1 - 0.06 * Math.sin(at / 19) + 0.00045 * (20_600 - at)));
  }

  Optional<Fixing.Before> before() {
    return Optional.of(new Fixing.Before(day.minusDays(1), before));
  }

  private PanelRow counted(int i, long price) {
    boolean capped = TIERS[i].equals("hyperscaler");
    double weight = capped ? TIER_CAP_SHARE : 0.65 / (TIERS.length - 3);
    boolean limited = i == 12 && day.getDayOfMonth() % 9 == 0;
    return new PanelRow(
        seller(i),
        TIERS[i],
        price,
        day.atTime(9 + i % 12, 7 * i % 60).toEpochSecond(ZoneOffset.UTC),
        1 + i % 4,
        weight,
        0.002 * Math.sin(day.toEpochDay() / 3.0 + i),
        limited ? price + 60_000 : price,
        capped ? Screen.CAPPED : limited ? Screen.LIMITED : Screen.INCLUDED,
        i == 7,
        capped
            ? "its tier holds 35 % of the weight, the cap (rule I-28)"
            : limited
                ? "moved -7.1 %, of which the daily limit lets 5 % through (rule I-29)"
                : "within every limit");
  }

  private List<PanelRow> apart() {
    long noon = day.atTime(12, 0).toEpochSecond(ZoneOffset.UTC);
    return List.of(
        new PanelRow(
            seller(14),
            "marketplace",
            90_000,
            noon,
            1,
            0,
            0,
            0,
            Screen.QUARANTINED,
            false,
            "0.090000 is below the floor of 0.400000 for a GPU-hour of H100 (rule I-26)"),
        new PanelRow(
            seller(15),
            "neocloud",
            5_980_000,
            noon,
            2,
            0,
            0,
            2_990_000,
            Screen.HELD,
            false,
            "moved +100.0 % against 2.990000 alone; waits for a second day within 5 % (rule I-27)"),
        new PanelRow(
            seller(16),
            "neocloud",
            3_100_000,
            noon - 4 * 86_400,
            1,
            0,
            0,
            3_100_000,
            Screen.STALE,
            false,
            "last seen four days ago, 48 hours are the limit (rule I-25)"),
        new PanelRow(
            seller(17),
            "serverless",
            0,
            noon,
            3,
            0,
            0,
            0,
            Screen.ANOTHER_GOOD,
            false,
            "H100 PCIe 80 GB is not H100 SXM 79 to 81 GB (rule I-22)"));
  }

  static String seller(int i) {
    return "seller-" + (char) ('a' + i);
  }

  long level() {
    return level;
  }

  List<PanelRow> rows() {
    return rows;
  }

  int counted() {
    return (int) rows.stream().filter(row -> row.screen().counted()).count();
  }

  double effectiveN() {
    return 1 / rows.stream().mapToDouble(row -> row.weight() * row.weight()).sum();
  }

  List<Fixing.Drop> dropped() {
    return day.equals(SampleArchive.LAST)
        ? List.of(
            new Fixing.Drop(
                Screen.DUPLICATE, seller(11), 212, "2026-07-31.csv:14", "the same machine twice"),
            new Fixing.Drop(
                Screen.ANOTHER_GOOD, seller(3), 6, "2026-07-31.csv:40", good + " NVL 94 GB"))
        : List.of();
  }

  List<Fixing.Refused> refused() {
    return day.equals(SampleArchive.LAST)
        ? List.of(
            new Fixing.Refused(
                "no-rate",
                seller(9),
                1,
                "2026-07-31.csv:61",
                "3.02 EUR has no rate of the last 5 days (rule I-18)"))
        : List.of();
  }

  Beside beside() {
    long median = micros(level / 1e6 * (1 + 0.05 * Math.sin(day.toEpochDay() / 4.0)));
    return new Beside(median, median * 84 / 100, median * 131 / 100, 1 / effectiveN(), 0);
  }

  State state() {
    return new State(day, level, 0, List.of());
  }

  private static long micros(double dollars) {
    return Math.round(dollars * 1_000_000);
  }
}

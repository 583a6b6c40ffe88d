// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import outcry.index.fixing.Beside;
import outcry.index.fixing.Evidence;
import outcry.index.fixing.Grade;
import outcry.index.fixing.PanelRow;
import outcry.index.fixing.Screen;
import outcry.index.fixing.State;

/// A fixing with something in every field.
final class SampleFixing {
  static final LocalDate DAY = LocalDate.of(2026, 7, 31);

  private SampleFixing() {}

  static Fixing published() {
    return fixing(
        OptionalLong.of(3_370_000), Optional.of(Grade.B), "", Optional.empty(), Optional.empty());
  }

  static Fixing withheld() {
    return fixing(
        OptionalLong.empty(),
        Optional.empty(),
        "3 providers counted, 4 needed",
        Optional.empty(),
        Optional.empty());
  }

  static Fixing overridden() {
    return fixing(
        OptionalLong.of(3_400_000),
        Optional.of(Grade.D),
        "",
        Optional.of(new Fixing.Correction("ab".repeat(32), OptionalLong.of(3), "a slip")),
        Optional.of(
            new Fixing.Oversight(
                OptionalLong.empty(),
                "",
                "two sources closed on the same day",
                new Fixing.Approval("ana", "a2V5", "c2ln"),
                new Fixing.Approval("bo", "a2V6", "c2lo"))));
  }

  private static Fixing fixing(
      OptionalLong value,
      Optional<Grade> grade,
      String withheld,
      Optional<Fixing.Correction> correction,
      Optional<Fixing.Oversight> oversight) {
    return new Fixing(
        "H100",
        DAY,
        value,
        grade,
        "L/2",
        "GPU-hour",
        Evidence.LIST,
        14.2,
        2,
        1,
        0.08,
        withheld,
        "A sentence with \"quotes\", a \\ and an é.",
        List.of("More than a third is carried."),
        List.of(
            new PanelRow(
                "Lambda",
                "neocloud",
                3_990_000,
                1_785_539_061,
                2,
                0.92,
                -0.000000001,
                3_900_000,
                Screen.LIMITED,
                false,
                "within the limits"),
            new PanelRow(
                "Nowhere", "marketplace", 0, 0, 0, 0, 0, 0, Screen.STALE, true, "not seen")),
        List.of(new Fixing.Drop(Screen.DUPLICATE, "Lambda", 3, "a.csv:7", "the same again")),
        List.of(new Fixing.Refused("no-rate", "Nebius", 1, "a.csv:9", "EUR without a rate")),
        new Beside(3_250_000, 2_690_000, 4_100_000, 0.07, 0),
        Optional.of(new Fixing.Before(DAY.minusDays(1), 3_366_000)),
        0,
        correction,
        oversight,
        List.of(new Fixing.Input("a.csv", "observations", "cd".repeat(32), 1200, 20, 1)),
        List.of(new Fixing.Table("providers.csv", "12".repeat(32))),
        Optional.of(new Fixing.Previous(DAY.minusDays(1), "ef".repeat(32), "before.json")),
        new State(
            DAY,
            3_370_000,
            0,
            List.of(
                new State.Member("Lambda", "neocloud", DAY, 3_990_000, 3_990_000, 3_900_000, DAY),
                new State.Member("Nowhere", "marketplace", DAY.minusDays(9), 1, 0, 0, null))));
  }
}

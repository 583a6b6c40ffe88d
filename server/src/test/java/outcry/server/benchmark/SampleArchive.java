// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import outcry.index.fixing.Evidence;
import outcry.index.fixing.Grade;

/// An archive with months of fixings of invented sellers: an index with every kind of day, the same
/// index by what was paid, and a small one.
///
/// | day | of H100-L/2 |
/// |---|---|
/// | 2026-06-10, -11 | carried, grade D |
/// | 2026-06-12 to -14 | withheld |
/// | 2026-07-08 | published, then corrected |
/// | 2026-07-20 | determined by two people |
/// | 2026-07-31 | the last: one seller quarantined, one held, one stale, PCIe dropped |
public final class SampleArchive {
  public static final LocalDate FIRST = LocalDate.of(2026, 4, 1);
  public static final LocalDate LAST = LocalDate.of(2026, 7, 31);
  private static final LocalDate CARRIED = LocalDate.of(2026, 6, 10);
  private static final LocalDate WITHHELD = LocalDate.of(2026, 6, 12);
  private static final LocalDate BACK = LocalDate.of(2026, 6, 15);
  private static final LocalDate CORRECTED = LocalDate.of(2026, 7, 8);
  private static final LocalDate OVERSEEN = LocalDate.of(2026, 7, 20);

  private final Path root;
  private final SigningKey key;

  private SampleArchive(Path root) throws Exception {
    this.root = root;
    this.key = SigningKey.at(root.resolve("keys/administrator.pem"));
  }

  /// Writes it all into a folder, which is made when missing.
  public static Path write(Path root) throws Exception {
    var archive = new SampleArchive(root);
    archive.inputs();
    archive.listed();
    archive.paid();
    archive.small();
    return root;
  }

  private void listed() throws Exception {
    String before = "";
    for (var day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
      var panel = new SamplePanel("H100", day, 3.37);
      var fixing = new Draft("H100", "L/2", day, panel, before);
      if (!day.isBefore(WITHHELD) && day.isBefore(BACK)) {
        before = put(fixing.withheld("3 providers counted, 4 are needed (rule I-30)"));
      } else if (!day.isBefore(CARRIED) && day.isBefore(BACK)) {
        before = put(fixing.carriedForward());
      } else if (day.equals(BACK)) {
        before = put(fixing.published(Grade.C, "The first day after a gap is at best C."));
      } else if (day.equals(CORRECTED)) {
        var slip = put(fixing.published(Grade.A));
        before = put(fixing.corrected(slip));
      } else if (day.equals(OVERSEEN)) {
        before = put(fixing.overseen());
      } else if (day.getDayOfMonth() > 24) {
        before = put(fixing.published(Grade.B, "The upper quartile is 2.6 times the lower."));
      } else {
        before = put(fixing.published(Grade.A));
      }
    }
  }

  private void paid() throws Exception {
    String before = "";
    for (var day = LAST.minusDays(40); !day.isAfter(LAST); day = day.plusDays(1)) {
      var panel = new SamplePanel("H100", day, 3.12);
      var fixing = new Draft("H100", "T/1", day, panel, before);
      before =
          put(
              day.getDayOfMonth() % 6 == 0
                  ? fixing.withheld("7 of 12 partitions traded, 8 needed (rule I-46)")
                  : fixing.published(Grade.B, "One part of the day rests on one contributor."));
    }
  }

  private void small() throws Exception {
    String before = "";
    for (var day = LAST.minusDays(20); !day.isAfter(LAST); day = day.plusDays(1)) {
      var panel = new SamplePanel("H200", day, 3.95);
      before = put(new Draft("H200", "L/2", day, panel, before).published(Grade.A));
    }
  }

  /// @return its hash
  private String put(Fixing fixing) throws IOException {
    var signed = SignedFixing.of(fixing, key);
    var folder = root.resolve("fixings").resolve(fixing.name().replace('/', '-'));
    Files.createDirectories(folder);
    var revision = fixing.revision() == 0 ? "" : ".r" + fixing.revision();
    Files.write(folder.resolve(fixing.date() + revision + ".json"), FixingJson.bytes(signed));
    return signed.hash();
  }

  private void inputs() throws IOException {
    var csv =
        new StringBuilder("observed_at,source,provider,tier,good,form,memory_gb,count,region,");
    csv.append("terms,kind,price,currency,unit,quantity\n");
    for (var seller : new SamplePanel("H100", LAST, 3.37).rows()) {
      if (seller.price() != 0) {
        csv.append(
            "%sT12:00:00Z,gpurentalprices,%s,%s,H100,SXM,80,1,,on-demand,list,%.6f,USD,gpu-hour,%n"
                .formatted(LAST, seller.provider(), seller.tier(), seller.price() / 1e6));
      }
    }
    Files.createDirectories(root.resolve("inputs"));
    Files.writeString(input(), csv);
  }

  private Path input() {
    return root.resolve("inputs/" + LAST + ".csv");
  }

  /// A day's fixing in the making.
  private final class Draft {
    private final String index;
    private final String method;
    private final LocalDate day;
    private final SamplePanel panel;
    private final String before;

    Draft(String index, String method, LocalDate day, SamplePanel panel, String before) {
      this.index = index;
      this.method = method;
      this.day = day;
      this.panel = panel;
      this.before = before;
    }

    Fixing published(Grade grade, String... downgrades) throws IOException {
      return fixing(
          OptionalLong.of(panel.level()),
          Optional.of(grade),
          Evidence.LIST,
          "",
          0,
          null,
          downgrades);
    }

    Fixing carriedForward() throws IOException {
      return fixing(
          OptionalLong.of(panel.level()),
          Optional.of(Grade.D),
          Evidence.CARRIED,
          "",
          0,
          null,
          "3 providers counted, 4 are needed: the level of the day before is carried.");
    }

    Fixing withheld(String reason) throws IOException {
      return fixing(OptionalLong.empty(), Optional.empty(), Evidence.LIST, reason, 0, null);
    }

    /// A slip of a cent, mended the next morning.
    Fixing corrected(String slip) throws IOException {
      var fixing = published(Grade.A);
      return revised(
          fixing,
          OptionalLong.of(panel.level() - 10_000),
          Optional.of(Grade.A),
          fixing.evidence(),
          Optional.of(
              new Fixing.Correction(
                  slip, OptionalLong.of(panel.level()), "seller-c had sent cents as dollars")),
          Optional.empty());
    }

    Fixing overseen() throws IOException {
      var fixing = published(Grade.D);
      var oversight =
          new Fixing.Oversight(
              OptionalLong.of(panel.level()),
              "",
              "Two sellers had closed their price pages and were quoted by resellers alone.",
              new Fixing.Approval("ana", key.verifying().text(), "c2lnbmVk"),
              new Fixing.Approval("bo", key.verifying().text(), "c2lnbmVk"));
      return revised(
          fixing,
          OptionalLong.of(panel.level() + 40_000),
          Optional.of(Grade.D),
          Evidence.OVERSIGHT,
          Optional.empty(),
          Optional.of(oversight));
    }

    private Fixing revised(
        Fixing of,
        OptionalLong value,
        Optional<Grade> grade,
        Evidence evidence,
        Optional<Fixing.Correction> correction,
        Optional<Fixing.Oversight> oversight) {
      return new Fixing(
          of.index(),
          of.date(),
          value,
          grade,
          of.method(),
          of.unit(),
          evidence,
          of.effectiveN(),
          of.providers(),
          of.carried(),
          of.carriedShare(),
          of.withheld(),
          of.explanation(),
          of.downgrades(),
          of.panel(),
          of.dropped(),
          of.refused(),
          of.beside(),
          of.before(),
          1,
          correction,
          oversight,
          of.inputs(),
          of.tables(),
          of.previous(),
          of.state());
    }

    private Fixing fixing(
        OptionalLong value,
        Optional<Grade> grade,
        Evidence evidence,
        String withheld,
        int revision,
        Fixing.Correction correction,
        String... downgrades)
        throws IOException {
      var inputs = new ArrayList<Fixing.Input>();
      if (day.equals(LAST)) {
        inputs.add(
            new Fixing.Input(
                "../../inputs/" + LAST + ".csv",
                "observations",
                Sha256.of(input()),
                Files.size(input()),
                Files.readAllLines(input()).size() - 1L,
                1));
      }
      var before =
          this.before.isEmpty()
              ? Optional.<Fixing.Previous>empty()
              : Optional.of(
                  new Fixing.Previous(day.minusDays(1), this.before, day.minusDays(1) + ".json"));
      return new Fixing(
          index,
          day,
          value,
          grade,
          method,
          "GPU-hour",
          evidence,
          panel.effectiveN(),
          panel.counted(),
          1,
          0.051,
          withheld,
          sentence(value),
          List.of(downgrades),
          panel.rows(),
          panel.dropped(),
          panel.refused(),
          panel.beside(),
          panel.before(),
          revision,
          Optional.ofNullable(correction),
          Optional.empty(),
          inputs,
          List.of(),
          before,
          panel.state());
    }

    private String sentence(OptionalLong value) {
      return value.isEmpty()
          ? "No value is published for this day."
          : String.format(
              Locale.ROOT,
              "%d sellers moved the level by the weighted mean of their limited changes to %.6f.",
              panel.counted(),
              value.getAsLong() / 1e6);
    }
  }
}

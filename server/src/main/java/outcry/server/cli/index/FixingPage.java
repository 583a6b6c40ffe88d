// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.nio.file.Path;
import java.util.Comparator;
import outcry.index.fixing.Evidence;
import outcry.index.fixing.PanelRow;
import outcry.server.benchmark.Fixing;
import outcry.server.benchmark.FixingJson;
import outcry.server.benchmark.SignedFixing;
import outcry.server.benchmark.Words;

/// A fixing as a page: the value and what stands behind it, then who counted.
final class FixingPage {
  private static final String LINE = "  %-12s %s%n";

  private FixingPage() {}

  /// @param file where it was written; null when it was not
  static String text(SignedFixing signed, Path file) {
    var fixing = signed.fixing();
    var page = new StringBuilder(head(fixing)).append('\n');
    facts(page, fixing);
    if (!fixing.downgrades().isEmpty()) {
      page.append('\n');
      for (var each : fixing.downgrades()) page.append("  - ").append(each).append('\n');
    }
    if (fixing.panel().stream().anyMatch(row -> row.screen().counted()))
      page.append('\n').append(counted(fixing));
    page.append('\n').append(aside(fixing));
    seal(page, signed, file);
    return page.toString().replace("\r\n", "\n");
  }

  /// The first lines: what it is, what it says.
  static String head(Fixing fixing) {
    var title = fixing.name() + ", fixing of " + fixing.date() + revision(fixing) + "\n\n";
    return title
        + (fixing.isWithheld()
            ? "  WITHHELD: " + fixing.withheld() + "\n"
            : "  "
                + Figures.exact(fixing.value())
                + " "
                + Words.unit(fixing.unit())
                + "   grade "
                + fixing.grade().orElseThrow()
                + "\n");
  }

  private static String revision(Fixing fixing) {
    if (fixing.revision() == 0) return "";
    var kind = fixing.oversight().isPresent() ? "override" : "correction";
    return ", revision " + fixing.revision() + " (" + kind + ")";
  }

  static void facts(StringBuilder page, Fixing fixing) {
    fixing
        .before()
        .ifPresent(
            before ->
                line(
                    page,
                    "before",
                    Figures.exact(before.value())
                        + " on "
                        + before.date()
                        + (fixing.value().isPresent()
                            ? "   " + Figures.change(before.value(), fixing.value().getAsLong())
                            : "")));
    line(page, "evidence", evidence(fixing.evidence()));
    line(
        page,
        member(fixing) + "s",
        fixing.providers()
            + " counted of "
            + fixing.panel().size()
            + " named, "
            + fixing.carried()
            + " carried ("
            + Figures.percent(fixing.carriedShare())
            + " of the weight), effective number "
            + Figures.rounded(fixing.effectiveN(), 1));
    var beside = fixing.beside();
    if (beside.median() != 0) {
      line(
          page,
          "beside",
          "median "
              + Figures.price(beside.median())
              + ", quartiles "
              + Figures.price(beside.p25())
              + " and "
              + Figures.price(beside.p75())
              + ", concentration "
              + Figures.rounded(beside.hhi(), 3)
              + (beside.drift() > 0
                  ? ", drifting for " + Figures.count(beside.drift(), "day")
                  : ""));
    }
  }

  /// What the rows of a panel are: sellers, models, or other indices.
  static String member(Fixing fixing) {
    return Words.member(fixing.panel(), fixing.unit());
  }

  private static String evidence(Evidence evidence) {
    return evidence == Evidence.NONE
        ? "none: there is no value"
        : evidence.text() + ", " + evidence.level() + " of 5 in the hierarchy";
  }

  private static String counted(Fixing fixing) {
    var effects = Effects.of(fixing);
    var sheet =
        new Sheet("  ", member(fixing), "tier", ">price", ">weight", ">moved", ">effect", "");
    fixing.panel().stream()
        .filter(row -> row.screen().counted())
        .sorted(
            Comparator.comparingDouble(PanelRow::weight)
                .reversed()
                .thenComparing(PanelRow::provider))
        .forEach(
            row ->
                sheet.row(
                    row.provider(),
                    row.tier(),
                    Figures.price(row.price()),
                    Figures.percent(row.weight()),
                    Figures.move(row.change()),
                    Figures.effect(effects.of(row)),
                    marks(row)));
    return sheet.text();
  }

  private static String marks(PanelRow row) {
    var marks = row.carried() ? "carried" : "";
    return switch (row.screen()) {
      case CAPPED, LIMITED -> marks + (marks.isEmpty() ? "" : ", ") + row.screen().text();
      default -> marks;
    };
  }

  /// What did not count, in numbers.
  private static String aside(Fixing fixing) {
    long quarantined = verdicts(fixing, "quarantined");
    long dropped = verdicts(fixing, "dropped");
    int refused = fixing.refused().stream().mapToInt(Fixing.Refused::count).sum();
    return "  not counted: "
        + Figures.count(quarantined, member(fixing))
        + " quarantined, "
        + dropped
        + " dropped; "
        + Figures.count(refused, "observation")
        + " refused. Why: outcry index explain\n\n";
  }

  private static long verdicts(Fixing fixing, String verdict) {
    return fixing.panel().stream()
        .filter(row -> FixingJson.verdict(row.screen()).equals(verdict))
        .count();
  }

  private static void seal(StringBuilder page, SignedFixing signed, Path file) {
    inputs(page, signed.fixing());
    line(page, "hash", signed.hash());
    line(page, "signed by", signed.key());
    if (file != null) line(page, "written to", file + "; check it: outcry index recompute " + file);
    else line(page, "keep it", "with --out FILE; then: outcry index recompute FILE");
  }

  static void inputs(StringBuilder page, Fixing fixing) {
    for (var input : fixing.inputs()) {
      var rows =
          input.observations() + input.refused() == 0 && !input.role().equals("observations")
              ? input.role()
              : Figures.count(input.observations(), "observation")
                  + ", "
                  + Figures.count(input.refused())
                  + " refused";
      line(page, "input", input.file() + "   " + rows + "   sha256 " + input.sha256());
    }
    line(
        page,
        "goes on from",
        fixing
            .previous()
            .map(previous -> "the fixing of " + previous.date() + ", hash " + previous.hash())
            .orElse("its base: the first day of the inputs"));
  }

  static void line(StringBuilder page, String name, String words) {
    page.append(String.format(LINE, name, words));
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import outcry.index.fixing.Evidence;
import outcry.index.fixing.PanelRow;
import outcry.server.benchmark.Fixing;
import outcry.server.benchmark.FixingJson;

/// Why a fixing has its value, for somebody who runs a benchmark: first the answer, then how
/// yesterday became today, then every price with what happened to it and the reason.
final class ExplanationPage {
  private static final int WIDTH = 100;
  private static final int NAMED = 5;

  private ExplanationPage() {}

  static String text(Fixing fixing) {
    var page = new StringBuilder(FixingPage.head(fixing)).append('\n');
    FixingPage.facts(page, fixing);
    page.append("\nWhy this value\n");
    for (var sentence : why(fixing)) page.append(wrapped(sentence, "  "));
    page.append("\nWhy this grade\n");
    for (var sentence : grade(fixing)) page.append(wrapped(sentence, "  "));
    page.append(legend(fixing));
    panel(page, fixing, "included", "Included");
    panel(page, fixing, "capped", "Capped: counted, with less weight");
    panel(page, fixing, "quarantined", "Quarantined: not counted until confirmed");
    panel(page, fixing, "dropped", "Dropped: did not count");
    singles(page, fixing);
    refusals(page, fixing);
    page.append("\nFrom\n");
    FixingPage.inputs(page, fixing);
    return page.toString().replace("\r\n", "\n");
  }

  /// How yesterday became today, in sentences.
  static List<String> why(Fixing fixing) {
    if (fixing.isWithheld())
      return List.of(
          "There is no value: " + fixing.withheld() + ".",
          "Nothing is invented in its place: contracts wait for the next fixing or fall back as"
              + " their terms say.");
    if (fixing.oversight().isPresent() || fixing.evidence() == Evidence.CARRIED)
      return List.of(fixing.explanation());
    if (fixing.panel().stream().noneMatch(row -> row.change() != 0)) {
      return List.of(
          fixing.explanation(),
          fixing.before().isEmpty()
              ? "This is the base: the level is set by the prices of the day, and moves from here."
              : "No price that counted moved.");
    }
    return List.of(fixing.explanation(), movers(fixing), sum(fixing));
  }

  /// Who moved the print most, up and down.
  private static String movers(Fixing fixing) {
    var effects = Effects.of(fixing);
    var moved =
        fixing.panel().stream()
            .filter(row -> row.screen().counted() && row.change() != 0)
            .sorted(Comparator.comparingDouble(ExplanationPage::size).reversed())
            .toList();
    long counted = fixing.panel().stream().filter(row -> row.screen().counted()).count();
    var words =
        new StringBuilder(moved.size() + " of " + counted + " counted prices moved. ")
            .append(moved.size() > NAMED ? "The " + NAMED + " that mattered most: " : "They are: ");
    for (int i = 0; i < Math.min(NAMED, moved.size()); i++) {
      var row = moved.get(i);
      words
          .append(i == 0 ? "" : "; ")
          .append(row.provider())
          .append(' ')
          .append(Figures.move(row.change()))
          .append(" with a weight of ")
          .append(Figures.percent(row.weight()))
          .append(
              effects.areKnown() ? ", " + Figures.effect(effects.of(row)) + " of the print" : "");
    }
    return words.append('.').toString();
  }

  private static double size(PanelRow row) {
    return Math.abs(row.weight() * row.change());
  }

  /// What the columns say, once, where there is something to say.
  private static String legend(Fixing fixing) {
    if (fixing.panel().stream().noneMatch(row -> row.screen().counted() && row.change() != 0))
      return "";
    return "\nColumns\n"
        + wrapped(
            "moved: the price counted, against the one counted last, after the speed limit", "  ")
        + (Effects.of(fixing).areKnown()
            ? wrapped(
                "effect: its part of the print's change, in percent of the print; the effects add"
                    + " up to the change",
                "  ")
            : "");
  }

  private static String sum(Fixing fixing) {
    var effects = Effects.of(fixing);
    double sum = fixing.panel().stream().mapToDouble(effects::of).sum();
    return (effects.areKnown() ? "Their effects add up to " + Figures.effect(sum) + ": " : "")
        + fixing
            .before()
            .map(
                before ->
                    Figures.exact(before.value()) + " becomes " + Figures.exact(fixing.value()))
            .orElse("The level is " + Figures.exact(fixing.value()))
        + "."
        + (FixingPage.member(fixing).equals("part")
            ? ""
            : " A " + FixingPage.member(fixing) + " that enters or leaves does not move it.");
  }

  private static List<String> grade(Fixing fixing) {
    if (fixing.isWithheld()) return List.of("A fixing that is withheld has no grade.");
    if (fixing.downgrades().isEmpty())
      return List.of(
          fixing.grade().orElseThrow() + ": nothing stands against it in the rules of grades.");
    return fixing.downgrades();
  }

  private static void panel(StringBuilder page, Fixing fixing, String verdict, String title) {
    var rows =
        fixing.panel().stream()
            .filter(row -> FixingJson.verdict(row.screen()).equals(verdict))
            .sorted(
                Comparator.comparingDouble(PanelRow::weight)
                    .reversed()
                    .thenComparing(PanelRow::provider))
            .toList();
    page.append('\n').append(title).append(" (").append(rows.size()).append(")\n");
    if (rows.isEmpty()) return;
    boolean counted = verdict.equals("included") || verdict.equals("capped");
    page.append(counted ? counted(fixing, rows) : uncounted(fixing, rows));
  }

  private static String counted(Fixing fixing, List<PanelRow> rows) {
    var effects = Effects.of(fixing);
    var member = FixingPage.member(fixing);
    var sheet =
        new Sheet("  ", member, "tier", ">price", ">weight", ">moved", ">effect", "seen", "reason");
    for (var row : rows) {
      sheet.row(
          row.provider(),
          row.tier(),
          Figures.price(row.price()),
          Figures.percent(row.weight()),
          Figures.move(row.change()),
          Figures.effect(effects.of(row)),
          seen(row, fixing),
          row.reason());
    }
    return sheet.text();
  }

  private static String uncounted(Fixing fixing, List<PanelRow> rows) {
    var sheet =
        new Sheet("  ", FixingPage.member(fixing), "tier", ">price", "screen", "seen", "reason");
    for (var row : rows) {
      sheet.row(
          row.provider(),
          row.tier(),
          Figures.price(row.price()),
          row.screen().text(),
          seen(row, fixing),
          row.reason());
    }
    return sheet.text();
  }

  /// The minute, when it was seen on the day; the day of what is older, of which no more is kept.
  private static String seen(PanelRow row, Fixing fixing) {
    if (row.observed() == 0) return "-";
    var at = LocalDateTime.ofEpochSecond(row.observed(), 0, ZoneOffset.UTC);
    if (row.carried()) return "carried from " + at.toLocalDate();
    if (!at.toLocalDate().equals(fixing.date())) return at.toLocalDate().toString();
    return at.toLocalDate() + " " + at.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
  }

  private static void singles(StringBuilder page, Fixing fixing) {
    int all = fixing.dropped().stream().mapToInt(Fixing.Drop::count).sum();
    page.append(
        "\nObservations that did not reach a provider's price (" + Figures.count(all) + ")\n");
    if (all == 0) return;
    var sheet = new Sheet("  ", "screen", "provider", ">count", "first", "reason");
    for (var drop : fixing.dropped()) {
      sheet.row(
          drop.screen().text(),
          drop.provider(),
          Figures.count(drop.count()),
          place(drop.first()),
          drop.reason());
    }
    page.append(sheet.text());
  }

  private static void refusals(StringBuilder page, Fixing fixing) {
    int all = fixing.refused().stream().mapToInt(Fixing.Refused::count).sum();
    page.append("\nObservations refused (" + Figures.count(all) + ")\n");
    if (all == 0) return;
    var sheet = new Sheet("  ", "code", "provider", ">count", "first", "reason");
    for (var refused : fixing.refused()) {
      sheet.row(
          refused.code(),
          refused.provider().isEmpty() ? "-" : refused.provider(),
          Figures.count(refused.count()),
          place(refused.first()),
          refused.reason());
    }
    page.append(sheet.text());
  }

  /// File and line without the folders, which stand under the inputs.
  private static String place(String first) {
    return first.substring(first.lastIndexOf('/') + 1);
  }

  private static String wrapped(String sentence, String indent) {
    var page = new StringBuilder();
    var line = new StringBuilder(indent);
    for (var word : sentence.split(" ")) {
      if (line.length() + word.length() > WIDTH && !line.toString().isBlank()) {
        page.append(line.toString().stripTrailing()).append('\n');
        line = new StringBuilder(indent);
      }
      line.append(word).append(' ');
    }
    return page.append(line.toString().stripTrailing()).append('\n').toString();
  }
}

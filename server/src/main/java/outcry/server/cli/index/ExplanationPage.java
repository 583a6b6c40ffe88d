// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

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
          .append(", ")
          .append(Figures.effect(row.weight() * row.change()))
          .append(" on the print");
    }
    return words.append('.').toString();
  }

  private static double size(PanelRow row) {
    return Math.abs(row.weight() * row.change());
  }

  private static String sum(Fixing fixing) {
    double sum = fixing.panel().stream().mapToDouble(row -> row.weight() * row.change()).sum();
    return "Weight times move, added up: "
        + Figures.effect(sum)
        + ". "
        + fixing
            .before()
            .map(
                before ->
                    Figures.exact(before.value()) + " becomes " + Figures.exact(fixing.value()))
            .orElse("The level is " + Figures.exact(fixing.value()))
        + ". A provider that enters or leaves does not move it.";
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
    page.append(counted ? counted(rows) : uncounted(rows));
  }

  private static String counted(List<PanelRow> rows) {
    var sheet =
        new Sheet(
            "  ", "provider", "tier", ">price", ">weight", ">moved", ">effect", "seen", "reason");
    for (var row : rows) {
      sheet.row(
          row.provider(),
          row.tier(),
          Figures.price(row.price()),
          Figures.percent(row.weight()),
          Figures.move(row.change()),
          Figures.effect(row.weight() * row.change()),
          seen(row),
          row.reason());
    }
    return sheet.text();
  }

  private static String uncounted(List<PanelRow> rows) {
    var sheet = new Sheet("  ", "provider", "tier", ">price", "screen", "seen", "reason");
    for (var row : rows) {
      sheet.row(
          row.provider(),
          row.tier(),
          Figures.price(row.price()),
          row.screen().text(),
          seen(row),
          row.reason());
    }
    return sheet.text();
  }

  private static String seen(PanelRow row) {
    if (row.observed() == 0) return "-";
    var at = java.time.Instant.ofEpochSecond(row.observed()).toString();
    return (row.carried() ? "carried from " : "") + at.substring(0, 16).replace('T', ' ');
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

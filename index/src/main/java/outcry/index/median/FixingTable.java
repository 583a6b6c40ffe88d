// SPDX-License-Identifier: Apache-2.0
package outcry.index.median;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import outcry.index.fact.PriceFacts;
import outcry.index.observation.Dollars;

/// The fixings of a day as a page: what `./outcry index` prints.
public final class FixingTable {

  private static final int WEEK = 7;

  private FixingTable() {}

  /// One line of the page.
  ///
  /// @param fixing empty when the evidence carries none
  /// @param sevenDayMean mean of the seven calendar days ending on the day, micro-dollars
  /// @param absence why there is no fixing, else empty text
  public record Row(
      IndexTerms terms, Optional<Fixing> fixing, OptionalLong sevenDayMean, String absence) {}

  /// The fixings of a day, in the order of the rulebook.
  public static List<Row> rows(Benchmark benchmark, LocalDate date) {
    var rows = new ArrayList<Row>();
    for (var terms : benchmark.indices()) {
      rows.add(
          new Row(
              terms,
              benchmark.fixing(terms.index(), date),
              benchmark.mean(terms.index(), date.minusDays(WEEK - 1), date),
              benchmark.absence(terms.index(), date)));
    }
    return List.copyOf(rows);
  }

  /// The page as aligned plain text, ending with a line feed.
  public static String text(Benchmark benchmark, LocalDate date) {
    var page = new StringBuilder();
    page.append("fixings of ").append(date).append(", USD per unit\n\n");
    page.append(
        line(
            "index",
            "title",
            "value",
            "unit",
            "sources",
            "carried",
            "range",
            "7-day mean",
            "grade"));
    for (var row : rows(benchmark, date)) {
      var terms = row.terms();
      if (row.fixing().isEmpty()) {
        page.append(
            String.format(
                "%-22s %-28s no fixing: %s%n", terms.index(), terms.title(), row.absence()));
        continue;
      }
      var fixing = row.fixing().get();
      var range = shown(fixing.low()) + " - " + shown(fixing.high());
      var mean = row.sevenDayMean().isPresent() ? shown(row.sevenDayMean().getAsLong()) : "-";
      page.append(
          line(
              terms.index(),
              terms.title(),
              shown(fixing.value()),
              terms.unit(),
              Integer.toString(fixing.sources()),
              Integer.toString(fixing.carried()),
              range,
              mean,
              fixing.grade().name()));
    }
    page.append('\n').append(notes(benchmark.facts()));
    return page.toString().replace("\r\n", "\n");
  }

  /// What a reader must know to use the page: how old prices are treated, and whose they are.
  public static String notes(PriceFacts facts) {
    var notes = new StringBuilder();
    notes.append(
        "Between dated facts prices are carried, not simulated; \"carried\" counts the prices not"
            + " seen on the day.\n");
    for (var grade : Grade.values())
      notes.append("Grade ").append(grade).append(": ").append(grade.meaning()).append(".\n");
    notes.append("Sources: ").append(String.join("; ", attributions(facts))).append(".\n");
    return notes.toString();
  }

  private static TreeSet<String> attributions(PriceFacts facts) {
    var used = new TreeSet<String>();
    for (var observation : facts.observations()) used.add(attribution(facts, observation.source()));
    for (var level : facts.levels()) used.add(attribution(facts, level.source()));
    return used;
  }

  private static String attribution(PriceFacts facts, String source) {
    var found = facts.sources().get(source);
    return found.attribution()
        + (found.licence().equals("facts") ? "" : " (" + found.licence() + ")");
  }

  /// To a hundredth of a cent, for the eye; the fixing itself is exact.
  private static String shown(long micros) {
    return Dollars.text(Dollars.divideHalfUp(micros, Benchmark.MEAN_STEP) * Benchmark.MEAN_STEP, 4);
  }

  private static String line(
      String index,
      String title,
      String value,
      String unit,
      String sources,
      String carried,
      String range,
      String mean,
      String grade) {
    return String.format(
        "%-22s %-28s %9s  %-8s %7s %7s  %17s  %10s  %s%n",
        index, title, value, unit, sources, carried, range, mean, grade);
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import outcry.index.fact.PriceFacts;
import outcry.index.name.ModelNames;

/// How good models are, by whoever asks: a table `model,score`. The house has no opinion on scores
/// (rule I-59); more is better.
///
/// @param byModel by the listed name of the model
/// @param unlisted names of which the house knows no price
public record Scores(SortedMap<String, Double> byModel, List<String> unlisted) {

  /// @throws UnreadableBill naming line, value and rule
  public static Scores parse(String text) {
    var lines = Csv.records(text);
    var header =
        lines.isEmpty()
            ? List.<String>of()
            : lines.getFirst().fields().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    int model = header.indexOf("model");
    int score = header.indexOf("score");
    if (model < 0 || score < 0)
      throw new UnreadableBill(
          "the scores have the columns "
              + (header.isEmpty() ? "of an empty file" : String.join(",", header))
              + ", needed are model,score (rule I-59)");
    var names = ModelNames.shipped();
    var priced = PriceFacts.shipped().models();
    var known = new TreeMap<String, Double>();
    var unlisted = new ArrayList<String>();
    for (var line : lines.subList(1, lines.size())) {
      var fields = line.fields();
      if (fields.size() <= Math.max(model, score))
        throw line.wrong("score", "the line ends before it");
      var value = number(line, fields.get(score).strip());
      var name = names.named(fields.get(model), "").model();
      if (!priced.containsKey(name)) unlisted.add(fields.get(model).strip());
      else if (known.putIfAbsent(name, value) != null)
        throw line.wrong("model", "'" + name + "' has a second score; one is allowed");
    }
    return new Scores(known, List.copyOf(unlisted));
  }

  private static double number(Csv.Record line, String text) {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) return value;
    } catch (NumberFormatException _) {
      // said below
    }
    throw line.wrong("score", "'" + text + "' is not a number like 57.5");
  }
}

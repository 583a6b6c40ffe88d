// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import static outcry.server.benchmark.ListedDocument.plain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import outcry.index.composite.Composite;
import outcry.index.composite.Formula;
import outcry.index.observation.Dollars;
import outcry.server.benchmark.MethodDocument.Coefficient;

/// What is made of other indices, in words (rules I-56 to I-58).
final class CompositeDocument {
  private CompositeDocument() {}

  static MethodDocument of(Composite index) {
    var words = new ArrayList<String>();
    var numbers = new ArrayList<Coefficient>();
    var names = index.parts().stream().map(part -> part.index()).toList();
    switch (index.formula()) {
      case Formula.Blend(var weights) -> {
        words.add(
            "A fixed mix of %s, rounded once. The mix is part of the name and never changes (rule I-56)."
                .formatted(String.join(", ", names)));
        parts(numbers, names, weights, "I-56");
      }
      case Formula.Points(var shares, long base) -> {
        words.add(
            "%s points on the first day on which all its parts were fixed. Its quantities hold for the year; on the first fixing of a year they are set anew and the level goes on (rule I-57)."
                .formatted(plain(base / 1e6)));
        parts(numbers, names, shares, "I-57");
      }
      case Formula.Difference() ->
          words.add(
              "%s less %s, of the same day; it may be negative (rule I-57)."
                  .formatted(names.get(0), names.get(1)));
      case Formula.Margin(var rate) -> {
        words.add(
            "What a GPU-hour's output tokens fetch, %s, less what the hour costs, %s; it may be negative (rule I-58)."
                .formatted(names.get(0), names.get(1)));
        words.add(
            "The heat rate is of %s: %s. It was published on %s, and this index keeps it (rule I-58)."
                .formatted(rate.model(), rate.source(), rate.from()));
        numbers.add(
            new Coefficient(
                "heat rate, million tokens a GPU-hour", Dollars.text(rate.mtok(), 6), "I-58"));
      }
    }
    words.add(
        "The grade is the worst of its parts' grades; where a part is withheld the whole is"
            + " withheld and says which (rule I-56).");
    return new MethodDocument(words, numbers);
  }

  private static void parts(
      List<Coefficient> numbers, List<String> names, List<Integer> millionths, String rule) {
    for (int i = 0; i < names.size(); i++) {
      var weight = BigDecimal.valueOf(millionths.get(i), 6).stripTrailingZeros().toPlainString();
      numbers.add(new Coefficient("part of " + names.get(i), weight, rule));
    }
  }
}

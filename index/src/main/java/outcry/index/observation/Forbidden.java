// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Sellers and publishers whose terms forbid an index made of their prices, or its display (rules
/// I-2 and I-21). What names one of them is refused, wherever it came from.
public final class Forbidden {

  private static final List<String> NAMES = names(Resources.text("forbidden.csv"));

  private Forbidden() {}

  /// True when the words of a forbidden name stand side by side in the text: `RunPod Secure`,
  /// `vast-ai`, but not `Bornnet`.
  public static boolean names(CharSequence text) {
    var words = " " + words(text.toString()) + " ";
    return NAMES.stream().anyMatch(words::contains);
  }

  private static List<String> names(String table) {
    var names = new ArrayList<String>();
    var rows = OptionTable.read("forbidden.csv", table, List.of("name", "why"), "I-21");
    for (var row : rows) names.add(" " + words(row.text("name")) + " ");
    return List.copyOf(names);
  }

  private static String words(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", " ").strip();
  }
}

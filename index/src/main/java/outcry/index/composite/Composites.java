// SPDX-License-Identifier: Apache-2.0
package outcry.index.composite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import outcry.index.fixing.IndexMethod;

/// The composites of the house, over whatever methods of one version are there to be their parts.
///
/// | index | what |
/// |---|---|
/// | `TFB` | frontier, agentic: 0.70 cached, 0.20 input, 0.10 output |
/// | `TSB` `TOB` | standard, open, chat: 0.75 input, 0.25 output |
/// | `ACB` | the combined compute basket, 100 points at its base |
/// | `B200-H100` `H200-H100` | generation spreads |
/// | `IMS-H100` `IMS-H200` `IMS-B200` | inference margins, series 1 |
public final class Composites {
  private static final long POINTS = 100_000_000;

  private Composites() {}

  /// Every composite whose parts are among the methods given, parts before wholes.
  public static List<IndexMethod> over(List<IndexMethod> methods) {
    var byIndex = new TreeMap<String, IndexMethod>();
    for (var method : methods) byIndex.put(method.index(), method);
    var made = new ArrayList<IndexMethod>();
    var agentic = new Formula.Blend(List.of(700_000, 200_000, 100_000));
    var chat = new Formula.Blend(List.of(750_000, 250_000));
    add(made, byIndex, "TFB", "Mtok", agentic, "TFC", "TFI", "TFO");
    add(made, byIndex, "TSB", "Mtok", chat, "TSI", "TSO");
    add(made, byIndex, "TOB", "Mtok", chat, "TOI", "TOO");
    var shares = List.of(270_000, 150_000, 180_000, 200_000, 100_000, 100_000);
    add(
        made,
        byIndex,
        "ACB",
        "points",
        new Formula.Points(shares, POINTS),
        "H100",
        "H200",
        "B200",
        "TFB",
        "TSB",
        "TOB");
    add(made, byIndex, "B200-H100", "GPU-hour", new Formula.Difference(), "B200", "H100");
    add(made, byIndex, "H200-H100", "GPU-hour", new Formula.Difference(), "H200", "H100");
    for (var gpu : List.of("H100", "H200", "B200")) {
      var margin = new Formula.Margin(ReferenceRate.of(gpu, 1));
      add(made, byIndex, "IMS-" + gpu, "GPU-hour", margin, "TOO-LLAMA", gpu);
    }
    return made;
  }

  private static void add(
      List<IndexMethod> made,
      Map<String, IndexMethod> byIndex,
      String index,
      String unit,
      Formula formula,
      String... parts) {
    var found = new ArrayList<IndexMethod>();
    for (var part : parts) {
      var method = byIndex.get(part);
      if (method == null) return;
      found.add(method);
    }
    var whole = new Composite(index, unit, found, formula);
    made.add(whole);
    byIndex.put(index, whole);
  }
}

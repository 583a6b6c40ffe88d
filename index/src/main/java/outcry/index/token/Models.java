// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outcry.index.observation.Tier;

/// The models that may speak for a line, oldest first.
final class Models {
  private static final Models SHIPPED =
      new Models(Columns.shipped("token-models.csv", "tier,laboratory,line,model,seller,since"));

  private final Map<String, Model> byName = new HashMap<>();
  private final Map<Tier, Map<String, List<Model>>> byLine = new HashMap<>();

  private Models(List<String[]> rows) {
    for (var row : rows) {
      var tier = Tier.named(row[0]);
      var seller = row[4].equals("-") ? "" : row[4];
      var model = new Model(row[3], tier, row[1] + "/" + row[2], seller, LocalDate.parse(row[5]));
      byLine
          .computeIfAbsent(tier, _ -> new HashMap<>())
          .computeIfAbsent(model.line(), _ -> new ArrayList<>())
          .add(model);
      byName.put(row[3], model);
    }
    for (var lines : byLine.values())
      for (var line : lines.values()) line.sort((a, b) -> a.since().compareTo(b.since()));
  }

  static Models shipped() {
    return SHIPPED;
  }

  /// The model of that name (rule I-64 brings spellings to names); empty when it is another good.
  Optional<Model> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// Every model of a line, oldest first.
  List<Model> of(Tier tier, String line) {
    return byLine.getOrDefault(tier, Map.of()).getOrDefault(line, List.of());
  }
}

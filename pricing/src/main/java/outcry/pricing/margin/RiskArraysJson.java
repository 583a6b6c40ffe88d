// SPDX-License-Identifier: Apache-2.0
package outcry.pricing.margin;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import outcry.pricing.scenario.ScenarioSet;

/// A margin model as one line of JSON: the `riskArrays` command of the scenario language, to be
/// replayed or, without `cmd`, posted. Money is decimal strings.
public final class RiskArraysJson {
  private static final long WHOLE = 1_000_000;

  private RiskArraysJson() {}

  /// The command.
  public static String line(RiskArrays model) {
    return "{\"cmd\":\"riskArrays\"," + fields(model) + "}";
  }

  /// The body of a request.
  public static String body(RiskArrays model) {
    return "{" + fields(model) + "}";
  }

  private static String fields(RiskArrays model) {
    var fields = new ArrayList<String>();
    fields.add("\"model\":" + quoted(model.model()));
    if (model.version() > 0) {
      fields.add("\"version\":" + model.version());
    }
    fields.add("\"sets\":" + list(model.sets().stream().map(RiskArraysJson::set).toList()));
    var arrays = new TreeMap<String, List<String>>();
    for (var array : model.arrays()) {
      arrays
          .computeIfAbsent(array.contract(), _ -> new ArrayList<>())
          .add(quoted(model.sets().get(array.set()).name()) + ":" + losses(array.losses()));
    }
    fields.add("\"arrays\":" + object(arrays, own -> "{" + String.join(",", own) + "}"));
    if (!model.families().isEmpty()) {
      fields.add("\"families\":" + object(model.families(), RiskArraysJson::quoted));
      fields.add("\"offsetCap\":" + money(model.offsetCap()));
    }
    if (!model.addOns().isEmpty()) {
      fields.add("\"addOns\":" + object(model.addOns(), own -> object(own, RiskArraysJson::table)));
    }
    if (!model.shortMinimum().isEmpty()) {
      fields.add("\"shortMinimum\":" + object(model.shortMinimum(), RiskArraysJson::money));
    }
    return String.join(",", fields);
  }

  private static String set(ScenarioSet set) {
    return "{\"name\":%s,\"group\":%s,\"weight\":%s,\"tail\":%d}"
        .formatted(quoted(set.name()), quoted(set.group()), money(set.weight()), set.worst());
  }

  private static String losses(long[] losses) {
    var text = new StringBuilder("[");
    for (long loss : losses) {
      text.append(text.length() == 1 ? "" : ",").append(money(loss));
    }
    return text.append(']').toString();
  }

  private static String table(List<Bracket> table) {
    return list(
        table.stream().map(row -> "[" + row.from() + "," + money(row.perLot()) + "]").toList());
  }

  private static String list(Collection<String> entries) {
    return "[" + String.join(",", entries) + "]";
  }

  private static <T> String object(Map<String, T> entries, Function<T, String> text) {
    return new TreeMap<>(entries)
        .entrySet().stream()
            .map(entry -> quoted(entry.getKey()) + ":" + text.apply(entry.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
  }

  /// Micro-dollars as a decimal string in quotes, no longer than needed.
  private static String money(long micros) {
    return '"' + decimal(micros) + '"';
  }

  static String decimal(long micros) {
    if (micros % WHOLE == 0) {
      return Long.toString(micros / WHOLE);
    }
    return BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString();
  }

  static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}

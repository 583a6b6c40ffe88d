// SPDX-License-Identifier: Apache-2.0
package outcry.server.margin;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import outcry.core.engine.CommandWriter;
import outcry.server.scenario.Decimals;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One object of the configuration. A field that is missing, of another type, or that nobody knows
/// is a fault that names it and where it stands.
final class Fields {
  private final String where;
  private final ObjectNode object;

  private Fields(String where, ObjectNode object) {
    this.where = where;
    this.object = object;
  }

  static Fields of(String where, JsonNode node, String... known) throws BadModel {
    if (!(node instanceof ObjectNode object)) {
      throw new BadModel(where + " is " + node + "; it must be a JSON object");
    }
    for (var name : object.propertyNames()) {
      if (!Set.of(known).contains(name)) {
        throw new BadModel(
            where + " has a field \"" + name + "\"; known are " + String.join(", ", known));
      }
    }
    return new Fields(where, object);
  }

  boolean has(String field) {
    return object.has(field) && !object.get(field).isNull();
  }

  JsonNode node(String field) {
    return object.get(field);
  }

  BadModel fault(String field, String rule) {
    return new BadModel(where + ": " + field + " " + object.get(field) + "; " + rule);
  }

  private JsonNode needed(String field) throws BadModel {
    if (!has(field)) {
      throw new BadModel(where + " lacks " + field);
    }
    return object.get(field);
  }

  String text(String field) throws BadModel {
    var node = needed(field);
    if (!node.isString() || node.stringValue().isBlank()) {
      throw fault(field, "it must be text");
    }
    return node.stringValue();
  }

  /// One of some words.
  String word(String field, String otherwise, String... words) throws BadModel {
    var word = has(field) ? text(field) : otherwise;
    if (!List.of(words).contains(word)) {
      throw fault(field, "it is one of " + String.join(", ", words));
    }
    return word;
  }

  double number(String field, double otherwise) throws BadModel {
    return has(field) ? number(field) : otherwise;
  }

  /// A JSON number, or a decimal in quotes.
  double number(String field) throws BadModel {
    var node = needed(field);
    if (node.isNumber()) {
      return node.doubleValue();
    }
    if (node.isString() && Decimals.isDecimal(node.stringValue())) {
      return new BigDecimal(node.stringValue()).doubleValue();
    }
    throw fault(field, "it must be a number");
  }

  long whole(String field, long otherwise) throws BadModel {
    if (!has(field)) {
      return otherwise;
    }
    var node = object.get(field);
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
      throw fault(field, "it must be a whole number, not negative");
    }
    return node.longValue();
  }

  /// Dollars as micro-dollars.
  long money(String field) throws BadModel {
    var node = needed(field);
    var text =
        node.isString()
            ? node.stringValue()
            : node.isNumber() ? node.decimalValue().toPlainString() : "";
    long micros = Decimals.isDecimal(text) ? Decimals.micros(text) : CommandWriter.ABSENT;
    if (micros == CommandWriter.ABSENT || micros < 0) {
      throw fault(field, "it must be dollars of at most six decimals, such as \"3.10\"");
    }
    return micros;
  }

  LocalDate date(String field) throws BadModel {
    try {
      return LocalDate.parse(text(field));
    } catch (DateTimeException _) {
      throw fault(field, "a date is written YYYY-MM-DD");
    }
  }

  YearMonth month(String field) throws BadModel {
    try {
      return YearMonth.parse(text(field));
    } catch (DateTimeException _) {
      throw fault(field, "a month is written YYYY-MM");
    }
  }

  List<Double> numbers(String field, List<Double> otherwise) throws BadModel {
    if (!has(field)) {
      return otherwise;
    }
    var numbers = new ArrayList<Double>();
    for (var node : list(field)) {
      if (!node.isNumber()) {
        throw fault(field, "it must be a list of numbers");
      }
      numbers.add(node.doubleValue());
    }
    return numbers;
  }

  List<JsonNode> list(String field) throws BadModel {
    if (!has(field)) {
      return List.of();
    }
    if (!(object.get(field) instanceof ArrayNode list)) {
      throw fault(field, "it must be a list");
    }
    return List.copyOf(list.values());
  }
}

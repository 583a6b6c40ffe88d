// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One object of a fixing's JSON. A field that is missing or of another type is a fault that names
/// it and where it stands.
final class FixingFields {
  private static final Pattern MONEY = Pattern.compile("-?\\d{1,12}\\.\\d{6}");

  private final String where;
  private final ObjectNode object;

  private FixingFields(String where, ObjectNode object) {
    this.where = where;
    this.object = object;
  }

  static FixingFields of(String where, JsonNode node) throws BadFixing {
    if (node instanceof ObjectNode object) return new FixingFields(where, object);
    var said = node.isMissingNode() ? "empty" : shown(node);
    throw new BadFixing(where + " is " + said + "; it must be a JSON object");
  }

  String where() {
    return where;
  }

  private JsonNode needed(String field) throws BadFixing {
    var node = object.get(field);
    if (node == null) throw new BadFixing(where + " lacks the field " + field);
    return node;
  }

  private BadFixing fault(String field, String rule) {
    return new BadFixing(where + ": " + field + " is " + shown(object.get(field)) + "; " + rule);
  }

  boolean isNull(String field) throws BadFixing {
    return needed(field).isNull();
  }

  String text(String field) throws BadFixing {
    if (!needed(field).isString()) throw fault(field, "it must be text");
    return object.get(field).stringValue();
  }

  boolean truth(String field) throws BadFixing {
    if (!needed(field).isBoolean()) throw fault(field, "it must be true or false");
    return object.get(field).booleanValue();
  }

  long number(String field) throws BadFixing {
    var node = needed(field);
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0)
      throw fault(field, "it must be a whole number, not negative");
    return node.longValue();
  }

  int whole(String field) throws BadFixing {
    long number = number(field);
    if (number > Integer.MAX_VALUE) throw fault(field, "the most is " + Integer.MAX_VALUE);
    return (int) number;
  }

  double share(String field) throws BadFixing {
    if (!needed(field).isNumber()) throw fault(field, "it must be a number");
    return object.get(field).doubleValue();
  }

  /// Micro-dollars of a decimal string; zero when it is null.
  long price(String field) throws BadFixing {
    return moneyOrNull(field).orElse(0);
  }

  OptionalLong moneyOrNull(String field) throws BadFixing {
    return isNull(field) ? OptionalLong.empty() : OptionalLong.of(money(field));
  }

  /// Micro-dollars.
  long money(String field) throws BadFixing {
    if (!MONEY.matcher(text(field)).matches())
      throw fault(field, "it must be dollars with six decimals, such as \"3.370000\"");
    return new BigDecimal(text(field)).movePointRight(6).longValueExact();
  }

  LocalDate date(String field) throws BadFixing {
    try {
      return LocalDate.parse(text(field));
    } catch (DateTimeException _) {
      throw fault(field, "a date is written YYYY-MM-DD");
    }
  }

  LocalDate dateOrNull(String field) throws BadFixing {
    return isNull(field) ? null : date(field);
  }

  List<LocalDate> dates(String field) throws BadFixing {
    var dates = new ArrayList<LocalDate>();
    for (var text : texts(field)) {
      try {
        dates.add(LocalDate.parse(text));
      } catch (DateTimeException _) {
        throw fault(field, "a date is written YYYY-MM-DD");
      }
    }
    return dates;
  }

  /// Seconds since 1970; zero when it is null.
  long instant(String field) throws BadFixing {
    return isNull(field) ? 0 : time(field).getEpochSecond();
  }

  Instant time(String field) throws BadFixing {
    try {
      return Instant.parse(text(field));
    } catch (DateTimeException _) {
      throw fault(field, "a time is written 2026-07-31T23:04:21Z");
    }
  }

  <E> E word(String field, E[] all, Function<E, String> words) throws BadFixing {
    var word = text(field);
    var known = new ArrayList<String>();
    for (var each : all) {
      if (words.apply(each).equals(word)) return each;
      known.add(words.apply(each));
    }
    throw fault(field, "it is one of " + String.join(", ", known));
  }

  List<String> texts(String field) throws BadFixing {
    var texts = new ArrayList<String>();
    for (var node : array(field)) {
      if (!node.isString()) throw fault(field, "it must be an array of text");
      texts.add(node.stringValue());
    }
    return texts;
  }

  FixingFields object(String field) throws BadFixing {
    return of(where + ": " + field, needed(field));
  }

  Optional<FixingFields> optional(String field) throws BadFixing {
    return isNull(field) ? Optional.empty() : Optional.of(object(field));
  }

  interface Reader<T> {
    T read(FixingFields json) throws BadFixing;
  }

  <T> List<T> objects(String field, Reader<T> reader) throws BadFixing {
    var read = new ArrayList<T>();
    for (var node : array(field)) {
      read.add(reader.read(of(where + ": " + field + "[" + read.size() + "]", node)));
    }
    return read;
  }

  private ArrayNode array(String field) throws BadFixing {
    if (needed(field) instanceof ArrayNode array) return array;
    throw fault(field, "it must be an array");
  }

  private static String shown(JsonNode node) {
    var text = String.valueOf(node);
    return text.length() > 60 ? text.substring(0, 60) + "..." : text;
  }
}

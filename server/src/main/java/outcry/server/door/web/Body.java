// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import outcry.server.scenario.Asked;
import outcry.server.scenario.Decimals;
import outcry.server.scenario.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The fields of a request's JSON body. Whatever is missing, unknown or of the wrong type is
/// refused with its name.
final class Body implements Asked {
  private static final int LONGEST_NAME = 64;
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,200}");

  private final ObjectNode json;

  private Body(ObjectNode json) {
    this.json = json;
  }

  /// `fields` are all a body may have.
  static Body of(ObjectNode json, String... fields) {
    var known = List.of(fields);
    for (var field : json.propertyNames()) {
      if (!known.contains(field)) {
        throw Refusal.bad(
            "unknown-field",
            known.isEmpty()
                ? "unknown field " + field + ", this request takes none"
                : "unknown field " + field + ", known are " + String.join(", ", known),
            field);
      }
    }
    return new Body(json);
  }

  boolean has(String field) {
    return json.hasNonNull(field);
  }

  JsonNode node(String field) {
    if (!has(field)) {
      throw Refusal.bad("missing-field", field + " is missing", field);
    }
    return json.get(field);
  }

  /// A name: at least one character, not too long, none of them a control character.
  String name(String field) {
    return name(field, LONGEST_NAME);
  }

  String name(String field, int longest) {
    var text = string(field);
    if (text.isEmpty()
        || text.length() > longest
        || text.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.bad(
          "bad-name", field + " must have 1 to " + longest + " printable characters", field);
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw Refusal.bad(
          "bad-name", field + " holds half a character (an unpaired surrogate)", field);
    }
    return text;
  }

  String name(String field, String otherwise) {
    return has(field) ? name(field) : otherwise;
  }

  private String string(String field) {
    var node = node(field);
    if (!node.isString()) {
      throw Refusal.bad("bad-type", field + " must be a JSON string, not " + node, field);
    }
    return node.stringValue();
  }

  /// A whole number, as JSON integer or string.
  long integer(String field, String code) {
    var node = node(field);
    var text = node.isString() ? node.stringValue() : node.toString();
    if ((node.isString() || node.isIntegralNumber()) && INTEGER.matcher(text).matches()) {
      var value = new BigInteger(text);
      if (value.bitLength() < Long.SIZE) {
        return value.longValue();
      }
    }
    throw Refusal.bad(code, field + " " + text + " is not a whole number", field);
  }

  /// Lots: a whole number above zero.
  long quantity(String field) {
    long lots = integer(field, "bad-quantity");
    if (lots <= 0) {
      throw Refusal.bad("bad-quantity", "quantity " + lots + " is not positive (rule X-3)", field);
    }
    return lots;
  }

  /// Micro-dollars of a decimal string. One with more than six decimals is passed on as no number
  /// of micro-dollars, which the exchange refuses.
  long micros(String field, String code) {
    var node = node(field);
    if (!node.isString() || !Decimals.isDecimal(node.stringValue())) {
      throw Refusal.bad(
          code, field + " " + node + " is not a decimal string such as \"3.105\"", field);
    }
    return Decimals.micros(node.stringValue());
  }

  long micros(String field, String code, long otherwise) {
    return has(field) ? micros(field, code) : otherwise;
  }

  LocalDate date(String field) {
    var text = string(field);
    try {
      if (DATE.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeParseException _) {
      // a day the calendar does not have
    }
    throw Refusal.bad("bad-date", field + " " + text + " is not a date such as 2026-12-01", field);
  }

  LocalDate date(String field, LocalDate otherwise) {
    return has(field) ? date(field) : otherwise;
  }

  <E extends Enum<E>> E word(String field, E[] among) {
    var text = string(field);
    return Words.find(text, among)
        .orElseThrow(
            () ->
                Refusal.bad(
                    "bad-word", field + " " + text + " is not " + Words.choices(among), field));
  }

  <E extends Enum<E>> E word(String field, E[] among, E otherwise) {
    return has(field) ? word(field, among) : otherwise;
  }

  /// The object in a field, or an empty one.
  ObjectNode object(String field) {
    if (!has(field)) {
      return Json.object();
    }
    if (json.get(field) instanceof ObjectNode object) {
      return object;
    }
    throw Refusal.bad("bad-type", field + " must be a JSON object", field);
  }

  /// What was written, for the sentence of a refusal.
  @Override
  public String text(String field) {
    var node = json.get(field);
    return node == null || node.isNull() || node.isContainer()
        ? null
        : node.isString() ? node.stringValue() : node.toString();
  }
}

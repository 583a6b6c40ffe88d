// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import outcry.server.scenario.Decimals;
import outcry.server.scenario.Fields;
import outcry.server.scenario.LineFault;
import outcry.server.scenario.Texts;
import outcry.server.scenario.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// The fields of a request's JSON body, and those the request itself gives: the account a key
/// stands for, the order a path names. Whatever is missing, unknown or of the wrong type is refused
/// with its name. A JSON null is as good as nothing.
final class Body implements Fields {
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_SENTENCE = 500;
  private static final int LONGEST_LIST = 65_534;
  private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9._:-]{1,36}");
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,200}");

  private final ObjectNode json;
  private final Map<String, String> given;

  private Body(ObjectNode json, Map<String, String> given) {
    this.json = json;
    this.given = given;
  }

  /// A body with what the request gives beside it.
  static Body of(ObjectNode json, Map<String, String> given) {
    return new Body(json, given);
  }

  /// `fields` are all a body may have.
  static Body of(ObjectNode json, String... fields) {
    var body = new Body(json, Map.of());
    body.only(fields);
    return body;
  }

  @Override
  public void only(String... fields) {
    var known = Arrays.stream(fields).filter(field -> !given.containsKey(field)).toList();
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
  }

  @Override
  public boolean has(String field) {
    return json.hasNonNull(field) || given.containsKey(field);
  }

  JsonNode node(String field) {
    if (given.containsKey(field)) {
      return StringNode.valueOf(given.get(field));
    }
    if (!has(field)) {
      throw Refusal.bad("missing-field", field + " is missing", field);
    }
    return json.get(field);
  }

  /// At least one character, not too long, none of them a control character.
  @Override
  public String name(String field) {
    return name(field, LONGEST_NAME);
  }

  @Override
  public String sentence(String field) {
    return name(field, LONGEST_SENTENCE);
  }

  String name(String field, int longest) {
    return printable(string(field), field, longest);
  }

  private static String printable(String text, String field, int longest) {
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

  @Override
  public String id(String field) {
    var id = name(field);
    if (!CLIENT_ID.matcher(id).matches()) {
      throw Refusal.bad(
          "bad-id", field + " must be 1 to 36 letters, digits or any of . _ : - (rule X-6)", field);
    }
    return id;
  }

  private String string(String field) {
    return string(node(field), field);
  }

  private static String string(JsonNode node, String field) {
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

  @Override
  public long whole(String field) {
    return integer(field, code(field));
  }

  @Override
  public long decimal(String field) {
    return micros(field, code(field));
  }

  /// What a field that is not as it should be is called, for machines.
  private static String code(String field) {
    return switch (field) {
      case "price", "stop", "bid", "ask" -> "bad-price";
      case "qty", "display", "minQty", "bidQty", "askQty" -> "bad-quantity";
      case "amount", "value" -> "bad-amount";
      default -> "bad-terms";
    };
  }

  @Override
  public boolean flag(String field) {
    var node = node(field);
    if (!node.isBoolean()) {
      throw Refusal.bad("bad-type", field + " must be true or false, not " + node, field);
    }
    return node.booleanValue();
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
    return micros(node(field), field, code);
  }

  private static long micros(JsonNode node, String field, String code) {
    if (!node.isString() || !Decimals.isDecimal(node.stringValue())) {
      throw Refusal.bad(
          code, field + " " + node + " is not a decimal string such as \"3.105\"", field);
    }
    return Decimals.micros(node.stringValue());
  }

  @Override
  public LocalDate date(String field) {
    return date(node(field), field);
  }

  private static LocalDate date(JsonNode node, String field) {
    var text = string(node, field);
    return Texts.date(text)
        .orElseThrow(() -> wrong("bad-date", field, text, "a date such as 2026-12-01"));
  }

  @Override
  public long time(String field) {
    var text = string(field);
    return Texts.time(text)
        .orElseThrow(
            () -> wrong("bad-time", field, text, "a UTC time such as 2026-12-01T09:00:00.000Z"));
  }

  @Override
  public long duration(String field) {
    var text = string(field);
    return Texts.duration(text)
        .orElseThrow(() -> wrong("bad-terms", field, text, "a length of time such as 60s"));
  }

  @Override
  public int minute(String field) {
    var text = string(field);
    return Texts.minute(text)
        .orElseThrow(() -> wrong("bad-terms", field, text, "a time of day such as 09:30"));
  }

  private static Refusal wrong(String code, String field, String text, String expected) {
    return Refusal.bad(code, field + " " + text + " is not " + expected, field);
  }

  @Override
  public <E extends Enum<E>> E word(String field, E[] among) {
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

  @Override
  public Body inner(String field) {
    node(field);
    return new Body(object(field), Map.of());
  }

  @Override
  public List<Fields> elements(String field) {
    return each(
        field,
        node -> {
          if (node instanceof ObjectNode object) {
            return new Body(object, Map.of());
          }
          throw Refusal.bad("bad-type", field + " must be a list of objects", field);
        });
  }

  @Override
  public List<String> names(String field) {
    return each(field, node -> printable(string(node, field), field, LONGEST_NAME));
  }

  @Override
  public List<LocalDate> dates(String field) {
    return each(field, node -> date(node, field));
  }

  @Override
  public List<Long> decimals(String field) {
    return each(
        field,
        node ->
            node.isNumber()
                ? Decimals.micros(node.decimalValue().toPlainString())
                : micros(node, field, code(field)));
  }

  private <T> List<T> each(String field, Function<JsonNode, ? extends T> reading) {
    if (!(node(field) instanceof ArrayNode list)) {
      throw Refusal.bad("bad-type", field + " must be a list", field);
    }
    fits(list.size(), field);
    var values = new ArrayList<T>(list.size());
    list.forEach(node -> values.add(reading.apply(node)));
    return values;
  }

  private static void fits(int size, String field) {
    if (size > LONGEST_LIST) {
      throw Refusal.bad(
          "bad-terms", field + " has " + size + " entries, at most " + LONGEST_LIST, field);
    }
  }

  @Override
  public Map<String, Long> prices(String field) {
    var prices = new LinkedHashMap<String, Long>();
    for (var entry : object(field).properties()) {
      var contract = printable(entry.getKey(), field, LONGEST_NAME);
      if (!entry.getValue().isString() || !Decimals.isDecimal(entry.getValue().stringValue())) {
        throw Refusal.bad(
            "bad-price",
            "price " + entry.getValue() + " of " + contract + " is not a decimal string",
            field);
      }
      prices.put(contract, Decimals.micros(entry.getValue().stringValue()));
    }
    fits(prices.size(), field);
    return prices;
  }

  @Override
  public LineFault fault(String code, String message, String field) {
    throw Refusal.bad(code, "this needs " + message, field);
  }

  /// What was written, for the sentence of a refusal.
  @Override
  public String text(String field) {
    if (given.containsKey(field)) {
      return given.get(field);
    }
    var node = json.get(field);
    return node == null || node.isNull() || node.isContainer()
        ? null
        : node.isString() ? node.stringValue() : node.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import outcry.core.matching.ClientIds;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One line of a scenario. A field of another type is a [LineFault] that says what was expected and
/// what stands there.
final class Line implements Fields {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final String DATE = "a date such as \"2026-12-01\"";
  private static final String TIME = "a UTC time such as \"2026-12-01T09:00:00.000Z\"";
  private static final int LONGEST_NAME = 1_000;
  private static final int LONGEST_SENTENCE = 500;

  private final ObjectNode fields;
  private final String command;

  private Line(ObjectNode fields, String command) {
    this.fields = fields;
    this.command = command;
  }

  static Line parse(String text) throws LineFault {
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JacksonException e) {
      throw new LineFault("not JSON: " + JsonFault.words(e));
    }
    if (!(node instanceof ObjectNode fields)) {
      throw new LineFault("a command is a JSON object, this is " + kind(node));
    }
    return new Line(fields, new Line(fields, "a command").string("cmd", "a command word"));
  }

  /// A JSON object that is no command; `what` it is.
  static Line document(String text, String what) throws LineFault {
    try {
      return element(JSON.readTree(text), what);
    } catch (JacksonException e) {
      throw new LineFault(what + " is not JSON: " + JsonFault.words(e));
    }
  }

  /// The same with one field more.
  Line with(String field, String text) {
    return new Line(fields.deepCopy().put(field, text), command);
  }

  String command() {
    return command;
  }

  /// Turns away fields the command does not have; `cmd` and `t` are on every command.
  @Override
  public void only(String... known) throws LineFault {
    var names = List.of(known);
    for (var field : fields.propertyNames()) {
      if (!names.contains(field) && !field.equals("cmd") && !field.equals("t")) {
        throw new LineFault(
            "unknown field \"%s\"; %s has %s".formatted(field, command, String.join(", ", names)));
      }
    }
  }

  @Override
  public boolean has(String field) {
    return fields.has(field);
  }

  @Override
  public String text(String field) {
    var node = fields.get(field);
    return node == null || node.isContainer() ? null : node.asString();
  }

  @Override
  public String name(String field) throws LineFault {
    return name(string(field, "a name"), field);
  }

  @Override
  public String sentence(String field) throws LineFault {
    return text(string(field, "a sentence"), field, LONGEST_SENTENCE);
  }

  @Override
  public String id(String field) throws LineFault {
    var id = name(field);
    int length = id.getBytes(StandardCharsets.UTF_8).length;
    if (length > ClientIds.MAX_LENGTH) {
      throw new LineFault(
          "%s has %d bytes, at most %d".formatted(field, length, ClientIds.MAX_LENGTH));
    }
    return id;
  }

  static String name(String text, String field) throws LineFault {
    return text(text, field, LONGEST_NAME);
  }

  private static String text(String text, String field, int longest) throws LineFault {
    if (text.isEmpty()) {
      throw new LineFault(field + " is empty");
    }
    int length = text.codePointCount(0, text.length());
    if (length > longest) {
      throw new LineFault("%s has %d characters, at most %d".formatted(field, length, longest));
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new LineFault(field + " holds half a character (an unpaired surrogate)");
    }
    return text;
  }

  @Override
  public long decimal(String field) throws LineFault {
    return decimal(required(field), field);
  }

  static long decimal(JsonNode node, String field) throws LineFault {
    if (!node.isString() || !Decimals.isDecimal(node.asString())) {
      throw wrong(field, "a decimal in a string, such as \"3.105\"", node);
    }
    return Decimals.micros(node.asString());
  }

  @Override
  public long whole(String field) throws LineFault {
    return whole(required(field), field);
  }

  static long whole(JsonNode node, String field) throws LineFault {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw wrong(field, "a whole number of at most 64 bits", node);
    }
    return node.longValue();
  }

  @Override
  public boolean flag(String field) throws LineFault {
    var node = required(field);
    if (!node.isBoolean()) {
      throw wrong(field, "true or false", node);
    }
    return node.booleanValue();
  }

  @Override
  public LocalDate date(String field) throws LineFault {
    return date(required(field), field);
  }

  private static LocalDate date(JsonNode node, String field) throws LineFault {
    return Texts.date(string(node, field, DATE)).orElseThrow(() -> wrong(field, DATE, node));
  }

  @Override
  public long time(String field) throws LineFault {
    return Texts.time(string(field, TIME)).orElseThrow(() -> wrong(field, TIME, fields.get(field)));
  }

  /// When the command happens, in milliseconds; `otherwise` when it does not say.
  long timeOr(long otherwise) throws LineFault {
    return has("t") ? time("t") : otherwise;
  }

  @Override
  public long duration(String field) throws LineFault {
    var expected = "a length of time such as \"60s\" (ms, s, m, h)";
    return Texts.duration(string(field, expected))
        .orElseThrow(() -> wrong(field, expected, fields.get(field)));
  }

  @Override
  public int minute(String field) throws LineFault {
    var expected = "a time of day such as \"09:30\"";
    return Texts.minute(string(field, expected))
        .orElseThrow(() -> wrong(field, expected, fields.get(field)));
  }

  @Override
  public <E extends Enum<E>> E word(String field, E[] among) throws LineFault {
    var text = string(field, Words.choices(among));
    return Words.find(text, among)
        .orElseThrow(() -> wrong(field, Words.choices(among), fields.get(field)));
  }

  ObjectNode object(String field) throws LineFault {
    return object(required(field), field);
  }

  static ObjectNode object(JsonNode node, String field) throws LineFault {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw wrong(field, "an object {...}", node);
  }

  @Override
  public Line inner(String field) throws LineFault {
    return new Line(object(field), field);
  }

  JsonNode list(String field) throws LineFault {
    return list(required(field), field);
  }

  static JsonNode list(JsonNode node, String field) throws LineFault {
    if (node.isArray()) {
      return node;
    }
    throw wrong(field, "a list [...]", node);
  }

  static Line element(JsonNode node, String field) throws LineFault {
    return new Line(object(node, field), field);
  }

  @Override
  public List<Fields> elements(String field) throws LineFault {
    return each(field, node -> element(node, "an element of " + field));
  }

  @Override
  public List<String> names(String field) throws LineFault {
    var what = "an element of " + field;
    return each(field, node -> name(string(node, what, "a name"), what));
  }

  @Override
  public List<LocalDate> dates(String field) throws LineFault {
    return each(field, node -> date(node, "an element of " + field));
  }

  @Override
  public List<Long> decimals(String field) throws LineFault {
    return each(field, node -> number(node, "an element of " + field));
  }

  @Override
  public Map<String, Long> prices(String field) throws LineFault {
    var prices = new LinkedHashMap<String, Long>();
    for (var entry : object(field).properties()) {
      var contract = name(entry.getKey(), "a contract of " + field);
      prices.put(contract, decimal(entry.getValue(), "the price of " + contract));
    }
    RiskArrays.fits(prices.size(), field);
    return prices;
  }

  /// A decimal string, or a JSON number.
  static long number(JsonNode node, String field) throws LineFault {
    return node.isNumber()
        ? Decimals.micros(node.decimalValue().toPlainString())
        : decimal(node, field);
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read(JsonNode node) throws LineFault;
  }

  private <T> List<T> each(String field, Reading<? extends T> reading) throws LineFault {
    var nodes = list(field);
    RiskArrays.fits(nodes.size(), field);
    var values = new ArrayList<T>(nodes.size());
    for (var node : nodes) {
      values.add(reading.read(node));
    }
    return values;
  }

  @Override
  public LineFault fault(String code, String message, String field) {
    return new LineFault(command + " needs " + message);
  }

  private String string(String field, String expected) throws LineFault {
    return string(required(field), field, expected);
  }

  private static String string(JsonNode node, String field, String expected) throws LineFault {
    if (!node.isString()) {
      throw wrong(field, expected, node);
    }
    return node.asString();
  }

  /// Null when the field was not written.
  JsonNode node(String field) {
    return fields.get(field);
  }

  JsonNode required(String field) throws LineFault {
    var node = fields.get(field);
    if (node == null) {
      throw new LineFault(command + " needs the field \"" + field + "\"");
    }
    return node;
  }

  static LineFault wrong(String field, String expected, JsonNode node) {
    return new LineFault("%s must be %s, this is %s".formatted(field, expected, kind(node)));
  }

  private static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> "an object";
      case ARRAY -> "a list";
      case STRING -> "the string " + node;
      case NUMBER -> "the number " + node;
      case BOOLEAN, NULL -> node.toString();
      default -> "nothing";
    };
  }
}

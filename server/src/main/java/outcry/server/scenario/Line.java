// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import outcry.core.matching.ClientIds;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// One line of a scenario: the fields of a command, each read as the type the language gives it.
///
/// Readers named after a type want the field; those ending in `Or` take a default when it was not
/// written. A field of another type is a [LineFault] that says what was expected and what stands
/// there.
final class Line implements Asked {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z");
  private static final int LONGEST_NAME = 1_000;

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

  String command() {
    return command;
  }

  /// Turns away fields the command does not have; `cmd` and `t` are on every command.
  void only(String... known) throws LineFault {
    var names = List.of(known);
    for (var field : fields.propertyNames()) {
      if (!names.contains(field) && !field.equals("cmd") && !field.equals("t")) {
        throw new LineFault(
            "unknown field \"%s\"; %s has %s".formatted(field, command, String.join(", ", names)));
      }
    }
  }

  boolean has(String field) {
    return fields.has(field);
  }

  @Override
  public String text(String field) {
    var node = fields.get(field);
    return node == null || node.isContainer() ? null : node.asString();
  }

  /// What something is called; never empty.
  String name(String field) throws LineFault {
    return name(string(field, "a name"), field);
  }

  String nameOr(String field, String otherwise) throws LineFault {
    return has(field) ? name(field) : otherwise;
  }

  /// An order's id as its client chose it.
  String id(String field) throws LineFault {
    var id = name(field);
    int length = id.getBytes(StandardCharsets.UTF_8).length;
    if (length > ClientIds.MAX_LENGTH) {
      throw new LineFault(
          "%s has %d bytes, at most %d".formatted(field, length, ClientIds.MAX_LENGTH));
    }
    return id;
  }

  String idOr(String field, String otherwise) throws LineFault {
    return has(field) ? id(field) : otherwise;
  }

  static String name(String text, String field) throws LineFault {
    if (text.isEmpty()) {
      throw new LineFault(field + " is empty");
    }
    int length = text.codePointCount(0, text.length());
    if (length > LONGEST_NAME) {
      throw new LineFault(
          "%s has %d characters, at most %d".formatted(field, length, LONGEST_NAME));
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new LineFault(field + " holds half a character (an unpaired surrogate)");
    }
    return text;
  }

  /// Micro-dollars; a decimal that is no whole number of them is passed on as absent, for the
  /// exchange to refuse.
  long decimal(String field) throws LineFault {
    return decimal(required(field), field);
  }

  long decimalOr(String field, long otherwise) throws LineFault {
    return has(field) ? decimal(field) : otherwise;
  }

  static long decimal(JsonNode node, String field) throws LineFault {
    if (!node.isString() || !Decimals.isDecimal(node.asString())) {
      throw wrong(field, "a decimal in a string, such as \"3.105\"", node);
    }
    return Decimals.micros(node.asString());
  }

  /// A JSON integer: lots, units.
  long whole(String field) throws LineFault {
    return whole(required(field), field);
  }

  static long whole(JsonNode node, String field) throws LineFault {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw wrong(field, "a whole number of at most 64 bits", node);
    }
    return node.longValue();
  }

  LocalDate date(String field) throws LineFault {
    var text = string(field, "a date such as \"2026-12-01\"");
    try {
      if (DATE.matcher(text).matches()) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeParseException _) {
      // a day the calendar does not have
    }
    throw wrong(field, "a date such as \"2026-12-01\"", fields.get(field));
  }

  LocalDate dateOr(String field, LocalDate otherwise) throws LineFault {
    return has(field) ? date(field) : otherwise;
  }

  /// When the command happens, in milliseconds; `otherwise` when it does not say.
  long timeOr(long otherwise) throws LineFault {
    if (!has("t")) {
      return otherwise;
    }
    var expected = "a UTC time such as \"2026-12-01T09:00:00.000Z\"";
    var text = string("t", expected);
    try {
      if (TIME.matcher(text).matches()) {
        return Instant.parse(text).toEpochMilli();
      }
    } catch (DateTimeParseException _) {
      // a time the calendar does not have
    }
    throw wrong("t", expected, fields.get("t"));
  }

  /// One of the words of `among`.
  <E extends Enum<E>> E word(String field, E[] among) throws LineFault {
    var text = string(field, Words.choices(among));
    return Words.find(text, among)
        .orElseThrow(() -> wrong(field, Words.choices(among), fields.get(field)));
  }

  <E extends Enum<E>> E wordOr(String field, E[] among, E otherwise) throws LineFault {
    return has(field) ? word(field, among) : otherwise;
  }

  /// A field that has only one value so far: it may be written, and changes nothing.
  void mayBe(String field, String onlyWord) throws LineFault {
    if (has(field) && !string(field, onlyWord).equals(onlyWord)) {
      throw wrong(field, onlyWord, fields.get(field));
    }
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

  /// The fields of a command within the command, such as `settlement`.
  Line inner(String field) throws LineFault {
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

  private String string(String field, String expected) throws LineFault {
    var node = required(field);
    if (!node.isString()) {
      throw wrong(field, expected, node);
    }
    return node.asString();
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

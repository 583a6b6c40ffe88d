// SPDX-License-Identifier: Apache-2.0
package outcry.server.pricing;

import java.math.BigDecimal;
import java.util.List;
import outcry.pricing.option.Right;
import outcry.server.scenario.JsonFault;
import outcry.server.scenario.LineFault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The fields of one line. What is missing, of another type or beyond its limits is a fault that
/// names the field, its value and the limit.
final class OptionLine {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final double HIGHEST_PRICE = 1e12;
  private static final double LOWEST_PRICE = 1e-12;
  private static final double HIGHEST_SIGMA = 20;
  private static final double MOST_YEARS = 100;
  private static final double DAYS_OF_A_YEAR = 365;

  /// σ²T, of which e to the power is taken.
  private static final double MOST_VARIANCE = 600;

  private final ObjectNode fields;

  private OptionLine(ObjectNode fields) {
    this.fields = fields;
  }

  static OptionLine parse(String text) throws LineFault {
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JacksonException e) {
      throw new LineFault("not JSON: " + JsonFault.words(e));
    }
    if (!(node instanceof ObjectNode fields)) {
      throw new LineFault(
          "an option is a JSON object such as {\"model\":\"black76\",...}, this is " + shown(node));
    }
    return new OptionLine(fields);
  }

  boolean has(String field) {
    return fields.has(field);
  }

  /// Whether the first of two ways to say a thing was taken; exactly one must be.
  boolean eitherHas(String one, String other) throws LineFault {
    if (has(one) && has(other)) {
      throw new LineFault("both \"%s\" and \"%s\"; one of them".formatted(one, other));
    }
    if (!has(one) && !has(other)) {
      throw new LineFault("needs the field \"%s\" (or \"%s\")".formatted(one, other));
    }
    return has(one);
  }

  /// Turns away fields a model does not have; `model`, `id` and `futuresStyle` are everywhere.
  void only(String model, String known) throws LineFault {
    var names = List.of((known + " model id futuresStyle").split(" "));
    for (var field : fields.propertyNames()) {
      if (!names.contains(field)) {
        throw new LineFault(
            "unknown field \"%s\"; %s has %s".formatted(field, model, String.join(", ", names)));
      }
    }
  }

  /// One of `among`, in small letters; the first of them when the field is not there and need not
  /// be.
  String word(String field, boolean isRequired, String... among) throws LineFault {
    if (!has(field) && !isRequired) {
      return among[0];
    }
    var node = required(field);
    var text = node.isString() ? node.asString() : "";
    for (var word : among) {
      if (word.equals(text)) {
        return word;
      }
    }
    throw wrong(field, "one of " + String.join(", ", among), node);
  }

  Right right() throws LineFault {
    return word("cp", true, "C", "P").equals("C") ? Right.CALL : Right.PUT;
  }

  boolean futuresStyle() throws LineFault {
    if (!has("futuresStyle")) {
      return false;
    }
    var node = required("futuresStyle");
    if (!node.isBoolean()) {
      throw wrong("futuresStyle", "true or false", node);
    }
    return node.booleanValue();
  }

  /// Interest; a futures-style option is priced without.
  double rate() throws LineFault {
    double rate = number("r", -1, 10);
    return futuresStyle() ? 0 : rate;
  }

  double number(String field, double least, double most) throws LineFault {
    return number(required(field), field, least, most);
  }

  double forward(String field) throws LineFault {
    return number(field, LOWEST_PRICE, HIGHEST_PRICE);
  }

  double strike() throws LineFault {
    return number("K", 0, HIGHEST_PRICE);
  }

  /// The strike of a spread, which has no side to be on.
  double anyStrike() throws LineFault {
    return number("K", -HIGHEST_PRICE, HIGHEST_PRICE);
  }

  double sigma(String field) throws LineFault {
    return number(field, 0, HIGHEST_SIGMA);
  }

  /// `days` of 365 a year, or `T` in years.
  double years() throws LineFault {
    return eitherHas("days", "T")
        ? number("days", 0, MOST_YEARS * DAYS_OF_A_YEAR) / DAYS_OF_A_YEAR
        : number("T", 0, MOST_YEARS);
  }

  /// Volatility and time are each within their limits; together they can still be beyond reckoning.
  static void bounded(String field, double sigma, double years) throws LineFault {
    double variance = sigma * sigma * years;
    if (variance > MOST_VARIANCE) {
      throw new LineFault(
          "%s %s over %s years is a variance of %s; at most %s"
              .formatted(field, sigma, years, variance, MOST_VARIANCE));
    }
    if (years > MOST_YEARS) {
      throw new LineFault(
          "the last fixing is in %s years; at most %s".formatted(years, MOST_YEARS));
    }
  }

  int whole(String field, int least, int most) throws LineFault {
    var node = required(field);
    if (!node.isIntegralNumber()) {
      throw wrong(field, "a whole number", node);
    }
    return (int) number(field, least, most);
  }

  double[] prices(String field, double least) throws LineFault {
    var node = required(field);
    if (!node.isArray()) {
      throw wrong(field, "a list of numbers", node);
    }
    var prices = new double[node.size()];
    for (int i = 0; i < prices.length; i++) {
      prices[i] = number(node.get(i), field + "[" + i + "]", least, HIGHEST_PRICE);
    }
    return prices;
  }

  double[] pricesAboveZero(String field) throws LineFault {
    return prices(field, LOWEST_PRICE);
  }

  /// What the line calls itself, to be repeated in the answer; null when it does not.
  JsonNode id() {
    return fields.get("id");
  }

  private JsonNode required(String field) throws LineFault {
    var node = fields.get(field);
    if (node == null) {
      throw new LineFault("needs the field \"" + field + "\"");
    }
    return node;
  }

  static double number(JsonNode node, String field, double least, double most) throws LineFault {
    if (!node.isNumber()) {
      throw wrong(field, "a number", node);
    }
    double value = node.doubleValue();
    if (!(value >= least && value <= most)) {
      throw new LineFault(
          "%s is %s; it is at least %s and at most %s"
              .formatted(field, node, plain(least), plain(most)));
    }
    return value;
  }

  private static String plain(double limit) {
    return new BigDecimal(Double.toString(limit)).stripTrailingZeros().toPlainString();
  }

  private static LineFault wrong(String field, String expected, JsonNode node) {
    return new LineFault("%s must be %s, this is %s".formatted(field, expected, shown(node)));
  }

  private static String shown(JsonNode node) {
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

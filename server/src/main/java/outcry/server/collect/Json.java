// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NumericNode;

/// A JSON answer, numbers exact: a price of 1.2e-06 stays that.
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // some writers put NaN where they know no price: one refused entry, not a lost answer
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private static final long MOST_BYTES = 64L << 20;

  private Json() {}

  /// The whole answer.
  public static JsonNode of(Capture capture) throws UnreadablePayload {
    if (capture.length() > MOST_BYTES) {
      throw new UnreadablePayload(
          "malformed", capture.length() + " bytes of JSON, of which we read " + MOST_BYTES);
    }
    try (var in = Unpacked.of(capture, MOST_BYTES)) {
      var root = MAPPER.readTree(in);
      if (root.isMissingNode()) {
        throw new UnreadablePayload("truncated", "the answer is empty");
      }
      return root;
    } catch (JacksonException e) {
      throw atEnd(e, capture)
          ? new UnreadablePayload("truncated", "the JSON ends early: " + words(e))
          : new UnreadablePayload("malformed", "the answer is not JSON: " + words(e));
    } catch (NumberFormatException e) {
      throw new UnreadablePayload("malformed", "a number beyond all limits: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("the kept capture cannot be read", e);
    }
  }

  /// Is what is wrong that there is no more? A number or a word cut in its middle is wrong, too.
  private static boolean atEnd(JacksonException e, Capture capture) {
    return e instanceof UnexpectedEndOfInputException
        || e.getCause() instanceof EOFException
        || e.getOriginalMessage().contains("end-of-input")
        || e.getLocation() != null && e.getLocation().getByteOffset() >= capture.length() - 1;
  }

  /// The whole answer, of a source that answers with one object.
  public static JsonNode object(Capture capture) throws UnreadablePayload {
    var root = of(capture);
    if (!root.isObject()) {
      throw new UnreadablePayload("malformed", "the answer is no object");
    }
    return root;
  }

  /// The list or object under a name.
  public static JsonNode required(JsonNode parent, String name) throws UnreadablePayload {
    var child = parent.path(name);
    if (!child.isContainer()) {
      throw new UnreadablePayload("malformed", "the answer has no list or object \"" + name + "\"");
    }
    return child;
  }

  /// A text, or the digits of a number; empty when absent, null or something else.
  public static String text(JsonNode parent, String name) {
    return text(parent.path(name));
  }

  /// The same of a value by itself, such as one in a list.
  public static String text(JsonNode value) {
    return value.isValueNode() && !value.isNull() ? value.asString() : "";
  }

  /// A number that is one: not NaN and not infinite.
  public static boolean isFinite(JsonNode node) {
    return node instanceof NumericNode number && !number.isNaN();
  }

  /// A number, written as one or as text; empty when absent, null or no number.
  public static Optional<BigDecimal> number(JsonNode parent, String name) {
    var child = parent.path(name);
    if (isFinite(child)) return Optional.of(child.decimalValue());
    return child.isString() ? Digits.number(child.asString()) : Optional.empty();
  }

  /// The whole number next to a number; 0 when absent or none.
  public static int whole(JsonNode parent, String name) {
    return number(parent, name).map(Digits::whole).orElse(0);
  }

  private static String words(JacksonException e) {
    var where = e.getLocation();
    return e.getOriginalMessage().lines().findFirst().orElse("")
        + (where == null
            ? ""
            : " at line " + where.getLineNr() + ", column " + where.getColumnNr());
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// JSON as it is hashed (rule I-32): fields in the order they are written, no spaces, money as
/// strings with six decimals, shares as numbers rounded half up to nine decimals without trailing
/// zeros, text escaped only where JSON demands it.
final class CanonicalText {
  private static final int SHARE_DECIMALS = 9;
  private static final long MICROS = 1_000_000;

  private final StringBuilder text = new StringBuilder();

  /// An object as text.
  static String object(Consumer<CanonicalText> fields) {
    var json = new CanonicalText();
    json.braces(fields);
    return json.text.toString();
  }

  CanonicalText put(String field, String value) {
    return value == null ? absent(field) : raw(field, quoted(value));
  }

  CanonicalText put(String field, long value) {
    return raw(field, Long.toString(value));
  }

  CanonicalText put(String field, boolean value) {
    return raw(field, Boolean.toString(value));
  }

  CanonicalText share(String field, double value) {
    return raw(field, share(value));
  }

  /// Micro-dollars.
  CanonicalText money(String field, long micros) {
    return raw(field, quoted(money(micros)));
  }

  CanonicalText money(String field, OptionalLong micros) {
    return micros.isPresent() ? money(field, micros.getAsLong()) : absent(field);
  }

  /// Micro-dollars of a price that is never zero: zero means that there is none.
  CanonicalText price(String field, long micros) {
    return micros == 0 ? absent(field) : money(field, micros);
  }

  CanonicalText absent(String field) {
    return raw(field, "null");
  }

  CanonicalText object(String field, Consumer<CanonicalText> fields) {
    name(field);
    braces(fields);
    return this;
  }

  CanonicalText texts(String field, List<String> values) {
    return raw(
        field, "[" + String.join(",", values.stream().map(CanonicalText::quoted).toList()) + "]");
  }

  <T> CanonicalText objects(
      String field, List<T> rows, java.util.function.BiConsumer<CanonicalText, T> each) {
    name(field);
    text.append('[');
    for (int i = 0; i < rows.size(); i++) {
      if (i > 0) text.append(',');
      var row = rows.get(i);
      braces(json -> each.accept(json, row));
    }
    text.append(']');
    return this;
  }

  static String money(long micros) {
    long magnitude = Math.abs(micros);
    return String.format(
        Locale.ROOT, "%s%d.%06d", micros < 0 ? "-" : "", magnitude / MICROS, magnitude % MICROS);
  }

  static String share(double value) {
    var rounded =
        new BigDecimal(value).setScale(SHARE_DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
    return rounded.signum() == 0 ? "0" : rounded.toPlainString();
  }

  static String quoted(String value) {
    var json = new StringBuilder(value.length() + 2).append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        case '\b' -> json.append("\\b");
        case '\f' -> json.append("\\f");
        default -> {
          if (c < ' ') json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          else json.append(c);
        }
      }
    }
    return json.append('"').toString();
  }

  private CanonicalText raw(String field, String json) {
    name(field);
    text.append(json);
    return this;
  }

  private void name(String field) {
    if (text.charAt(text.length() - 1) != '{') text.append(',');
    text.append('"').append(field).append("\":");
  }

  private void braces(Consumer<CanonicalText> fields) {
    text.append('{');
    fields.accept(this);
    text.append('}');
  }
}

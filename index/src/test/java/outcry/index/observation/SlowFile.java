// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The observation contract read the obvious way: the whole file as one text, one character after
/// the other, numbers by `BigDecimal`, times by `java.time`, words as the contract writes them.
/// What {@link ObservationFile} must agree with.
final class SlowFile {
  final List<Observation> seen = new ArrayList<>();

  /// `line code`
  final List<String> refused = new ArrayList<>();

  private final String text;
  private List<String> header;
  private int line = 1;

  private SlowFile(String text) {
    this.text = text;
  }

  static SlowFile read(byte[] bytes) {
    var whole = new String(bytes, StandardCharsets.UTF_8);
    var file = new SlowFile(whole.startsWith("\uFEFF") ? whole.substring(1) : whole);
    file.records();
    return file;
  }

  /// What begins at a place: fields, or the code of why it is no record; and the place after it.
  private record Cut(List<String> fields, String fault, int end, boolean quotes) {}

  private static final class Wrong extends Exception {
    private static final long serialVersionUID = 1;

    Wrong(String code) {
      super(code);
    }
  }

  private void records() {
    for (int at = 0; at < text.length(); ) {
      var cut = checked(at, cut(at));
      if (cut.fault != null) {
        refused.add(line++ + " " + cut.fault);
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
        continue;
      }
      boolean blank = cut.fields.size() == 1 && !cut.quotes && cut.fields.getFirst().isBlank();
      if (header == null && !blank) {
        header = cut.fields;
      } else if (!blank) {
        try {
          seen.add(observation(cut.fields));
        } catch (Wrong wrong) {
          refused.add(line + " " + wrong.getMessage());
        }
      }
      line += (int) text.substring(at, cut.end).chars().filter(c -> c == '\n').count();
      at = cut.end;
    }
  }

  private Cut cut(int start) {
    var fields = new ArrayList<String>();
    boolean quotes = false;
    int at = start;
    while (true) {
      var field = new StringBuilder();
      boolean quoted = at < text.length() && text.charAt(at) == '"';
      if (quoted) {
        quotes = true;
        at++;
        while (at < text.length() && (text.charAt(at) != '"' || text.startsWith("\"\"", at))) {
          if (text.charAt(at) == '"') at++;
          field.append(text.charAt(at++));
        }
        if (at == text.length()) {
          return new Cut(null, text.indexOf('\n', start) < 0 ? "truncated" : "malformed", at, true);
        }
        at++;
        boolean atEnd = at + 1 == text.length() && text.charAt(at) == '\r';
        if (atEnd || text.startsWith("\r\n", at)) at++;
        if (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
          return new Cut(null, "malformed", at, true);
        }
      } else {
        while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != '\n') {
          field.append(text.charAt(at++));
        }
      }
      boolean last = at == text.length() || text.charAt(at) == '\n';
      var content = field.toString();
      if (last && !quoted && content.endsWith("\r")) {
        content = content.substring(0, content.length() - 1);
      }
      fields.add(content);
      at = Math.min(at + 1, text.length());
      if (last) return new Cut(fields, null, at, quotes);
    }
  }

  private Cut checked(int start, Cut cut) {
    var record = text.substring(start, cut.end);
    var bare = record.endsWith("\n") ? record.substring(0, record.length() - 1) : record;
    if (bare.getBytes(StandardCharsets.UTF_8).length > 65_536) {
      return new Cut(null, "malformed", cut.end, true);
    }
    boolean blank = cut.fault == null && cut.fields.size() == 1 && !cut.quotes;
    if (cut.fault != null || header == null || (blank && cut.fields.getFirst().isBlank())) {
      return cut;
    }
    int missing = header.size() - cut.fields.size();
    if (missing == 0) return cut;
    var few = record.endsWith("\n") ? "short-row" : "truncated";
    return new Cut(null, missing > 0 ? few : "malformed", cut.end, true);
  }

  private Observation observation(List<String> fields) throws Wrong {
    Function<String, String> of =
        column -> header.contains(column) ? fields.get(header.indexOf(column)).strip() : "";
    long observed = time(of.apply("observed_at"));
    var effective = of.apply("effective_at");
    var from = effective.isEmpty() ? observed : time(effective);
    var source = said(of.apply("source"));
    var provider = said(of.apply("provider"));
    var tier = word(Tier.values(), of.apply("tier"), "unknown-tier");
    boolean hardware = tier.isHardware();
    var name = said(of.apply("good"));
    Good good;
    int count = 1;
    if (hardware) {
      int memory = whole(of.apply("memory_gb"), 0);
      good =
          new Good.Gpu(
              name.toUpperCase(Locale.ROOT), of.apply("form"), memory, of.apply("interconnect"));
      count = whole(of.apply("count"), 1);
    } else {
      var component = word(Good.Component.values(), of.apply("form"), "unknown-component");
      var context = or("short", of.apply("context"));
      var hours = or("all-day", of.apply("hours"));
      good =
          new Good.Tokens(
              name,
              component,
              word(Good.ContextTier.values(), context, "unknown-context"),
              word(Good.DayTier.values(), hours, "unknown-hours"));
    }
    var terms = word(Terms.values(), of.apply("terms"), "unknown-terms");
    var kind = word(Kind.values(), of.apply("kind"), "unknown-kind");
    var unit =
        Arrays.stream(PriceUnit.values())
            .filter(u -> u.text().equals(of.apply("unit")))
            .findFirst()
            .orElseThrow(() -> new Wrong("unknown-unit"));
    if (unit.ordinal() < 3 != hardware) throw new Wrong("unknown-unit");
    var currency = currency(of.apply("currency"));
    long price = price(of.apply("price"));
    long quantity = of.apply("quantity").isEmpty() ? 0 : number(of.apply("quantity"), 3);
    if (quantity < 0) throw new Wrong("malformed");
    return new Observation(
        observed,
        from,
        source,
        provider,
        tier,
        good,
        count,
        of.apply("region"),
        terms,
        kind,
        new Price(price, currency, unit),
        quantity,
        of.apply("buyer"),
        7,
        line);
  }

  private static long price(String text) throws Wrong {
    long price;
    try {
      price = number(text, 12);
    } catch (ArithmeticException _) {
      throw new Wrong("absurd");
    }
    if (price == 0) throw new Wrong("zero");
    if (price < 0) throw new Wrong("not-positive");
    return price;
  }

  private static long number(String text, int decimals) throws Wrong {
    try {
      var number = new BigDecimal(text).movePointRight(decimals);
      long rounded = number.setScale(0, RoundingMode.HALF_UP).longValueExact();
      return rounded == 0 ? number.signum() : rounded;
    } catch (NumberFormatException _) {
      throw new Wrong("malformed");
    }
  }

  private static int whole(String text, int least) throws Wrong {
    if (text.isEmpty()) return least;
    long number = number(text, 0);
    if (number < least || number > 100_000) throw new Wrong("malformed");
    return (int) number;
  }

  private static Currency currency(String text) throws Wrong {
    if (text.equals("USc")) return Currency.US_CENT;
    if (!text.matches("[A-Z]{3}")) throw new Wrong("unknown-currency");
    return new Currency(text, 1);
  }

  private static long time(String text) throws Wrong {
    try {
      if (text.length() == 10) return LocalDate.parse(text).toEpochDay() * 86_400 + 43_200;
      return OffsetDateTime.parse(text).toEpochSecond();
    } catch (DateTimeException _) {
      throw new Wrong("bad-time");
    }
  }

  private static <E extends Enum<E>> E word(E[] all, String text, String code) throws Wrong {
    for (var each : all) {
      if (each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) return each;
    }
    throw new Wrong(code);
  }

  private static String or(String usual, String text) {
    return text.isEmpty() ? usual : text;
  }

  private static String said(String text) throws Wrong {
    if (text.isEmpty()) throw new Wrong("malformed");
    return text;
  }
}

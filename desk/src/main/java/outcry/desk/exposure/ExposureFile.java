// SPDX-License-Identifier: Apache-2.0
package outcry.desk.exposure;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads exposure as people keep it: a table `month,good,quantity,provider`, one purchase a line.
/// Blank lines and lines that begin with `#` are passed over; the whole file is refused at its
/// first bad line.
public final class ExposureFile {
  public static final String HEADER = "month,good,quantity,provider";
  private static final BigDecimal MOST = new BigDecimal("100000000");
  private static final int DECIMALS = 6;
  private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  private final String file;
  private final Market market;
  private final List<Exposure> rows = new ArrayList<>();
  private final HashMap<String, Integer> seen = new HashMap<>();
  private boolean headed;

  private ExposureFile(String file, Market market) {
    this.file = file;
    this.market = market;
  }

  /// `file` is the name used in messages.
  ///
  /// @throws BadExposure at the first line that cannot stand
  public static List<Exposure> parse(String file, String text, Market market) {
    var reading = new ExposureFile(file, market);
    int number = 0;
    for (var line : text.lines().toList()) {
      number++;
      var plain = (number == 1 ? line.replace("\uFEFF", "") : line).strip();
      if (!plain.isEmpty() && !plain.startsWith("#")) {
        reading.line(number, plain);
      }
    }
    if (!reading.headed) {
      throw new BadExposure(file, 1, "no header; the first line must be \"" + HEADER + "\"");
    }
    return List.copyOf(reading.rows);
  }

  private void line(int number, String line) {
    if (!headed) {
      if (!line.replace(" ", "").equalsIgnoreCase(HEADER)) {
        throw new BadExposure(
            file, number, "header \"" + line + "\"; it must be \"" + HEADER + "\"");
      }
      headed = true;
      return;
    }
    var fields = line.split(",", -1);
    if (fields.length != 4) {
      throw new BadExposure(
          file,
          number,
          "\"" + line + "\" has " + fields.length + " fields; a line has the four of " + HEADER);
    }
    var month = month(number, fields[0].strip());
    var good = good(number, fields[1].strip());
    var quantity = quantity(number, fields[2].strip());
    var row = new Exposure(month, good, quantity, provider(number, good, fields[3].strip()));
    var before = seen.putIfAbsent(month + " " + good + " " + row.provider(), number);
    if (before != null) {
      throw new BadExposure(
          file,
          number,
          month
              + " "
              + good
              + " at "
              + row.provider()
              + " stands on line "
              + before
              + " already; a month, good and provider have one line");
    }
    if (row.cost(market).isEmpty()) {
      throw new BadExposure(
          file,
          number,
          "no price of "
              + good
              + " at "
              + row.provider()
              + " is known on any day of "
              + month
              + "; a month needs one to have a cost");
    }
    rows.add(row);
  }

  private YearMonth month(int number, String value) {
    YearMonth month;
    try {
      if (!MONTH.matcher(value).matches()) {
        throw new DateTimeException(value);
      }
      month = YearMonth.parse(value);
    } catch (DateTimeException _) {
      throw new BadExposure(
          file, number, "month \"" + value + "\"; a month is written YYYY-MM, for example 2026-03");
    }
    if (month.atEndOfMonth().isAfter(market.lastDay())) {
      throw new BadExposure(
          file,
          number,
          "month "
              + month
              + " ends after the last known price ("
              + market.lastDay()
              + "); only months that are over can be measured");
    }
    return month;
  }

  private String good(int number, String value) {
    if (!market.goods().contains(value)) {
      throw new BadExposure(
          file, number, "good \"" + value + "\" is unknown; known are " + some(market.goods()));
    }
    return value;
  }

  private BigDecimal quantity(int number, String value) {
    if (!NUMBER.matcher(value).matches()) {
      throw new BadExposure(
          file, number, "quantity \"" + value + "\" is not a decimal number such as 1200 or 0.5");
    }
    var quantity = new BigDecimal(value);
    if (quantity.signum() < 0 || quantity.compareTo(MOST) > 0) {
      throw new BadExposure(
          file,
          number,
          "quantity "
              + value
              + " is outside 0.."
              + MOST.toPlainString()
              + "; a purchase is not negative");
    }
    if (quantity.stripTrailingZeros().scale() > DECIMALS) {
      throw new BadExposure(
          file, number, "quantity " + value + " has more than " + DECIMALS + " decimals");
    }
    return quantity;
  }

  private String provider(int number, String good, String value) {
    if (!market.providers(good).contains(value)) {
      throw new BadExposure(
          file,
          number,
          "provider \""
              + value
              + "\" has no price of "
              + good
              + "; known are "
              + some(market.providers(good)));
    }
    return value;
  }

  private static String some(Collection<String> names) {
    var sorted = List.copyOf(new TreeSet<>(names));
    return sorted.size() <= 24
        ? String.join(", ", sorted)
        : String.join(", ", sorted.subList(0, 24)) + " and " + (sorted.size() - 24) + " more";
  }
}

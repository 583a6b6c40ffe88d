// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What one unit of a currency was worth in dollars, by day (rule I-19).
///
/// Read from a table `date,currency,usd,source`. A rate speaks for its own day and the {@value
/// #DAYS} after it; a day's price is never converted at a later rate.
public final class Rates {
  /// How old a rate may be.
  public static final int DAYS = 5;

  /// No rates: dollars only.
  public static final Rates NONE = new Rates(Map.of());

  private final Map<String, TreeMap<Long, Long>> byCurrency;

  private Rates(Map<String, TreeMap<Long, Long>> byCurrency) {
    this.byCurrency = byCurrency;
  }

  /// @param name the file's name, for messages
  /// @throws BadTable naming file, line, value and rule
  public static Rates parse(String name, String text) {
    var byCurrency = new HashMap<String, TreeMap<Long, Long>>();
    for (var row :
        OptionTable.read(name, text, List.of("date", "currency", "usd", "source"), "I-19")) {
      var currency = Vocabulary.currency(row.text("currency"));
      if (currency == null || currency.parts() != 1) {
        throw row.wrong("currency", "'" + row.text("currency") + "' is no code like EUR");
      }
      row.text("source");
      long day = row.date("date").toEpochDay();
      var days = byCurrency.computeIfAbsent(currency.code(), _ -> new TreeMap<>());
      if (days.put(day, usd(row)) != null) {
        throw row.wrong("date", "a second rate of " + currency.code() + " that day");
      }
    }
    return new Rates(byCurrency);
  }

  /// Dollars for one unit of the currency, in 10^-12; 0 when no rate of the day or the {@value
  /// #DAYS} days before is known.
  ///
  /// @param day days since 1970
  long usd(String currency, long day) {
    if (currency.equals("USD")) return Price.ONE;
    var days = byCurrency.get(currency);
    if (days == null) return 0;
    var newest = days.floorEntry(day);
    return newest == null || newest.getKey() < day - DAYS ? 0 : newest.getValue();
  }

  private static long usd(OptionTable.Row row) {
    try {
      long usd = Decimals.parse(row.text("usd"), Decimals.MOST_DECIMALS);
      if (usd > 0) return usd;
    } catch (ArithmeticException | NumberFormatException _) {
      // said below
    }
    throw row.wrong("usd", "'" + row.text("usd") + "' is no positive number of dollars");
  }
}

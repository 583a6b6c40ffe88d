// SPDX-License-Identifier: Apache-2.0
package outcry.server.observation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import outcry.index.observation.Currency;
import outcry.index.observation.Good;
import outcry.index.observation.Kind;
import outcry.index.observation.Observation;
import outcry.index.observation.Price;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Refusal;
import outcry.index.observation.Terms;
import outcry.index.observation.Tier;

/// Observations and refusals as rows of the table, and back. Not for two threads.
final class Rows {
  static final String COLUMNS =
      "capture, line, observed, effective, source, provider, tier, good, form, memory_gb,"
          + " interconnect, component, context, hours, count, region, terms, kind, amount,"
          + " currency, parts, unit, quantity, buyer, code, reason";
  private static final long SECONDS_A_DAY = 86_400;

  private final Map<String, String> words = new HashMap<>();
  private final Map<Good, Good> goods = new HashMap<>();

  /// @param taken the day of its capture, for a refusal that has no time
  static LocalDate day(long observed, LocalDate taken) {
    return observed == Long.MIN_VALUE
        ? taken
        : LocalDate.ofEpochDay(Math.floorDiv(observed, SECONDS_A_DAY));
  }

  static void append(DuckDBAppender to, long capture, int seq, LocalDate day, Observation o)
      throws SQLException {
    to.beginRow().append(capture).append(seq).append(day).append(o.line());
    to.append(o.observed()).append(o.effective()).append(o.source()).append(o.provider());
    to.append(o.tier().name()).append(o.good().name());
    switch (o.good()) {
      case Good.Gpu gpu -> {
        to.append(gpu.form()).append(gpu.memoryGb()).append(gpu.interconnect());
        to.appendNull().appendNull().appendNull();
      }
      case Good.Tokens tokens -> {
        to.appendNull().appendNull().appendNull().append(tokens.component().name());
        to.append(tokens.context().name()).append(tokens.hours().name());
      }
    }
    to.append(o.count()).append(o.region()).append(o.terms().name()).append(o.kind().name());
    to.append(o.price().amount()).append(o.price().currency().code());
    to.append(o.price().currency().parts()).append(o.price().unit().name());
    to.append(o.quantity()).append(o.buyer()).appendNull().appendNull().endRow();
  }

  static void append(DuckDBAppender to, long capture, int seq, LocalDate day, Refusal r)
      throws SQLException {
    to.beginRow().append(capture).append(seq).append(day).append(r.line());
    if (r.observed() == Long.MIN_VALUE) to.appendNull();
    else to.append(r.observed());
    to.appendNull().append(r.source()).append(r.provider()).appendNull().append(r.good());
    for (int empty = 0; empty < 16; empty++) to.appendNull();
    to.append(r.code()).append(r.reason()).endRow();
  }

  boolean isRefusal(ResultSet row) throws SQLException {
    return row.getString("code") != null;
  }

  Observation observation(ResultSet row, int input) throws SQLException {
    return new Observation(
        row.getLong("observed"),
        row.getLong("effective"),
        word(row, "source"),
        word(row, "provider"),
        Tier.valueOf(row.getString("tier")),
        good(row),
        row.getInt("count"),
        word(row, "region"),
        Terms.valueOf(row.getString("terms")),
        Kind.valueOf(row.getString("kind")),
        new Price(
            row.getLong("amount"),
            currency(row.getString("currency"), row.getInt("parts")),
            PriceUnit.valueOf(row.getString("unit"))),
        row.getLong("quantity"),
        word(row, "buyer"),
        input,
        row.getInt("line"));
  }

  Refusal refusal(ResultSet row, int input) throws SQLException {
    long observed = row.getLong("observed");
    return new Refusal(
        row.wasNull() ? Long.MIN_VALUE : observed,
        word(row, "source"),
        word(row, "provider"),
        word(row, "good"),
        word(row, "code"),
        row.getString("reason"),
        input,
        row.getInt("line"));
  }

  private Good good(ResultSet row) throws SQLException {
    var component = row.getString("component");
    var good =
        component == null
            ? new Good.Gpu(
                word(row, "good"),
                word(row, "form"),
                row.getInt("memory_gb"),
                word(row, "interconnect"))
            : new Good.Tokens(
                word(row, "good"),
                Good.Component.valueOf(component),
                Good.ContextTier.valueOf(row.getString("context")),
                Good.DayTier.valueOf(row.getString("hours")));
    return goods.computeIfAbsent(good, same -> same);
  }

  private static Currency currency(String code, int parts) {
    if (code.equals("USD")) {
      if (parts == 1) return Currency.USD;
      if (parts == 100) return Currency.US_CENT;
    }
    return new Currency(code, parts);
  }

  /// A day has few names and many rows.
  private String word(ResultSet row, String column) throws SQLException {
    return words.computeIfAbsent(row.getString(column), same -> same);
  }
}

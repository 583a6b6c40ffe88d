// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import outcry.index.observation.Currency;
import outcry.index.observation.Good;
import outcry.index.observation.Kind;
import outcry.index.observation.Observation;
import outcry.index.observation.Price;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Refusal;
import outcry.index.observation.Terms;
import outcry.index.observation.Tier;

/// One line of a capture on its way to becoming an observation: what is not said stays at its
/// usual value, and the price, said last, takes it or refuses it.
///
///     quotes.at(12).by("lambda", Tier.NEOCLOUD).of(h100).count(8).in("us-east-1")
///         .priced("3192", Currency.US_CENT, PriceUnit.INSTANCE_HOUR);
public final class Quote {
  /// How far a source's clock may run ahead of ours (rule I-61).
  public static final Duration AHEAD = Duration.ofMinutes(5);

  private static final BigDecimal MOST = new BigDecimal(9_000_000);

  /// What still rounds to the smallest amount we can write.
  private static final BigDecimal LEAST = new BigDecimal("0.0000000000005");

  private final Capture capture;
  private final ObservationSink sink;
  private final int line;
  private Instant observed;
  private Instant effective;
  private String provider = "";
  private Tier tier;
  private Good good;
  private int count = 1;
  private String region = "";
  private Terms terms = Terms.ON_DEMAND;
  private Kind kind = Kind.LIST;
  private long quantity;
  private String buyer = "";

  Quote(Capture capture, ObservationSink sink, int line) {
    this.capture = capture;
    this.sink = sink;
    this.line = line;
    this.observed = capture.taken();
  }

  /// When the source saw it, if it says so; else it was seen when it was captured.
  public Quote seen(Instant when) {
    observed = when;
    return this;
  }

  /// From when the price holds, if that is not when it was seen.
  public Quote from(Instant when) {
    effective = when;
    return this;
  }

  public Quote by(String seller, Tier of) {
    provider = seller;
    tier = of;
    return this;
  }

  public Quote of(Good what) {
    good = what;
    return this;
  }

  /// GPUs in the instance or offer.
  public Quote count(int gpus) {
    count = gpus;
    return this;
  }

  public Quote in(String where) {
    region = where;
    return this;
  }

  public Quote on(Terms of) {
    terms = of;
    return this;
  }

  public Quote as(Kind evidence) {
    kind = evidence;
    return this;
  }

  /// GPU-hours or million tokens behind the price, in thousandths.
  public Quote quantity(long thousandths) {
    quantity = thousandths;
    return this;
  }

  /// Who paid.
  public Quote buyer(String who) {
    buyer = who;
    return this;
  }

  /// Takes the observation, or refuses it: a price that is no number, zero or negative (rule I-61),
  /// or an observation later than its capture.
  public void priced(String amount, Currency currency, PriceUnit unit) {
    var number = Digits.number(amount);
    if (number.isPresent()) priced(number.get(), currency, unit);
    else refuse("malformed", "price '" + shortened(amount) + "' is not a number (rule I-61)");
  }

  public void priced(BigDecimal amount, Currency currency, PriceUnit unit) {
    if (amount.signum() == 0) {
      refuse("zero", "price 0 says unknown or free, and is no price (rule I-61)");
    } else if (amount.signum() < 0) {
      refuse("not-positive", "price " + shortened(amount.toString()) + " is below 0 (rule I-61)");
    } else if (amount.compareTo(MOST) > 0) {
      refuse(
          "absurd", "price " + shortened(amount.toString()) + " is over " + MOST + " (rule I-61)");
    } else if (amount.compareTo(LEAST) < 0) {
      refuse(
          "absurd",
          "price " + shortened(amount.toString()) + " is below 0.000000000001 (rule I-61)");
    } else if (observed.isAfter(capture.taken().plus(AHEAD))) {
      refuse(
          "clock-skew",
          "observed at "
              + observed
              + ", more than "
              + AHEAD.toMinutes()
              + " minutes after it was captured at "
              + capture.taken()
              + " (rule I-61)");
    } else {
      take(amount, currency, unit);
    }
  }

  private void take(BigDecimal amount, Currency currency, PriceUnit unit) {
    long parts = amount.movePointRight(12).setScale(0, RoundingMode.HALF_UP).longValueExact();
    sink.take(
        new Observation(
            observed.getEpochSecond(),
            (effective == null ? observed : effective).getEpochSecond(),
            capture.source(),
            provider,
            tier,
            good,
            count,
            region,
            terms,
            kind,
            new Price(parts, currency, unit),
            quantity,
            buyer,
            0,
            line));
  }

  /// Refuses the line for a reason of its own.
  public void refuse(String code, String reason) {
    sink.refuse(
        new Refusal(
            observed.getEpochSecond(),
            capture.source(),
            provider,
            good == null ? "" : good.name(),
            code,
            capture.source() + " " + capture.part() + ":" + line + ": " + reason,
            0,
            line));
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}

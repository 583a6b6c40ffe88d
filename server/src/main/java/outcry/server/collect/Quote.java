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

  /// No name is longer; what is, would only fill the archive.
  private static final int LONGEST_NAME = 200;

  private static final int LONGEST_REASON = 500;

  /// Nothing here was priced before; no price is announced for later.
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

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
    } else if (!currency.code().matches("[A-Z]{3}")) {
      refuse(
          "unknown-currency",
          "currency '" + shortened(currency.code()) + "' is no code of three letters (rule I-61)");
    } else if (isOdd(good.name()) || isOdd(provider) || isOdd(region) || isOdd(buyer)) {
      refuse(
          "malformed",
          "a name is longer than "
              + LONGEST_NAME
              + " characters or has characters nobody can see (rule I-61)");
    } else if (isOdd(observed) || effective != null && isOdd(effective)) {
      refuse(
          "bad-time",
          "seen "
              + observed
              + (effective == null ? "" : ", held from " + effective)
              + ": not from 2000 to 2099 (rule I-61)");
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
            // A time nobody means places it nowhere: it came with its capture.
            (isOdd(observed) ? capture.taken() : observed).getEpochSecond(),
            capture.source(),
            seemly(provider, LONGEST_NAME),
            good == null ? "" : seemly(good.name(), LONGEST_NAME),
            code,
            capture.source()
                + " "
                + capture.part()
                + ":"
                + line
                + ": "
                + seemly(reason, LONGEST_REASON),
            0,
            line));
  }

  private static boolean isOdd(Instant time) {
    return time.isBefore(FIRST) || !time.isBefore(LAST);
  }

  /// Too long for a name, or with controls or half a character in it.
  private static boolean isOdd(String name) {
    return name.length() > LONGEST_NAME || name.codePoints().anyMatch(Quote::isUnseen);
  }

  private static boolean isUnseen(int c) {
    return Character.isISOControl(c)
        || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
  }

  private static String seemly(String text, int longest) {
    var seen =
        text.codePoints()
            .limit(longest)
            .map(c -> isUnseen(c) ? ' ' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    return seen.length() < text.length() ? seen + "..." : seen.toString();
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}

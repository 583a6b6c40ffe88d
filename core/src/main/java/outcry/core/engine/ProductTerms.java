// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static outcry.core.engine.CommandWriter.ABSENT;

import java.util.ArrayList;
import java.util.List;
import outcry.wire.ListProductEncoder;
import outcry.wire.Matching;
import outcry.wire.PriceRule;
import outcry.wire.ProductKind;

/// The terms of a product as its operator words them, filled in one by one.
///
/// Money and prices are micro-dollars, fractions millionths, durations milliseconds. What is not
/// said is absent: no margin, no fee, allocation by time at the resting price, no guards, no
/// volume-weighted settlement price, no block trades.
public final class ProductTerms {
  private final String product;
  private final ProductKind kind;
  private final long multiplier;
  private final long tick;
  private long margin;
  private long fee;
  private long feeBps;
  private Matching matching = Matching.FIFO;
  private int topMax;
  private int minAllocation;
  private long fifoShare = ABSENT;
  private PriceRule priceRule = PriceRule.RESTING;
  private long dailyLimit = ABSENT;
  private long band = ABSENT;
  private long protection = ABSENT;
  private long positionLimit;
  private long spotLimit;
  private int spotDays;
  private long productLimit;
  private long accountability;
  private long reportable;
  private long vwapWindow = -1;
  private long vwapMinimum;
  private long blockMinimum;
  private long blockRange = ABSENT;
  private long lockMargin = ABSENT;
  private final List<Pause> pauses = new ArrayList<>();
  private final List<Long> lockSteps = new ArrayList<>();

  private record Pause(long window, long move, long duration) {}

  private ProductTerms(String product, ProductKind kind, long multiplier, long tick) {
    this.product = product;
    this.kind = kind;
    this.multiplier = multiplier;
    this.tick = tick;
  }

  public static ProductTerms of(String product, ProductKind kind, long multiplier, long tick) {
    return new ProductTerms(product, kind, multiplier, tick);
  }

  /// Flat initial margin of a lot.
  public ProductTerms margin(long amount) {
    margin = amount;
    return this;
  }

  /// Of a lot and side.
  public ProductTerms fee(long amount) {
    fee = amount;
    return this;
  }

  /// Of a side on the cash value, millionths of a basis point.
  public ProductTerms feeBps(long millionths) {
    feeBps = millionths;
    return this;
  }

  public ProductTerms matching(Matching how) {
    matching = how;
    return this;
  }

  /// Most lots the TOP order takes first; 0: there is no TOP order.
  public ProductTerms topMax(int lots) {
    topMax = lots;
    return this;
  }

  /// Pro-rata shares below this are not given.
  public ProductTerms minAllocation(int lots) {
    minAllocation = lots;
    return this;
  }

  /// The part of an incoming order that a split gives by time.
  public ProductTerms fifoShare(long fraction) {
    fifoShare = fraction;
    return this;
  }

  public ProductTerms priceRule(PriceRule rule) {
    priceRule = rule;
    return this;
  }

  /// Rule X-18.
  public ProductTerms dailyLimit(long fraction) {
    dailyLimit = fraction;
    return this;
  }

  /// Rule X-19.
  public ProductTerms band(long fraction) {
    band = fraction;
    return this;
  }

  /// Distance of market and stop orders from the price they are released at.
  public ProductTerms protection(long distance) {
    protection = distance;
    return this;
  }

  /// Most lots of an account in a contract, working orders counted; 0: no limit.
  public ProductTerms positionLimit(long lots) {
    positionLimit = lots;
    return this;
  }

  /// The same while the contract is in its spot month, which begins `days` before its first fixing
  /// or its last trading day.
  public ProductTerms spotLimit(long lots, int days) {
    spotLimit = lots;
    spotDays = days;
    return this;
  }

  /// Most lots of an account over all months, net; 0: no limit.
  public ProductTerms productLimit(long lots) {
    productLimit = lots;
    return this;
  }

  /// Net lots beyond which an account is named; 0: none is.
  public ProductTerms accountability(long lots) {
    accountability = lots;
    return this;
  }

  /// Lots in one month that put an account into the large-position report; 0: no report.
  public ProductTerms reportable(long lots) {
    reportable = lots;
    return this;
  }

  /// Settle at the volume-weighted price of the last `window` milliseconds before the settle (0:
  /// the whole trading day; negative: do not) when they saw at least `minimum` lots.
  public ProductTerms volumeWeighted(long window, long minimum) {
    vwapWindow = window;
    vwapMinimum = minimum;
    return this;
  }

  /// Block trades of at least `minimum` lots (0: none), at most `range` away from the last price.
  public ProductTerms blocks(long minimum, long range) {
    blockMinimum = minimum;
    blockRange = range;
    return this;
  }

  /// Adds a pause window (rule X-20).
  public ProductTerms pause(long window, long move, long duration) {
    pauses.add(new Pause(window, move, duration));
    return this;
  }

  /// Adds what the daily limit widens by after one more limit lock in a row (rule X-28).
  public ProductTerms lockStep(long widen) {
    lockSteps.add(widen);
    return this;
  }

  /// Margin above the widened limit.
  public ProductTerms lockMargin(long fraction) {
    lockMargin = fraction;
    return this;
  }

  int encode(ListProductEncoder command) {
    command.kind(kind).multiplier(multiplier).tick(tick).margin(margin).fee(fee);
    command.feeBps(feeBps);
    command.matching(matching).topMax(topMax).minAllocation(minAllocation).fifoShare(fifoShare);
    command.priceRule(priceRule).dailyLimit(dailyLimit).band(band).protection(protection);
    command.positionLimit(positionLimit).vwapWindow(vwapWindow).vwapMinimum(vwapMinimum);
    command.blockMinimum(blockMinimum).blockRange(blockRange).lockMargin(lockMargin);
    command.spotLimit(spotLimit).spotDays(spotDays).productLimit(productLimit);
    command.accountability(accountability).reportable(reportable);
    var windows = command.pausesCount(pauses.size());
    for (var pause : pauses) {
      windows.next().window(pause.window()).move(pause.move()).duration(pause.duration());
    }
    var steps = command.lockStepsCount(lockSteps.size());
    for (long step : lockSteps) {
      steps.next().widen(step);
    }
    return command.product(product).encodedLength();
  }
}

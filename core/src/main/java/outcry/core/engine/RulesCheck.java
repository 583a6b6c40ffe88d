// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.contract.Contract;
import outcry.core.contract.MarketRules;
import outcry.core.money.Micros;
import outcry.wire.Matching;
import outcry.wire.PriceRule;
import outcry.wire.RefuseReason;

/// Which of a product's market rules make no sense (rule T-1).
final class RulesCheck {
  /// A fraction of more than ten times the price is a mistake.
  private static final long MOST_FRACTION = 10 * Micros.DOLLAR;

  /// Longest window or pause: a week.
  static final long LONGEST = 7L * 24 * 60 * 60 * 1000;

  /// Longest volume window: eighteen hours, so that its seconds fit a snapshot's record.
  private static final long LONGEST_VOLUME = 12L * 60 * 60 * 1000;

  private static final int MOST_WINDOWS = 16;

  /// A spot month begins at most a year early.
  private static final int MOST_SPOT_DAYS = 366;

  private RulesCheck() {}

  /// Null when all is well.
  static Refusal.OfCommand check(MarketRules rules) {
    var by = rules.allocation();
    if (by.matching() == Matching.NULL_VAL) {
      return wrong("matching", 0);
    }
    if (rules.priceRule() == PriceRule.NULL_VAL) {
      return wrong("priceRule", 0);
    }
    if (by.topMax() < 0) {
      return wrong("top", by.topMax());
    }
    if (by.minAllocation() < 0) {
      return wrong("minAllocation", by.minAllocation());
    }
    if (by.fifoShare() != Contract.NONE && (by.fifoShare() < 0 || by.fifoShare() > Micros.DOLLAR)) {
      return wrong("fifoShare", by.fifoShare());
    }
    if (rules.positionLimit() < 0) {
      return wrong("positionLimit", rules.positionLimit());
    }
    var refused = holdings(rules.holdings());
    if (refused != null) {
      return refused;
    }
    if (rules.protection() != Contract.NONE
        && (rules.protection() < 0 || rules.protection() > MOST_PROTECTION)) {
      return wrong("protection", rules.protection());
    }
    return fractions(rules);
  }

  private static Refusal.OfCommand holdings(MarketRules.Holdings holdings) {
    if (holdings.spotLimit() < 0) {
      return wrong("spotLimit", holdings.spotLimit());
    }
    if (holdings.spotDays() < 0 || holdings.spotDays() > MOST_SPOT_DAYS) {
      return wrong("spotDays", holdings.spotDays());
    }
    if (holdings.productLimit() < 0) {
      return wrong("productLimit", holdings.productLimit());
    }
    if (holdings.accountability() < 0) {
      return wrong("accountability", holdings.accountability());
    }
    return holdings.reportable() < 0 ? wrong("reportable", holdings.reportable()) : null;
  }

  private static final long MOST_PROTECTION = 1_000_000_000 * Micros.DOLLAR;

  private static Refusal.OfCommand fractions(MarketRules rules) {
    if (!isFraction(rules.dailyLimit())) {
      return wrong("dailyLimit", rules.dailyLimit());
    }
    if (!isFraction(rules.band())) {
      return wrong("band", rules.band());
    }
    var block = rules.block();
    if (block.minimum() < 0 || block.range() != Contract.NONE && !isFraction(block.range())) {
      return wrong("block", block.minimum());
    }
    for (long step : rules.locks().steps()) {
      if (step < 0 || !isFraction(step)) {
        return wrong("limitLock", step);
      }
    }
    if (!isFraction(rules.locks().margin())) {
      return wrong("limitLock", rules.locks().margin());
    }
    return windows(rules);
  }

  private static Refusal.OfCommand windows(MarketRules rules) {
    if (rules.volumeWindow().window() > LONGEST_VOLUME || rules.volumeWindow().minimum() < 0) {
      return wrong("settlementPrice", rules.volumeWindow().window());
    }
    if (rules.pauses().size() > MOST_WINDOWS) {
      return wrong("pause", rules.pauses().size());
    }
    for (var pause : rules.pauses()) {
      if (pause.window() < 1 || pause.window() > LONGEST) {
        return wrong("pause", pause.window());
      }
      if (pause.duration() < 1 || pause.duration() > LONGEST) {
        return wrong("pause", pause.duration());
      }
      if (pause.move() < 0 || !isFraction(pause.move())) {
        return wrong("pause", pause.move());
      }
    }
    return null;
  }

  private static boolean isFraction(long fraction) {
    return fraction == Contract.NONE || fraction >= 0 && fraction <= MOST_FRACTION;
  }

  private static Refusal.OfCommand wrong(String field, long value) {
    return new Refusal.OfCommand(RefuseReason.BAD_TERMS, value, 0, field);
  }
}

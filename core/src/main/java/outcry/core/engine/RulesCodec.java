// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import java.util.List;
import outcry.core.contract.MarketRules;
import outcry.core.contract.MarketRules.Allocation;
import outcry.core.contract.MarketRules.BlockRule;
import outcry.core.contract.MarketRules.Holdings;
import outcry.core.contract.MarketRules.LockLadder;
import outcry.core.contract.MarketRules.VolumeWindow;
import outcry.core.session.PauseWindow;
import outcry.wire.ListProductDecoder;
import outcry.wire.ProductImageDecoder;
import outcry.wire.ProductImageEncoder;
import outcry.wire.ProductListedEncoder;

/// A product's market rules in the messages that carry them. Reads and writes fields and groups in
/// their order on the wire; the name that follows is the caller's.
final class RulesCodec {
  private RulesCodec() {}

  static MarketRules read(ListProductDecoder from) {
    var by = new Allocation(from.matching(), from.topMax(), from.minAllocation(), from.fifoShare());
    var priceRule = from.priceRule();
    long dailyLimit = from.dailyLimit();
    long band = from.band();
    long protection = from.protection();
    long positionLimit = from.positionLimit();
    var volume = new VolumeWindow(from.vwapWindow(), from.vwapMinimum());
    var block = new BlockRule(from.blockMinimum(), from.blockRange());
    long lockMargin = from.lockMargin();
    var holdings =
        new Holdings(
            from.spotLimit(),
            from.spotDays(),
            from.productLimit(),
            from.accountability(),
            from.reportable());
    var pauses = new ArrayList<PauseWindow>();
    for (var pause : from.pauses()) {
      pauses.add(new PauseWindow(pause.window(), pause.move(), pause.duration()));
    }
    var steps = new ArrayList<Long>();
    for (var step : from.lockSteps()) {
      steps.add(step.widen());
    }
    return new MarketRules(
        by,
        priceRule,
        dailyLimit,
        band,
        protection,
        positionLimit,
        volume,
        block,
        List.copyOf(pauses),
        new LockLadder(List.copyOf(steps), lockMargin),
        holdings);
  }

  static MarketRules read(ProductImageDecoder from) {
    var by = new Allocation(from.matching(), from.topMax(), from.minAllocation(), from.fifoShare());
    var priceRule = from.priceRule();
    long dailyLimit = from.dailyLimit();
    long band = from.band();
    long protection = from.protection();
    long positionLimit = from.positionLimit();
    var volume = new VolumeWindow(from.vwapWindow(), from.vwapMinimum());
    var block = new BlockRule(from.blockMinimum(), from.blockRange());
    long lockMargin = from.lockMargin();
    var holdings =
        new Holdings(
            from.spotLimit(),
            from.spotDays(),
            from.productLimit(),
            from.accountability(),
            from.reportable());
    var pauses = new ArrayList<PauseWindow>();
    for (var pause : from.pauses()) {
      pauses.add(new PauseWindow(pause.window(), pause.move(), pause.duration()));
    }
    var steps = new ArrayList<Long>();
    for (var step : from.lockSteps()) {
      steps.add(step.widen());
    }
    return new MarketRules(
        by,
        priceRule,
        dailyLimit,
        band,
        protection,
        positionLimit,
        volume,
        block,
        List.copyOf(pauses),
        new LockLadder(List.copyOf(steps), lockMargin),
        holdings);
  }

  static void write(MarketRules rules, ProductListedEncoder to) {
    var by = rules.allocation();
    to.matching(by.matching()).topMax(by.topMax()).minAllocation(by.minAllocation());
    to.fifoShare(by.fifoShare()).priceRule(rules.priceRule()).dailyLimit(rules.dailyLimit());
    to.band(rules.band()).protection(rules.protection()).positionLimit(rules.positionLimit());
    to.vwapWindow(rules.volumeWindow().window()).vwapMinimum(rules.volumeWindow().minimum());
    to.blockMinimum(rules.block().minimum()).blockRange(rules.block().range());
    to.lockMargin(rules.locks().margin());
    var holdings = rules.holdings();
    to.spotLimit(holdings.spotLimit()).spotDays(holdings.spotDays());
    to.productLimit(holdings.productLimit()).accountability(holdings.accountability());
    to.reportable(holdings.reportable());
    var pauses = to.pausesCount(rules.pauses().size());
    for (var pause : rules.pauses()) {
      pauses.next().window(pause.window()).move(pause.move()).duration(pause.duration());
    }
    var steps = to.lockStepsCount(rules.locks().steps().size());
    for (long step : rules.locks().steps()) {
      steps.next().widen(step);
    }
  }

  static void write(MarketRules rules, ProductImageEncoder to) {
    var by = rules.allocation();
    to.matching(by.matching()).topMax(by.topMax()).minAllocation(by.minAllocation());
    to.fifoShare(by.fifoShare()).priceRule(rules.priceRule()).dailyLimit(rules.dailyLimit());
    to.band(rules.band()).protection(rules.protection()).positionLimit(rules.positionLimit());
    to.vwapWindow(rules.volumeWindow().window()).vwapMinimum(rules.volumeWindow().minimum());
    to.blockMinimum(rules.block().minimum()).blockRange(rules.block().range());
    to.lockMargin(rules.locks().margin());
    var holdings = rules.holdings();
    to.spotLimit(holdings.spotLimit()).spotDays(holdings.spotDays());
    to.productLimit(holdings.productLimit()).accountability(holdings.accountability());
    to.reportable(holdings.reportable());
    var pauses = to.pausesCount(rules.pauses().size());
    for (var pause : rules.pauses()) {
      pauses.next().window(pause.window()).move(pause.move()).duration(pause.duration());
    }
    var steps = to.lockStepsCount(rules.locks().steps().size());
    for (long step : rules.locks().steps()) {
      steps.next().widen(step);
    }
  }
}

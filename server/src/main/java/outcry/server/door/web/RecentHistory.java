// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import outcry.server.read.Fixing;
import outcry.server.read.Market;
import outcry.server.read.ReadModel;
import outcry.server.read.Settlement;
import outcry.server.read.Trade;
import outcry.server.scenario.Words;
import outcry.server.statement.Statement;

/// As much history as the live read model remembers: for a venue without a history database, and
/// the newest part of the answers for one that has it.
public final class RecentHistory implements History {
  private static final Duration DAY = Duration.ofDays(1);

  private final ReadModel model;

  public RecentHistory(ReadModel model) {
    this.model = model;
  }

  @Override
  public List<TradeRow> trades(String contract, int limit) {
    return model.read(
        market ->
            market.trades().newest(limit, of(market, contract)).stream()
                .map(trade -> row(market, trade))
                .toList());
  }

  private static Predicate<Trade> of(Market market, String contract) {
    if (contract == null) {
      return _ -> true;
    }
    var known = market.contractNamed(contract);
    return trade -> known != null && trade.contract() == known.number();
  }

  static TradeRow row(Market market, Trade trade) {
    return new TradeRow(
        trade.position(),
        trade.time(),
        trade.number(),
        market.contract(trade.contract()),
        trade.price(),
        trade.quantity(),
        Words.of(trade.aggressor()),
        Words.of(trade.kind()));
  }

  @Override
  public List<Bar> bars(String contract, Duration interval, int limit) {
    var newestFirst =
        model.read(
            market ->
                market
                    .trades()
                    .newest(
                        Integer.MAX_VALUE,
                        of(market, contract).and(trade -> trade.kind().makesPrice())));
    var bars = new ArrayList<Bar>();
    for (var trade : newestFirst) {
      long start = start(trade, interval);
      if (!bars.isEmpty() && bars.getLast().time() == start) {
        bars.add(withEarlier(bars.removeLast(), trade));
      } else if (bars.size() == limit) {
        break;
      } else {
        long price = trade.price();
        bars.add(new Bar(start, price, price, price, price, trade.quantity(), 1));
      }
    }
    return bars;
  }

  /// A day is the trading day; shorter intervals go by the clock.
  private static long start(Trade trade, Duration interval) {
    return interval.equals(DAY)
        ? trade.tradingDate() * DAY.toMillis()
        : trade.time() - Math.floorMod(trade.time(), interval.toMillis());
  }

  private static Bar withEarlier(Bar bar, Trade trade) {
    return new Bar(
        bar.time(),
        trade.price(),
        Math.max(bar.high(), trade.price()),
        Math.min(bar.low(), trade.price()),
        bar.close(),
        bar.volume() + trade.quantity(),
        bar.trades() + 1);
  }

  @Override
  public List<SettlementRow> settlements(String contract, int limit) {
    return model.read(
        market ->
            market
                .settlements()
                .newest(
                    limit,
                    each -> contract == null || contract.equals(market.contract(each.contract())))
                .stream()
                .map(each -> row(market, each))
                .toList());
  }

  static SettlementRow row(Market market, Settlement settlement) {
    return new SettlementRow(
        settlement.position(),
        settlement.time(),
        market.contract(settlement.contract()),
        settlement.date(),
        settlement.price(),
        Words.of(settlement.tier()),
        Words.of(settlement.cycle()));
  }

  @Override
  public List<Fixing> fixings(String index, int limit) {
    return model.read(market -> market.fixings(index, limit));
  }

  /// Memory does not reach back to an account's beginning.
  @Override
  public List<Statement> statements(String account) {
    return List.of();
  }

  @Override
  public List<LedgerRow> ledger(int limit) {
    return model.read(
        market ->
            market.movements().newest(limit, _ -> true).stream()
                .map(
                    each ->
                        new LedgerRow(
                            each.position(),
                            each.index(),
                            each.time(),
                            market.account(each.account()),
                            Words.of(each.kind()),
                            each.amount(),
                            each.cash(),
                            each.key()))
                .toList());
  }
}

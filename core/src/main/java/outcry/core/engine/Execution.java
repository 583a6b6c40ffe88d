// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.account.Account;
import outcry.core.account.Line;
import outcry.core.clearing.ClearingHouse;
import outcry.core.clearing.Ledger;
import outcry.core.contract.Contract;
import outcry.core.matching.OrderBook;
import outcry.core.matching.Orders;
import outcry.wire.Side;

/// An incoming order on its way through the book: each fill becomes a trade that is published,
/// novated and charged before the next. One object, reused for every order.
final class Execution implements OrderBook.Fills {
  private final State state;
  private final Events events;
  private final Orders orders;

  private Contract contract;
  private Account account;
  private Line line;
  private int entry;
  private boolean buy;

  Execution(State state, Events events) {
    this.state = state;
    this.events = events;
    this.orders = state.orders;
  }

  /// Matches `lots` of an accepted order; returns what is left.
  int run(Account taker, Line takerLine, int takerEntry, int limit, int lots) {
    account = taker;
    line = takerLine;
    contract = takerLine.contract;
    entry = takerEntry;
    buy = orders.buy[takerEntry];
    return state.book(contract).match(buy, limit, lots, this);
  }

  @Override
  public void onFill(long tag, int ticks, int lots, int left) {
    int resting = (int) tag;
    var maker = state.accounts.account(orders.ids.account(resting));
    var makerLine = maker.line(contract);
    long price = ticks * contract.product.tick;
    long trade = state.nextTrade++;
    publish(trade, price, lots, maker, resting);
    PreTrade.work(line, buy, -lots);
    PreTrade.work(makerLine, !buy, -lots);
    ClearingHouse.novate(contract, buy ? line : makerLine, buy ? makerLine : line, lots, price);
    contract.last = price;
    contract.lastToday = price;
    charge(buy ? account : maker, lots, trade);
    charge(buy ? maker : account, lots, trade);
    if (left == 0) {
      orders.slot[resting] = OrderBook.NONE;
    }
  }

  private void publish(long trade, long price, int lots, Account maker, int resting) {
    int buyer = buy ? account.number : maker.number;
    int seller = buy ? maker.number : account.number;
    long buyOrder = orders.number[buy ? entry : resting];
    long sellOrder = orders.number[buy ? resting : entry];
    events.traded(
        trade,
        contract.number,
        price,
        lots,
        buyer,
        seller,
        buyOrder,
        sellOrder,
        buy ? Side.BUY : Side.SELL);
  }

  private void charge(Account payer, int lots, long trade) {
    long fee = contract.product.fee * lots;
    if (fee != 0) {
      state.ledger.transfer(payer.number, Ledger.FEES, fee);
      events.feeCharged(payer.number, fee, trade);
    }
  }
}

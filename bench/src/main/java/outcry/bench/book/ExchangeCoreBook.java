// SPDX-License-Identifier: Apache-2.0
package outcry.bench.book;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.MatcherEventType;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.cmd.OrderCommandType;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;

/// exchange-core's fastest book, without its pipeline. One command object is reused, and the trade
/// events it hangs on the command are given back to it, so that nothing here allocates on its
/// behalf.
public final class ExchangeCoreBook implements Book {
  private static final long USER = 1;

  private final OrderCommand command = new OrderCommand();
  private final OrderBookDirectImpl book;
  private final Trades trades;
  private MatcherTradeEvent spare;

  public ExchangeCoreBook(Trades trades) {
    this.trades = trades;
    var symbol =
        CoreSymbolSpecification.builder()
            .symbolId(1)
            .type(SymbolType.FUTURES_CONTRACT)
            .baseCurrency(1)
            .quoteCurrency(2)
            .baseScaleK(1)
            .quoteScaleK(1)
            .marginBuy(1)
            .marginSell(1)
            .build();
    book =
        new OrderBookDirectImpl(
            symbol,
            ObjectsPool.createDefaultTestPool(),
            new OrderBookEventsHelper(this::event),
            LoggingConfiguration.DEFAULT);
  }

  @Override
  public void enter(int id, boolean buy, int price, int quantity, boolean immediate) {
    prepare(OrderCommandType.PLACE_ORDER, id);
    command.price = price;
    command.reserveBidPrice = price;
    command.size = quantity;
    command.action = buy ? OrderAction.BID : OrderAction.ASK;
    command.orderType = immediate ? OrderType.IOC : OrderType.GTC;
    command.resultCode = CommandResultCode.VALID_FOR_MATCHING_ENGINE;
    book.newOrder(command);
    report(id);
  }

  @Override
  public void cancel(int id) {
    prepare(OrderCommandType.CANCEL_ORDER, id);
    done(book.cancelOrder(command));
    report(id);
  }

  @Override
  public void move(int id, boolean buy, int price, int quantity) {
    prepare(OrderCommandType.MOVE_ORDER, id);
    command.price = price;
    done(book.moveOrder(command));
    report(id);
  }

  private void prepare(OrderCommandType type, int id) {
    command.command = type;
    command.orderId = id;
    command.uid = USER;
    command.matcherEvent = null;
  }

  private static void done(CommandResultCode result) {
    if (result != CommandResultCode.SUCCESS) {
      throw new IllegalStateException("exchange-core answered " + result);
    }
  }

  private void report(int taker) {
    var event = command.matcherEvent;
    while (event != null) {
      var next = event.nextEvent;
      if (event.eventType == MatcherEventType.TRADE) {
        trades.trade(taker, event.matchedOrderId, event.price, event.size);
      }
      event.nextEvent = spare;
      spare = event;
      event = next;
    }
    command.matcherEvent = null;
  }

  private MatcherTradeEvent event() {
    var event = spare;
    if (event == null) {
      return new MatcherTradeEvent();
    }
    spare = event.nextEvent;
    event.nextEvent = null;
    return event;
  }
}

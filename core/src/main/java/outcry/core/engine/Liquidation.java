// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import outcry.core.account.Account;
import outcry.core.account.Line;
import outcry.core.contract.Contract;
import outcry.wire.CancelReason;
import outcry.wire.LiquidateAccountDecoder;
import outcry.wire.MessageHeaderDecoder;
import outcry.wire.RefuseReason;
import outcry.wire.TimeInForce;
import outcry.wire.TradedDecoder;

/// Reduces an account that is not covered by trading in the book (rules D-3, D-4): the account's
/// own orders are cancelled; in every market that trades, in listing order, as many lots as it
/// takes are offered to the orders that rest, no further than the product's protection, the daily
/// limits and the pause windows allow. Its orders never rest and never start a pause. What is still
/// uncovered is told, and a minute later it goes on.
final class Liquidation {
  /// From one round to the next; twice as long after each that found nothing to trade with.
  private static final long AGAIN = 60_000;

  private static final long LONGEST = 24 * 60 * AGAIN;

  private final State state;
  private final Tape tape;
  private final Events told;
  private final DefaultEvents events;
  private final Trading trading;

  private record Fill(long lots, long price) {}

  Liquidation(State state, Tape tape, Events told, DefaultEvents events, Trading trading) {
    this.state = state;
    this.tape = tape;
    this.told = told;
    this.events = events;
    this.trading = trading;
  }

  Refusal.OfCommand liquidate(LiquidateAccountDecoder command) {
    var name = command.account();
    var account = state.accounts.account(name);
    if (account == null) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_ACCOUNT, name);
    }
    if (isDone(account)) {
      long required = state.margin.required(account);
      return new Refusal.OfCommand(
          RefuseReason.BAD_TERMS, required, state.collateral(account), "account");
    }
    start(account);
    return null;
  }

  void start(Account account) {
    end(account);
    cancelOrders(account);
    goOn(account);
  }

  /// One round. Orders that came since the last are cancelled, too: it must not meet them.
  void goOn(Account account) {
    account.liquidateAt = 0;
    if (!isDone(account)) {
      cancelOrders(account);
    }
    boolean any = false;
    boolean traded = true;
    while (traded && !isDone(account)) {
      traded = false;
      for (var pit : state.pits()) {
        traded |= !pit.contract.isSpread() && !isDone(account) && reduce(account, pit);
      }
      any |= traded;
    }
    account.forgetMarginBound();
    boolean over = isDone(account);
    if (over) {
      end(account);
    } else {
      long wait = any ? AGAIN : Math.min(LONGEST, 2 * account.liquidateWait);
      account.liquidateWait = Math.max(AGAIN, wait);
      account.liquidateAt = state.time + account.liquidateWait;
      state.appointments.add(account.liquidateAt, account);
      state.dueAt(account.liquidateAt);
    }
    long required = state.margin.required(account);
    events.uncovered(account, required, state.collateral(account), account.liquidateAt);
  }

  private void cancelOrders(Account account) {
    for (int entry : state.liveOrders(account.number, 0)) {
      trading.cancel(entry, CancelReason.KILL);
    }
    trading.finish();
  }

  /// No round follows.
  void end(Account account) {
    if (account.liquidateAt != 0) {
      state.appointments.remove(account.liquidateAt, account);
    }
    account.liquidateAt = 0;
    account.liquidateWait = 0;
  }

  /// Covered; a defaulter's account is done when it holds nothing.
  private boolean isDone(Account account) {
    boolean flat = true;
    for (int place = 0; place < account.lineCount(); place++) {
      var line = account.lineAt(place);
      flat &= line == null || line.lots == 0;
    }
    return flat || !isInDefault(account) && isCovered(account);
  }

  private boolean isInDefault(Account account) {
    return state.members.member(account.member).inDefault;
  }

  private boolean isCovered(Account account) {
    return state.margin.required(account) <= state.collateral(account);
  }

  /// True when something traded.
  private boolean reduce(Account account, Pit pit) {
    var line = account.lineOrNull(pit.contract);
    if (line == null || line.lots == 0 || !pit.isContinuous()) {
      return false;
    }
    boolean buy = line.lots < 0;
    long limit = limit(pit, buy);
    int lots = limit == Contract.NONE ? 0 : needed(account, line);
    if (lots == 0) {
      return false;
    }
    var fills = trade(account, line, pit, buy, lots, limit);
    fills.forEach(fill -> events.liquidated(account, pit.contract, fill.lots, fill.price, buy));
    return !fills.isEmpty();
  }

  /// The fewest lots that cover the account; all when that is not enough, none when they are what
  /// keeps its need down.
  private int needed(Account account, Line line) {
    long lots = Math.min(Math.abs(line.lots), Terms.MAX_LOTS);
    if (isInDefault(account)) {
      return (int) lots;
    }
    long now = state.margin.required(account);
    if (requiredWithout(account, line, lots) >= now) {
      return 0;
    }
    long collateral = state.collateral(account);
    if (requiredWithout(account, line, lots) > collateral) {
      return (int) lots;
    }
    long few = 0;
    long enough = lots;
    while (enough - few > 1) {
      long middle = (few + enough) / 2;
      if (requiredWithout(account, line, middle) <= collateral) {
        enough = middle;
      } else {
        few = middle;
      }
    }
    return (int) enough;
  }

  private long requiredWithout(Account account, Line line, long lots) {
    long less = line.lots > 0 ? lots : -lots;
    line.lots -= less;
    long required = state.margin.required(account);
    line.lots += less;
    return required;
  }

  /// How far the order may go, [Contract#NONE] when nothing rests within it. Without protection
  /// points: to the best price.
  private long limit(Pit pit, boolean buy) {
    long best = pit.opposite(buy);
    if (best == Contract.NONE) {
      return Contract.NONE;
    }
    var contract = pit.contract;
    long tick = contract.product.tick;
    boolean isProtected = contract.product.rules.hasProtection();
    long limit = isProtected ? Prices.protect(contract, buy, best) : best;
    if (buy) {
      long highest = pit.pauses.highest(state.time);
      limit = highest == Long.MAX_VALUE ? limit : Math.min(limit, Prices.floor(highest, tick));
    } else {
      long lowest = pit.pauses.lowest(state.time);
      limit = lowest == Long.MIN_VALUE ? limit : Math.max(limit, Prices.ceil(lowest, tick));
    }
    return buy ? limit < best ? Contract.NONE : limit : limit > best ? Contract.NONE : limit;
  }

  private ArrayList<Fill> trade(
      Account account, Line line, Pit pit, boolean buy, int lots, long limit) {
    long number = state.nextOrder++;
    takeId(account, "liquidation-" + number);
    int entry = state.orders.add(account.number, number, pit.contract.number, buy, lots, state.day);
    state.orders.timeInForce[entry] = TimeInForce.IOC;
    Working.add(line, buy, lots);
    told.accepted(state.orders, entry, account.number, limit);
    int from = tape.length();
    trading.enter(pit, account, line, entry, limit, lots, true);
    trading.finish();
    return fills(from, number);
  }

  /// A client may have taken the id, and those that come after it.
  private void takeId(Account account, String plain) {
    read(plain);
    for (int again = 2; state.isTaken(account.number); again++) {
      read(plain + "-" + again);
    }
  }

  private void read(String id) {
    var bytes = id.getBytes(StandardCharsets.US_ASCII);
    state.orders.ids.read(bytes, bytes.length);
  }

  private ArrayList<Fill> fills(int from, long order) {
    var fills = new ArrayList<Fill>();
    var traded = new TradedDecoder();
    var header = new MessageHeaderDecoder();
    Tape.forEach(
        tape.bytes(),
        from,
        tape.length() - from,
        (template, buffer, offset, _) -> {
          if (template == TradedDecoder.TEMPLATE_ID) {
            traded.wrapAndApplyHeader(buffer, offset, header);
            if (traded.buyOrder() == order || traded.sellOrder() == order) {
              fills.add(new Fill(traded.quantity(), traded.price()));
            }
          }
        });
    return fills;
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.nio.charset.StandardCharsets;
import outcry.core.contract.Contract;
import outcry.core.matching.ClientIds;
import outcry.wire.CancelReason;
import outcry.wire.Flag;
import outcry.wire.OrderCommand;
import outcry.wire.QuoteDecoder;
import outcry.wire.RefuseReason;
import outcry.wire.RejectReason;
import outcry.wire.SetProtectionDecoder;
import outcry.wire.Side;
import outcry.wire.TradingState;

/// Two-sided prices of market makers (rule X-25): each entry withdraws the quote that stands in its
/// contract, then its bid and its ask come as orders of their own.
final class Quotes {
  private static final byte[] BID = "-bid".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ASK = "-ask".getBytes(StandardCharsets.US_ASCII);

  /// Longest window of a protection: a week, in milliseconds.
  private static final long MAX_WINDOW = 7L * 24 * 60 * 60 * 1000;

  private final State state;
  private final Events events;
  private final Trading trading;
  private final OrderEntry orderEntry;
  private final Refusal.OfOrder refusal;
  private final Incoming side = new Incoming();
  private final ClientIdText id = new ClientIdText();

  Quotes(
      State state, Events events, Trading trading, OrderEntry orderEntry, Refusal.OfOrder refusal) {
    this.state = state;
    this.events = events;
    this.trading = trading;
    this.orderEntry = orderEntry;
    this.refusal = refusal;
  }

  Refusal.OfCommand enter(QuoteDecoder command) {
    int account = command.account();
    boolean known = state.accounts.account(account) != null;
    if (known && command.reset() == Flag.YES) {
      reset(account, command);
    }
    var entries = command.entries();
    if (!known && entries.count() == 0) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_ACCOUNT, "account");
    }
    while (entries.hasNext()) {
      enter(account, entries.next());
    }
    trading.finish();
    return null;
  }

  /// The products that the message quotes in, before anything of it trades.
  private void reset(int account, QuoteDecoder command) {
    for (var entry : command.entries()) {
      var contract = state.contracts.contract(entry.contract());
      entry.skipClientId();
      if (contract != null) {
        state.protections.reset(account, contract.product.number);
      }
    }
    command.sbeRewind();
  }

  private void enter(int account, QuoteDecoder.EntriesDecoder entry) {
    int number = entry.contract();
    long bid = entry.bid();
    long bidLots = entry.bidQuantity();
    long ask = entry.ask();
    long askLots = entry.askQuantity();
    id.length = entry.getClientId(id.bytes, 0, id.bytes.length - BID.length);
    var contract = state.contracts.contract(number);
    boolean known = contract != null && state.accounts.account(account) != null;
    side.stopped = known && state.protections.isTripped(account, contract.product.number);
    side.heldFast =
        known
            && !side.stopped
            && contract.state == TradingState.NO_CANCEL
            && state.quotes.stands(account, number);
    if (known && !side.stopped && !side.heldFast) {
      withdraw(account, number, true);
      withdraw(account, number, false);
    }
    if (bidLots != 0) {
      enter(account, number, Side.BUY, BID, bidLots, bid);
    }
    if (askLots != 0) {
      side.stopped = known && state.protections.isTripped(account, contract.product.number);
      enter(account, number, Side.SELL, ASK, askLots, ask);
    }
    if (bidLots == 0 && askLots == 0) {
      answer(account, contract);
    }
  }

  private void withdraw(int account, int contract, boolean buy) {
    int entry = state.quotes.entry(account, contract, buy);
    if (entry != ClientIds.NONE) {
      trading.cancel(entry, CancelReason.CLIENT);
    }
  }

  private void enter(int account, int contract, Side of, byte[] suffix, long lots, long price) {
    System.arraycopy(id.bytes, 0, side.id.bytes, 0, id.length);
    System.arraycopy(suffix, 0, side.id.bytes, id.length, suffix.length);
    side.id.length = id.length == 0 ? 0 : id.length + suffix.length;
    side.readDay(account, contract, of, lots, price, true, state);
    orderEntry.enter(side);
  }

  /// An entry without a side withdraws and enters nothing; where it cannot, it is rejected whole.
  private void answer(int account, Contract contract) {
    Refusal.OfOrder refused = null;
    if (state.accounts.account(account) == null) {
      refused = refusal.because(RejectReason.UNKNOWN_ACCOUNT);
    } else if (contract == null) {
      refused = refusal.because(RejectReason.UNKNOWN_CONTRACT);
    } else if (side.heldFast) {
      refused = refusal.because(RejectReason.NO_CANCEL);
    }
    if (refused != null) {
      int listed = contract == null ? 0 : contract.number;
      events.rejected(account, listed, OrderCommand.NEW, refused, id.bytes, id.length);
    }
  }

  /// Market-maker protection of an account in a product from now on.
  Refusal.OfCommand protect(SetProtectionDecoder command) {
    int account = command.account();
    long window = command.window();
    long quantity = command.quantity();
    var name = command.product();
    if (state.accounts.account(account) == null) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_ACCOUNT, "account");
    }
    var product = state.contracts.product(name);
    if (product == null) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_PRODUCT, name);
    }
    if (quantity < 0 || quantity > Terms.MAX_LOTS) {
      return new Refusal.OfCommand(RefuseReason.BAD_TERMS, quantity, Terms.MAX_LOTS, "quantity");
    }
    if (quantity > 0 && (window < 1 || window > MAX_WINDOW)) {
      return new Refusal.OfCommand(RefuseReason.BAD_TERMS, window, MAX_WINDOW, "window");
    }
    long open = quantity == 0 ? 0 : window;
    state.protections.set(account, product.number, open, quantity);
    events.protectionSet(account, product, open, quantity);
    return null;
  }
}

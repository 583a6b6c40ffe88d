// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.agrona.ExpandableArrayBuffer;
import outcry.wire.*;

/// Writes commands as the exchange reads them. Contracts, accounts and the product have the names
/// that [#contract], [#account] and [#PRODUCT] tell.
final class CommandBytes {
  static final String PRODUCT = "P";
  private static final int SENDER = 1;

  final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(4096);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final PlaceOrderEncoder place = new PlaceOrderEncoder();
  private final ReplaceOrderEncoder replace = new ReplaceOrderEncoder();
  private final CancelOrderEncoder cancel = new CancelOrderEncoder();
  private final CancelAllEncoder cancelAll = new CancelAllEncoder();
  private final SetStateEncoder state = new SetStateEncoder();
  private final SwitchKillEncoder kill = new SwitchKillEncoder();
  private final SettleEncoder settle = new SettleEncoder();
  private final AdvanceClockEncoder clock = new AdvanceClockEncoder();
  private final QuoteEncoder quote = new QuoteEncoder();
  private final SetProtectionEncoder protection = new SetProtectionEncoder();
  private final ReportBlockEncoder block = new ReportBlockEncoder();
  private long sequence;

  static String contract(int number) {
    return number == 0 ? "" : "C" + number;
  }

  static String account(int number) {
    return "a" + number;
  }

  /// Its length; the bytes begin at 0.
  int write(Terms terms, Command command) {
    return MessageHeaderEncoder.ENCODED_LENGTH
        + switch (command) {
          case Command.Place order -> place(order);
          case Command.Replace order -> replace(order);
          case Command.Cancel order ->
              cancel
                  .wrapAndApplyHeader(buffer, 0, header)
                  .sender(SENDER)
                  .sequence(++sequence)
                  .account(order.account())
                  .putClientId(Ids.bytes(order.id()), 0, Ids.bytes(order.id()).length)
                  .encodedLength();
          case Command.CancelAll all ->
              cancelAll
                  .wrapAndApplyHeader(buffer, 0, header)
                  .sender(SENDER)
                  .sequence(++sequence)
                  .account(all.account())
                  .all(all.contract() == 0 ? Flag.YES : Flag.NO)
                  .contract(all.contract())
                  .encodedLength();
          case Command.Turn turn ->
              state
                  .wrapAndApplyHeader(buffer, 0, header)
                  .sender(SENDER)
                  .sequence(++sequence)
                  .scope(turn.contract() == 0 ? StateScope.PRODUCT : StateScope.CONTRACT)
                  .state(turn.state())
                  .name(turn.contract() == 0 ? PRODUCT : contract(turn.contract()))
                  .encodedLength();
          case Command.Kill one ->
              kill.wrapAndApplyHeader(buffer, 0, header)
                  .sender(SENDER)
                  .sequence(++sequence)
                  .on(one.on() ? Flag.YES : Flag.NO)
                  .ofMember(Flag.NO)
                  .name(account(one.account()))
                  .encodedLength();
          case Command.Settle end -> settle(terms, end);
          case Command.Quote mass -> quote(mass);
          case Command.Protect one ->
              protection
                  .wrapAndApplyHeader(buffer, 0, header)
                  .sender(SENDER)
                  .sequence(++sequence)
                  .account(one.account())
                  .window(one.window())
                  .quantity(one.quantity())
                  .product(PRODUCT)
                  .encodedLength();
          case Command.Block report -> block(report);
          case Command.Clock _ ->
              clock
                  .wrapAndApplyHeader(buffer, 0, header)
                  .sender(SENDER)
                  .sequence(++sequence)
                  .encodedLength();
        };
  }

  private int place(Command.Place order) {
    place
        .wrapAndApplyHeader(buffer, 0, header)
        .sender(SENDER)
        .sequence(++sequence)
        .account(order.account())
        .contract(order.contract())
        .quantity(order.quantity())
        .price(order.price())
        .side(order.buy() ? Side.BUY : Side.SELL)
        .orderType(order.type())
        .timeInForce(order.validity())
        .selfMatch(order.action())
        .stop(order.stop())
        .until(order.until())
        .display(order.display())
        .minQuantity(order.minimum());
    place.flags().clear().postOnly(order.postOnly()).reduceOnly(order.reduceOnly());
    var group = order.group() == 0 ? "" : "g" + order.group();
    var id = Ids.bytes(order.id());
    return place.putClientId(id, 0, id.length).selfMatchGroup(group).encodedLength();
  }

  private int replace(Command.Replace order) {
    var id = Ids.bytes(order.id());
    var newId = Ids.bytes(order.newId());
    boolean hasQuantity = order.quantity() != Command.NONE;
    boolean hasPrice = order.price() != Command.NONE;
    return replace
        .wrapAndApplyHeader(buffer, 0, header)
        .sender(SENDER)
        .sequence(++sequence)
        .account(order.account())
        .hasQuantity(hasQuantity ? Flag.YES : Flag.NO)
        .hasPrice(hasPrice ? Flag.YES : Flag.NO)
        .quantity(hasQuantity ? order.quantity() : 0)
        .price(order.price())
        .putClientId(id, 0, id.length)
        .putNewClientId(newId, 0, newId.length)
        .encodedLength();
  }

  private int settle(Terms terms, Command.Settle end) {
    settle
        .wrapAndApplyHeader(buffer, 0, header)
        .sender(SENDER)
        .sequence(++sequence)
        .date(end.date())
        .cycle(end.last() ? Cycle.FINAL : Cycle.INTRADAY);
    int outrights =
        (int) terms.contracts().stream().filter(contract -> !contract.isSpread()).count();
    var prices = settle.pricesCount(outrights);
    for (int number = 1; number <= terms.contracts().size(); number++) {
      if (!terms.contracts().get(number - 1).isSpread()) {
        prices.next().price(end.prices()[number - 1]).contract(contract(number));
      }
    }
    return settle.encodedLength();
  }

  private int quote(Command.Quote mass) {
    quote
        .wrapAndApplyHeader(buffer, 0, header)
        .sender(SENDER)
        .sequence(++sequence)
        .account(mass.account())
        .reset(mass.reset() ? Flag.YES : Flag.NO);
    var entries = quote.entriesCount(mass.entries().length);
    for (var entry : mass.entries()) {
      entries
          .next()
          .contract(entry.contract())
          .bid(entry.bid())
          .bidQuantity(entry.bidQuantity())
          .ask(entry.ask())
          .askQuantity(entry.askQuantity())
          .clientId(Ids.text(entry.id()));
    }
    return quote.encodedLength();
  }

  private int block(Command.Block report) {
    return block
        .wrapAndApplyHeader(buffer, 0, header)
        .sender(SENDER)
        .sequence(++sequence)
        .account(report.account())
        .counterparty(report.counterparty())
        .contract(report.contract())
        .quantity(report.quantity())
        .price(report.price())
        .side(report.buy() ? Side.BUY : Side.SELL)
        .clientId(new String(Ids.bytes(report.id()), US_ASCII))
        .encodedLength();
  }

  long nextSequence() {
    return ++sequence;
  }
}

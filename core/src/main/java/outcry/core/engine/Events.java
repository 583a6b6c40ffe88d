// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import org.agrona.MutableDirectBuffer;
import outcry.core.account.Account;
import outcry.core.clearing.Blotter;
import outcry.core.contract.Contract;
import outcry.core.contract.Product;
import outcry.core.matching.Orders;
import outcry.core.risk.RiskModel;
import outcry.wire.*;
import outcry.wire.WithheldEncoder;

/// Writes events on the tape, one method an event. Encoders are reused: the order path allocates
/// nothing.
final class Events {
  private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

  private final Tape tape;
  private final MutableDirectBuffer buffer;
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final AcceptedEncoder accepted = new AcceptedEncoder();
  private final RejectedEncoder rejected = new RejectedEncoder();
  private final TradedEncoder traded = new TradedEncoder();
  private final FeeChargedEncoder feeCharged = new FeeChargedEncoder();
  private final PremiumPaidEncoder premiumPaid = new PremiumPaidEncoder();
  private final CancelledEncoder cancelled = new CancelledEncoder();
  private final ReplacedEncoder replaced = new ReplacedEncoder();
  private final byte[] id = new byte[64];

  Events(Tape tape) {
    this.tape = tape;
    this.buffer = tape.buffer();
  }

  private void commit(int encodedLength) {
    tape.commit(HEADER + encodedLength);
  }

  void accepted(Orders orders, int entry, int account, long price) {
    var event = accepted.wrapAndApplyHeader(buffer, tape.next(), header);
    event.account(account).contract(orders.contract[entry]).order(orders.number[entry]);
    event.quantity(orders.total[entry]).price(price);
    event.side(orders.buy[entry] ? Side.BUY : Side.SELL).orderType(orders.type(entry));
    event.timeInForce(orders.timeInForce[entry]);
    var flags = event.flags().clear();
    var terms = orders.terms[entry];
    if (terms == null) {
      event.stop(Contract.NONE).until(0).display(0).minQuantity(0);
    } else {
      event.stop(terms.stop).until(terms.until).display(terms.display);
      event.minQuantity(terms.minQuantity);
      flags.postOnly(terms.postOnly).reduceOnly(terms.reduceOnly).quote(terms.quote);
      flags.block(terms.counterparty != 0);
    }
    event.putClientId(id, 0, orders.ids.copy(entry, id));
    commit(event.encodedLength());
  }

  void rejected(
      int account,
      int contract,
      OrderCommand command,
      Refusal.OfOrder refusal,
      byte[] clientId,
      int idLength) {
    var event = rejected.wrapAndApplyHeader(buffer, tape.next(), header);
    event.account(account).contract(contract).command(command).reason(refusal.reason());
    event.value(refusal.value()).bound(refusal.bound()).putClientId(clientId, 0, idLength);
    commit(event.encodedLength());
  }

  void refused(int command, RefuseReason reason, long value, long bound, String subject) {
    var event = new RefusedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.command(command).reason(reason).value(value).bound(bound).subject(subject);
    commit(event.encodedLength());
  }

  void traded(
      long trade,
      int contract,
      long price,
      long lots,
      int buyer,
      int seller,
      long buyOrder,
      long sellOrder,
      Side aggressor,
      byte flags,
      int spread) {
    var event = traded.wrapAndApplyHeader(buffer, tape.next(), header);
    event.trade(trade).contract(contract).price(price).quantity(lots).buyer(buyer).seller(seller);
    event.buyOrder(buyOrder).sellOrder(sellOrder).aggressor(aggressor).spread(spread);
    buffer.putByte(event.flags().clear().offset(), flags);
    commit(event.encodedLength());
  }

  void feeCharged(int account, long amount, long trade) {
    var event = feeCharged.wrapAndApplyHeader(buffer, tape.next(), header);
    event.account(account).amount(amount).trade(trade);
    commit(event.encodedLength());
  }

  /// `amount`: received; negative = paid.
  void premiumPaid(int account, long amount, long trade) {
    var event = premiumPaid.wrapAndApplyHeader(buffer, tape.next(), header);
    event.account(account).amount(amount).trade(trade);
    commit(event.encodedLength());
  }

  void cancelled(Orders orders, int entry, long lots, CancelReason reason) {
    var event = cancelled.wrapAndApplyHeader(buffer, tape.next(), header);
    event
        .account(orders.ids.account(entry))
        .contract(orders.contract[entry])
        .order(orders.number[entry]);
    event.quantity(lots).reason(reason);
    commit(event.encodedLength());
  }

  void replaced(Orders orders, int entry, int oldEntry, long left, long price, Priority priority) {
    var event = replaced.wrapAndApplyHeader(buffer, tape.next(), header);
    event
        .account(orders.ids.account(entry))
        .contract(orders.contract[entry])
        .order(orders.number[entry]);
    event.quantity(left).total(orders.total[entry]).price(price).priority(priority);
    event.putClientId(id, 0, orders.ids.copy(entry, id));
    event.putOldClientId(id, 0, orders.ids.copy(oldEntry, id));
    commit(event.encodedLength());
  }

  /// An order that goes on with less than it had, at its place.
  void lowered(Orders orders, int entry, long left, long price) {
    replaced(orders, entry, entry, left, price, Priority.KEPT);
  }

  void triggered(Orders orders, int entry, long price) {
    var event = new TriggeredEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.account(orders.ids.account(entry)).contract(orders.contract[entry]);
    event.order(orders.number[entry]).price(price);
    commit(event.encodedLength());
  }

  void indicative(Contract contract, long price, long lots) {
    var event = new IndicativeEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.contract(contract.number).price(price).quantity(lots);
    commit(event.encodedLength());
  }

  void due(long time) {
    var event = new DueEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.time(time);
    commit(event.encodedLength());
  }

  void killed(Account account) {
    var event = new KilledEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.account(account.number).on(account.killed ? Flag.YES : Flag.NO);
    commit(event.encodedLength());
  }

  void protectionSet(int account, Product product, long window, long quantity) {
    var event = new ProtectionSetEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.account(account).product(product.number).window(window).quantity(quantity);
    commit(event.encodedLength());
  }

  void protectionTripped(Protections.Protection protection) {
    var event = new ProtectionTrippedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.account(protection.account).product(protection.product);
    event.quantity(protection.filled()).bound(protection.quantity);
    commit(event.encodedLength());
  }

  void calendarSet(Product product, int first) {
    var event = new CalendarSetEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.product(product.number).first(first);
    commit(event.encodedLength());
  }

  void limitsSet(Contract contract) {
    var event = new LimitsSetEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.contract(contract.number).low(contract.lowLimit).high(contract.highLimit);
    event.locks(contract.locks).margin(contract.margin);
    commit(event.encodedLength());
  }

  /// `price`: what the position is entered at in the month.
  void cascaded(Account account, Contract strip, Contract month, long lots, long price) {
    var event = new CascadedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.account(account.number).contract(strip.number).month(month.number);
    event.lots(lots).price(price);
    commit(event.encodedLength());
  }

  void stateChanged(Contract contract, StateReason reason, int tradingDay) {
    var event = new StateChangedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.contract(contract.number).state(contract.state).reason(reason).tradingDay(tradingDay);
    commit(event.encodedLength());
  }

  void deposited(Account account, Receipt receipt, Flag repeat, String key) {
    var event = new DepositedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event
        .account(account.number)
        .amount(receipt.amount())
        .cash(receipt.after())
        .repeat(repeat)
        .key(key);
    commit(event.encodedLength());
  }

  void withdrawn(Account account, Receipt receipt, Flag repeat, String key) {
    var event = new WithdrawnEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event
        .account(account.number)
        .amount(receipt.amount())
        .cash(receipt.after())
        .repeat(repeat)
        .key(key);
    commit(event.encodedLength());
  }

  void fixed(String index, int date, long value) {
    var event = new FixedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.date(date).value(value).index(index);
    commit(event.encodedLength());
  }

  void withheld(String index, int date, String reason) {
    var event = new WithheldEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.date(date).index(index).reason(reason);
    commit(event.encodedLength());
  }

  void settled(Contract contract, int date, long price, SettlementTier tier, Cycle cycle) {
    var event = new SettledEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.contract(contract.number).date(date).price(price).tier(tier).cycle(cycle);
    commit(event.encodedLength());
  }

  void variationPaid(Account account, long amount, int date, Cycle cycle) {
    var event = new VariationPaidEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.account(account.number).amount(amount).date(date).cycle(cycle);
    event.cause(VariationCause.SETTLE);
    commit(event.encodedLength());
  }

  /// Paid between two cycles; `date` is that of the settle it goes back to.
  void variationPaid(Account account, long amount, int date, VariationCause cause) {
    var event = new VariationPaidEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.account(account.number).amount(amount).date(date).cycle(Cycle.NULL_VAL).cause(cause);
    commit(event.encodedLength());
  }

  void busted(long number, Blotter.Trade trade, long at) {
    var event = new BustedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.trade(number).contract(trade.contract()).price(trade.price()).quantity(trade.lots());
    event.buyer(trade.buyer()).seller(trade.seller()).spread(trade.spread()).at(at);
    commit(event.encodedLength());
  }

  void corrected(Contract contract, int date, long price) {
    var event = new CorrectedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.contract(contract.number).date(date).before(contract.settlement).price(price);
    commit(event.encodedLength());
  }

  /// `lots` negative: a short position.
  void transferred(Contract contract, Account from, Account to, long lots, long price) {
    var event = new TransferredEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.contract(contract.number).from(from.number).to(to.number).lots(lots).price(price);
    commit(event.encodedLength());
  }

  void accountabilityReached(Account account, Product product, long lots, long level) {
    var event = new AccountabilityReachedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.account(account.number).product(product.number).lots(lots).level(level);
    commit(event.encodedLength());
  }

  void standing(Account account, int date, long cash, long collateral, long required) {
    var event = new StandingEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.account(account.number).date(date).cash(cash).collateral(collateral).required(required);
    commit(event.encodedLength());
  }

  void expired(Contract contract, int date) {
    var event = new ExpiredEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.contract(contract.number).price(contract.settlement).date(date);
    commit(event.encodedLength());
  }

  /// `price`: the underlying's; `value`: of a lot of the option.
  void exercised(Contract option, long price, long value, int date) {
    var event = new ExercisedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.contract(option.number).price(price).value(value).date(date);
    commit(event.encodedLength());
  }

  void called(Account account, long required, long collateral) {
    var event = new CalledEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event
        .account(account.number)
        .required(required)
        .collateral(collateral)
        .amount(required - collateral);
    commit(event.encodedLength());
  }

  void productListed(Product product) {
    var event = new ProductListedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event
        .number(product.number)
        .kind(product.kind)
        .multiplier(product.multiplier)
        .tick(product.tick);
    event.margin(product.margin).fee(product.fee).feeBps(product.feeBps);
    RulesCodec.write(product.rules, event);
    event.product(product.name);
    commit(event.encodedLength());
  }

  void contractListed(Contract contract) {
    var event = new ContractListedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    var month = contract.averaging;
    event.number(contract.number).product(contract.product.number).state(contract.state);
    event.reference(contract.reference).lastTrade(contract.lastTrade);
    event
        .from(month == null ? Contract.NO_DATE : month.from())
        .to(month == null ? Contract.NO_DATE : month.to());
    event.cascade(contract.strip == null ? Contract.NO_DATE : contract.strip.cascade());
    OptionCodec.write(contract.option, event);
    var months = event.monthsCount(contract.strip == null ? 0 : contract.strip.months().size());
    if (contract.strip != null) {
      contract.strip.months().forEach(each -> months.next().month(each.number));
    }
    var legs = event.legsCount(contract.spread == null ? 0 : contract.spread.legs().size());
    if (contract.spread != null) {
      contract
          .spread
          .legs()
          .forEach(
              leg ->
                  legs.next().leg(leg.contract().number).ratio(leg.ratio()).weight(leg.weight()));
    }
    event.contract(contract.name).index(month == null ? "" : month.index());
    commit(event.encodedLength());
  }

  void accountOpened(Account account) {
    var event = new AccountOpenedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.number(account.number).kind(account.kind).account(account.name).member(account.member);
    commit(event.encodedLength());
  }

  void riskModelActivated(RiskModel model) {
    commit(RiskModelCodec.encode(model, buffer, tape.next(), header));
  }

  void repeated(int sender, long sequence, long last) {
    var event = new RepeatedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.sender(sender).sequence(sequence).last(last);
    commit(event.encodedLength());
  }

  void gap(int sender, long sequence, long last) {
    var event = new GapEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.sender(sender).sequence(sequence).last(last);
    commit(event.encodedLength());
  }

  void stateReported(long hash, long commands, long trades) {
    var event = new StateReportedEncoder().wrapAndApplyHeader(buffer, tape.next(), header);
    event.hash(hash).commands(commands).trades(trades);
    commit(event.encodedLength());
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import outcry.wire.*;
import outcry.wire.WithholdFixingEncoder;

/// Writes commands as they go on the log.
///
/// Every method writes one command at the start of [#buffer()] and returns its length. Sender and
/// sequence are stamped afterwards by whoever owns the numbering ([#stamp]). Money and prices are
/// micro-dollars; [#ABSENT] stands for "not given" and, where a price or amount must be given, for
/// a decimal that is no whole number of micro-dollars, which the exchange refuses by its own rules.
public final class CommandWriter {
  public static final long ABSENT = Long.MIN_VALUE;

  /// Stands for such a decimal where nothing need be given: no rule takes it for a price, a
  /// distance or a fraction.
  public static final long NO_NUMBER = Long.MIN_VALUE + 1;

  private static final byte[] EMPTY = {};
  private static final int NO_DATE = ListContractEncoder.lastTradeNullValue();
  private static final int SENDER = MessageHeaderEncoder.ENCODED_LENGTH;
  private static final int SEQUENCE = SENDER + Integer.BYTES;

  private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(4096);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final PlaceOrderEncoder placeOrder = new PlaceOrderEncoder();
  private final QuoteEncoder quote = new QuoteEncoder();
  private final ReplaceOrderEncoder replaceOrder = new ReplaceOrderEncoder();
  private final CancelOrderEncoder cancelOrder = new CancelOrderEncoder();
  private final LedgerCommands ledger = new LedgerCommands(buffer, header);
  private final DefaultCommands defaults = new DefaultCommands(buffer, header);

  public DirectBuffer buffer() {
    return buffer;
  }

  /// The commands of the ledger.
  public LedgerCommands ledger() {
    return ledger;
  }

  /// The commands of default management.
  public DefaultCommands defaults() {
    return defaults;
  }

  /// Writes who sends the command and the sender's own number for it.
  public void stamp(int sender, long sequence) {
    buffer.putInt(SENDER, sender, LITTLE_ENDIAN);
    buffer.putLong(SEQUENCE, sequence, LITTLE_ENDIAN);
  }

  /// A product with flat margin and fees and nothing else.
  public int listProduct(
      String product, ProductKind kind, long multiplier, long tick, long margin, long fee) {
    return listProduct(ProductTerms.of(product, kind, multiplier, tick).margin(margin).fee(fee));
  }

  public int listProduct(ProductTerms terms) {
    return length(terms.encode(new ListProductEncoder().wrapAndApplyHeader(buffer, 0, header)));
  }

  /// `index`, `from` and `to` are null together when the contract settles on no index; `lastTrade`
  /// may be null.
  public int listContract(
      String contract,
      String product,
      long reference,
      LocalDate lastTrade,
      String index,
      LocalDate from,
      LocalDate to) {
    return listContract(contract, product, reference, lastTrade, index, from, to, List.of(), null);
  }

  /// A strip (rule X-23) names its `months` and the date of the final settle that turns it into
  /// them; without months `cascade` is null.
  public int listContract(
      String contract,
      String product,
      long reference,
      LocalDate lastTrade,
      String index,
      LocalDate from,
      LocalDate to,
      List<String> months,
      LocalDate cascade) {
    var command = new ListContractEncoder().wrapAndApplyHeader(buffer, 0, header);
    command.reference(reference).lastTrade(day(lastTrade)).from(day(from)).to(day(to));
    command.cascade(day(cascade));
    var group = command.monthsCount(months.size());
    months.forEach(month -> group.next().month(month));
    command.contract(contract).product(product).index(index == null ? "" : index);
    return length(command.encodedLength());
  }

  public int listSpread(String spread, List<SpreadLeg> legs) {
    var command = new ListSpreadEncoder().wrapAndApplyHeader(buffer, 0, header);
    var group = command.legsCount(legs.size());
    for (var leg : legs) {
      group.next().ratio(leg.ratio()).weight(leg.weight()).contract(leg.contract());
    }
    return length(command.spread(spread).encodedLength());
  }

  /// A call or put on a listed contract (rule T-6).
  public int listOption(
      String option,
      String underlying,
      OptionRight right,
      long strike,
      OptionStyle style,
      LocalDate expiry,
      PremiumStyle premium) {
    var command = new ListOptionEncoder().wrapAndApplyHeader(buffer, 0, header);
    command.right(right).style(style).premium(premium).strike(strike).expiry(day(expiry));
    return length(command.option(option).underlying(underlying).encodedLength());
  }

  public int setCalendar(String product, CalendarTerms terms) {
    var command = new SetCalendarEncoder().wrapAndApplyHeader(buffer, 0, header);
    return length(terms.encode(command, product));
  }

  public int setState(StateScope scope, String name, TradingState state) {
    var command = new SetStateEncoder().wrapAndApplyHeader(buffer, 0, header);
    command.scope(scope).state(state).name(name);
    return length(command.encodedLength());
  }

  public int openAccount(String account, String member, AccountKind kind) {
    var command = new OpenAccountEncoder().wrapAndApplyHeader(buffer, 0, header);
    command.kind(kind).account(account).member(member);
    return length(command.encodedLength());
  }

  /// `key` may be empty: then the deposit is not protected against being sent twice.
  public int deposit(String account, long amount, String key) {
    var command = new DepositEncoder().wrapAndApplyHeader(buffer, 0, header);
    command.amount(amount).account(account).key(key);
    return length(command.encodedLength());
  }

  public int withdraw(String account, long amount, String key) {
    var command = new WithdrawEncoder().wrapAndApplyHeader(buffer, 0, header);
    command.amount(amount).account(account).key(key);
    return length(command.encodedLength());
  }

  /// A plain limit order.
  public int placeOrder(
      int account,
      int contract,
      Side side,
      long quantity,
      long price,
      TimeInForce timeInForce,
      String clientId) {
    var command = placeOrder.wrapAndApplyHeader(buffer, 0, header);
    command.account(account).contract(contract).quantity(quantity).price(price);
    command.side(side).orderType(OrderType.LIMIT).timeInForce(timeInForce);
    command.flags().clear();
    command.selfMatch(SelfMatch.NONE).stop(ABSENT).until(0).display(0).minQuantity(0);
    command.clientId(clientId).putSelfMatchGroup(EMPTY, 0, 0);
    return length(command.encodedLength());
  }

  public int placeOrder(int account, NewOrder order) {
    var command = placeOrder.wrapAndApplyHeader(buffer, 0, header);
    command.account(account).contract(order.contract()).quantity(order.quantity());
    command.price(order.price()).side(order.side()).orderType(order.type());
    command.timeInForce(order.timeInForce());
    command.flags().clear().postOnly(order.postOnly()).reduceOnly(order.reduceOnly());
    command.selfMatch(order.selfMatch()).stop(order.stop()).until(order.until());
    command.display(order.display()).minQuantity(order.minQuantity());
    command.clientId(order.clientId()).selfMatchGroup(order.selfMatchGroup());
    return length(command.encodedLength());
  }

  /// One side of a trade agreed away from the book; `counterparty` is the other account.
  public int reportBlock(
      int account,
      int counterparty,
      int contract,
      Side side,
      long quantity,
      long price,
      String clientId) {
    var command = new ReportBlockEncoder().wrapAndApplyHeader(buffer, 0, header);
    command.account(account).counterparty(counterparty).contract(contract);
    command.quantity(quantity).price(price).side(side).clientId(clientId);
    return length(command.encodedLength());
  }

  /// Replaces the account's quotes in the contracts named. `reset`: quote again after market-maker
  /// protection.
  public int quote(int account, boolean reset, List<QuoteEntry> entries) {
    var command = quote.wrapAndApplyHeader(buffer, 0, header);
    command.account(account).reset(reset ? Flag.YES : Flag.NO);
    var group = command.entriesCount(entries.size());
    for (var entry : entries) {
      group.next().contract(entry.contract()).bid(entry.bid()).bidQuantity(entry.bidQuantity());
      group.ask(entry.ask()).askQuantity(entry.askQuantity()).clientId(entry.clientId());
    }
    return length(command.encodedLength());
  }

  /// Market-maker protection: at most `quantity` lots filled in `window` milliseconds; a quantity
  /// of 0 ends it.
  public int setProtection(int account, String product, long window, long quantity) {
    var command = new SetProtectionEncoder().wrapAndApplyHeader(buffer, 0, header);
    command.account(account).window(window).quantity(quantity).product(product);
    return length(command.encodedLength());
  }

  /// Sets an account, or all accounts of a member, apart; or lets them in again.
  public int switchKill(boolean on, boolean ofMember, String name) {
    var command = new SwitchKillEncoder().wrapAndApplyHeader(buffer, 0, header);
    command.on(on ? Flag.YES : Flag.NO).ofMember(ofMember ? Flag.YES : Flag.NO).name(name);
    return length(command.encodedLength());
  }

  /// `quantity` is the new total, fills included; [#ABSENT] keeps quantity or price, an empty
  /// `newClientId` the id.
  public int replaceOrder(
      int account, String clientId, Long quantity, Long price, String newClientId) {
    var command = replaceOrder.wrapAndApplyHeader(buffer, 0, header);
    command.account(account);
    command
        .hasQuantity(quantity == null ? Flag.NO : Flag.YES)
        .hasPrice(price == null ? Flag.NO : Flag.YES);
    command.quantity(quantity == null ? 0 : quantity).price(price == null ? ABSENT : price);
    command.clientId(clientId).newClientId(newClientId);
    return length(command.encodedLength());
  }

  public int cancelOrder(int account, String clientId) {
    var command = cancelOrder.wrapAndApplyHeader(buffer, 0, header);
    command.account(account).clientId(clientId);
    return length(command.encodedLength());
  }

  /// Every order of the account, in one contract or (`contract` null) in all.
  public int cancelAll(int account, Integer contract) {
    var command = new CancelAllEncoder().wrapAndApplyHeader(buffer, 0, header);
    command
        .account(account)
        .all(contract == null ? Flag.YES : Flag.NO)
        .contract(contract == null ? 0 : contract);
    return length(command.encodedLength());
  }

  public int publishFixing(String index, LocalDate date, long value) {
    var command = new PublishFixingEncoder().wrapAndApplyHeader(buffer, 0, header);
    command.date(day(date)).value(value).index(index);
    return length(command.encodedLength());
  }

  public int withholdFixing(String index, LocalDate date, String reason) {
    var command = new WithholdFixingEncoder().wrapAndApplyHeader(buffer, 0, header);
    command.date(day(date)).index(index).reason(reason);
    return length(command.encodedLength());
  }

  public int publishRiskArrays(RiskModelText model) {
    return length(
        model.encode(new PublishRiskArraysEncoder().wrapAndApplyHeader(buffer, 0, header)));
  }

  /// `prices` overrides the settlement price of the contracts it names.
  public int settle(LocalDate date, Cycle cycle, Map<String, Long> prices) {
    var command = new SettleEncoder().wrapAndApplyHeader(buffer, 0, header);
    command.date(day(date)).cycle(cycle);
    var group = command.pricesCount(prices.size());
    prices.forEach((contract, price) -> group.next().price(price).contract(contract));
    return length(command.encodedLength());
  }

  /// Undoes the trade of that number.
  public int bust(long trade) {
    var command = new BustTradeEncoder().wrapAndApplyHeader(buffer, 0, header);
    return length(command.trade(trade).encodedLength());
  }

  /// Replaces the last settlement price.
  public int correct(String contract, long price) {
    var command = new CorrectSettlementEncoder().wrapAndApplyHeader(buffer, 0, header);
    return length(command.price(price).contract(contract).encodedLength());
  }

  /// `lots` in the direction held, so always positive.
  public int transfer(String from, String to, String contract, long lots) {
    var command = new TransferPositionEncoder().wrapAndApplyHeader(buffer, 0, header);
    command.quantity(lots).from(from).to(to).contract(contract);
    return length(command.encodedLength());
  }

  public int advanceClock() {
    return length(new AdvanceClockEncoder().wrapAndApplyHeader(buffer, 0, header).encodedLength());
  }

  public int reportState() {
    return length(new ReportStateEncoder().wrapAndApplyHeader(buffer, 0, header).encodedLength());
  }

  static int day(LocalDate date) {
    return date == null ? NO_DATE : Math.toIntExact(date.toEpochDay());
  }

  private static int length(int encoded) {
    return MessageHeaderEncoder.ENCODED_LENGTH + encoded;
  }
}

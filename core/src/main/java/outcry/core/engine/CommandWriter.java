// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.time.LocalDate;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import outcry.wire.*;

/// Writes commands as they go on the log.
///
/// Every method writes one command at the start of [#buffer()] and returns its length. Sender and
/// sequence are stamped afterwards by whoever owns the numbering ([#stamp]). Money and prices are
/// micro-dollars; [#ABSENT] stands for "not given" and for a decimal that is no whole number of
/// micro-dollars, which the exchange refuses by its own rules.
public final class CommandWriter {
  public static final long ABSENT = Long.MIN_VALUE;
  private static final int NO_DATE = ListContractEncoder.lastTradeNullValue();
  private static final int SENDER = MessageHeaderEncoder.ENCODED_LENGTH;
  private static final int SEQUENCE = SENDER + Integer.BYTES;

  private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(4096);
  private final MessageHeaderEncoder header = new MessageHeaderEncoder();
  private final PlaceOrderEncoder placeOrder = new PlaceOrderEncoder();
  private final ReplaceOrderEncoder replaceOrder = new ReplaceOrderEncoder();
  private final CancelOrderEncoder cancelOrder = new CancelOrderEncoder();

  public DirectBuffer buffer() {
    return buffer;
  }

  /// Writes who sends the command and the sender's own number for it.
  public void stamp(int sender, long sequence) {
    buffer.putInt(SENDER, sender, LITTLE_ENDIAN);
    buffer.putLong(SEQUENCE, sequence, LITTLE_ENDIAN);
  }

  public int listProduct(
      String product, ProductKind kind, long multiplier, long tick, long margin, long fee) {
    var command = new ListProductEncoder().wrapAndApplyHeader(buffer, 0, header);
    command.kind(kind).multiplier(multiplier).tick(tick).margin(margin).fee(fee).product(product);
    return length(command.encodedLength());
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
    var command = new ListContractEncoder().wrapAndApplyHeader(buffer, 0, header);
    command.reference(reference).lastTrade(day(lastTrade)).from(day(from)).to(day(to));
    command.contract(contract).product(product).index(index == null ? "" : index);
    return length(command.encodedLength());
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
    command.side(side).orderType(OrderType.LIMIT).timeInForce(timeInForce).clientId(clientId);
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

  public int advanceClock() {
    return length(new AdvanceClockEncoder().wrapAndApplyHeader(buffer, 0, header).encodedLength());
  }

  public int reportState() {
    return length(new ReportStateEncoder().wrapAndApplyHeader(buffer, 0, header).encodedLength());
  }

  private static int day(LocalDate date) {
    return date == null ? NO_DATE : Math.toIntExact(date.toEpochDay());
  }

  private static int length(int encoded) {
    return MessageHeaderEncoder.ENCODED_LENGTH + encoded;
  }
}

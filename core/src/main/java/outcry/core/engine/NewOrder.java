// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static outcry.core.engine.CommandWriter.ABSENT;

import outcry.wire.OrderType;
import outcry.wire.SelfMatch;
import outcry.wire.Side;
import outcry.wire.TimeInForce;

/// An order as its client words it (rules ). Prices are micro-dollars,
/// [CommandWriter#ABSENT] where there is none; `stop` is the trigger. `until` is the time a `GTD`
/// order dies, milliseconds since 1970, 0 without one. `display` 0 shows the whole order,
/// `minQuantity` 0 asks for no minimum. An empty `selfMatchGroup` goes with [SelfMatch#NONE].
public record NewOrder(
    int contract,
    Side side,
    long quantity,
    OrderType type,
    long price,
    long stop,
    TimeInForce timeInForce,
    long until,
    long display,
    long minQuantity,
    boolean postOnly,
    boolean reduceOnly,
    SelfMatch selfMatch,
    String selfMatchGroup,
    String clientId) {

  /// A limit order and nothing else.
  public static NewOrder limit(
      int contract, Side side, long quantity, long price, TimeInForce timeInForce, String id) {
    return plain(contract, side, quantity, OrderType.LIMIT, price, ABSENT, timeInForce, id);
  }

  /// A market or market-limit order.
  public static NewOrder market(
      int contract, Side side, long quantity, OrderType type, TimeInForce timeInForce, String id) {
    return plain(contract, side, quantity, type, ABSENT, ABSENT, timeInForce, id);
  }

  /// A stop (`limit` [CommandWriter#ABSENT]) or stop-limit order.
  public static NewOrder stop(
      int contract, Side side, long quantity, long stop, long limit, TimeInForce tif, String id) {
    var type = limit == ABSENT ? OrderType.STOP : OrderType.STOP_LIMIT;
    return plain(contract, side, quantity, type, limit, stop, tif, id);
  }

  private static NewOrder plain(
      int contract,
      Side side,
      long quantity,
      OrderType type,
      long price,
      long stop,
      TimeInForce timeInForce,
      String clientId) {
    return new NewOrder(
        contract,
        side,
        quantity,
        type,
        price,
        stop,
        timeInForce,
        0,
        0,
        0,
        false,
        false,
        SelfMatch.NONE,
        "",
        clientId);
  }

  /// The same in another contract.
  public NewOrder in(int number) {
    return new NewOrder(
        number,
        side,
        quantity,
        type,
        price,
        stop,
        timeInForce,
        until,
        display,
        minQuantity,
        postOnly,
        reduceOnly,
        selfMatch,
        selfMatchGroup,
        clientId);
  }

  /// Dies when the clock reaches `time` (milliseconds since 1970); for `GTD`.
  public NewOrder until(long time) {
    return with(time, display, minQuantity, postOnly, reduceOnly, selfMatch, selfMatchGroup);
  }

  /// Shows at most `lots` at a time.
  public NewOrder display(long lots) {
    return with(until, lots, minQuantity, postOnly, reduceOnly, selfMatch, selfMatchGroup);
  }

  /// At least `lots` must trade at entry.
  public NewOrder minQuantity(long lots) {
    return with(until, display, lots, postOnly, reduceOnly, selfMatch, selfMatchGroup);
  }

  /// Never takes liquidity.
  public NewOrder asPostOnly() {
    return with(until, display, minQuantity, true, reduceOnly, selfMatch, selfMatchGroup);
  }

  /// Only brings the position nearer to zero.
  public NewOrder asReduceOnly() {
    return with(until, display, minQuantity, postOnly, true, selfMatch, selfMatchGroup);
  }

  /// Self-match prevention: what to do where it would trade with an order of the same group.
  public NewOrder selfMatch(String group, SelfMatch action) {
    return with(until, display, minQuantity, postOnly, reduceOnly, action, group);
  }

  private NewOrder with(
      long dies,
      long shows,
      long minimum,
      boolean posts,
      boolean reduces,
      SelfMatch action,
      String group) {
    return new NewOrder(
        contract,
        side,
        quantity,
        type,
        price,
        stop,
        timeInForce,
        dies,
        shows,
        minimum,
        posts,
        reduces,
        action,
        group,
        clientId);
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import static outcry.core.market.Command.NONE;

import java.util.ArrayList;
import java.util.SplittableRandom;
import outcry.wire.OrderType;
import outcry.wire.SelfMatch;
import outcry.wire.TimeInForce;
import outcry.wire.TradingState;

/// Makes up what a small crowd sends: few prices, few lots, so that everything meets everything.
final class CommandStory {
  private final SplittableRandom random;
  private final ReferenceMarket market;
  private final Terms terms;

  /// Of a thousand orders, those of each kind; a world has some kinds and not others.
  private final int stops;

  private final int icebergs;
  private final int grouped;
  private final int minimums;
  private final int postOnly;
  private final int reduceOnly;
  private final int quotes;
  private final int reach;
  private final int maximum;
  private final int restless;
  private long now = 1_000_000;
  private long ids;
  private int date = 20_000;

  CommandStory(SplittableRandom random, ReferenceMarket market) {
    this.random = random;
    this.market = market;
    terms = market.terms;
    stops = maybe(350);
    icebergs = maybe(400);
    grouped = maybe(1000);
    minimums = maybe(150);
    postOnly = maybe(150);
    reduceOnly = maybe(250);
    quotes = random.nextInt(3) == 0 ? 40 : 0;
    reach = random.nextInt(1, 7);
    maximum = random.nextInt(3, 30);
    restless = random.nextInt(4) == 0 ? 40 : random.nextInt(1, 12);
  }

  private int maybe(int most) {
    return random.nextBoolean() ? 0 : random.nextInt(most);
  }

  Command next() {
    pass();
    int kind = random.nextInt(1000);
    if (kind < restless || mustOpen()) {
      return turn();
    }
    if (someoneIsKilled() && random.nextInt(12) == 0) {
      return kill();
    }
    if (kind < 680) {
      return place();
    }
    if (kind < 840) {
      return replace();
    }
    if (kind < 925) {
      return cancel();
    }
    if (kind < 932) {
      return new Command.CancelAll(now, account(), random.nextBoolean() ? 0 : contract());
    }
    if (kind < 936) {
      return kill();
    }
    if (kind < 946) {
      return settle();
    }
    if (kind < 946 + quotes) {
      return random.nextInt(12) == 0 ? protect() : quote();
    }
    if (kind < 985 && terms.hasBlocks()) {
      return block();
    }
    return new Command.Clock(now);
  }

  /// Mostly a moment, at times long enough for a window, a pause or a validity to end.
  private void pass() {
    int kind = random.nextInt(100);
    if (kind < 60) {
      now += random.nextInt(3);
    } else if (kind < 95) {
      now += random.nextInt(200);
    } else {
      now += random.nextInt(4000);
    }
  }

  private boolean someoneIsKilled() {
    return market.accounts.stream().anyMatch(account -> account.killed);
  }

  private boolean mustOpen() {
    return market.contracts.stream().noneMatch(ReferenceContract::isContinuous)
        && random.nextInt(8) == 0;
  }

  private Command turn() {
    boolean open = random.nextInt(2) == 0 || mustOpen();
    var state = open ? TradingState.CONTINUOUS : TradingState.get((short) random.nextInt(1, 7));
    return new Command.Turn(now, random.nextInt(3) == 0 ? contract() : 0, state);
  }

  private Command kill() {
    for (var account : market.accounts) {
      if (account.killed && random.nextInt(4) > 0) {
        return new Command.Kill(now, account.number, false);
      }
    }
    return new Command.Kill(now, account(), random.nextInt(4) > 0);
  }

  private Command settle() {
    boolean last = random.nextInt(3) > 0;
    var prices = new long[terms.contracts().size()];
    for (var contract : market.contracts) {
      long base = contract.last == NONE ? TermsStory.MIDDLE : contract.last;
      long moved = base + random.nextInt(-3, 4) * TermsStory.TICK + random.nextInt(2) * 1300;
      prices[contract.number - 1] = Math.clamp(moved, 900_000, 1_100_000);
    }
    return new Command.Settle(now, last ? date++ : date, last, prices);
  }

  private int account() {
    return random.nextInt(300) == 0
        ? random.nextInt(2) * (terms.accounts() + 1)
        : random.nextInt(1, terms.accounts() + 1);
  }

  private int accountWithOrders() {
    int account = account();
    for (int i = 0; i < 4 && hasNoOrders(account); i++) {
      account = account();
    }
    return account;
  }

  private boolean hasNoOrders(int number) {
    var account = market.account(number);
    return account == null || account.orders.isEmpty();
  }

  private int contract() {
    return random.nextInt(300) == 0
        ? random.nextInt(2) * (terms.contracts().size() + 1)
        : random.nextInt(1, terms.contracts().size() + 1);
  }

  private long newId() {
    return Ids.of("o" + (random.nextInt(40) == 0 ? random.nextLong(ids + 1) : ++ids));
  }

  private long price(int contract) {
    int ticks = random.nextInt(-reach, reach + 1);
    long price = middle(contract) + ticks * TermsStory.TICK;
    return switch (random.nextInt(400)) {
      case 0 -> price + 1;
      case 1 -> -price;
      case 2 -> price * random.nextInt(5);
      case 3 -> NONE;
      default -> price;
    };
  }

  /// Around which price a contract trades: a spread around what its legs cost.
  private long middle(int number) {
    var contract = market.contract(number);
    if (contract == null || !contract.isSpread()) {
      return TermsStory.MIDDLE;
    }
    return contract.legs.stream().mapToLong(Terms.Leg::ratio).sum() * TermsStory.MIDDLE;
  }

  private long lots() {
    return switch (random.nextInt(500)) {
      case 0 -> random.nextInt(-1, 1);
      case 1 -> 1_000_000_000L + random.nextInt(-1, 2);
      default -> random.nextInt(1, maximum + 1);
    };
  }

  private boolean chance(int ofThousand) {
    return random.nextInt(1000) < ofThousand;
  }

  private Command place() {
    int contract = contract();
    boolean collects = collects(contract);
    var type = type(collects);
    boolean limited = type == OrderType.LIMIT || type == OrderType.STOP_LIMIT;
    boolean stop = type == OrderType.STOP || type == OrderType.STOP_LIMIT;
    boolean odd = chance(3);
    var validity = validity(stop, collects);
    boolean dated = validity == TimeInForce.GTD != chance(3);
    boolean unbounded = type == OrderType.MARKET && terms.protection() == NONE;
    long lots = unbounded ? random.nextInt(1, maximum + 1) : lots();
    boolean self = chance(grouped);
    int account = account();
    boolean reduces = chance(reduceOnly);
    boolean buy = random.nextBoolean();
    if (reduces && random.nextInt(4) > 0) {
      var known = market.account(account);
      var where = market.contract(contract);
      buy = known == null || where == null || known.reducible(where, true) > 0;
    }
    return new Command.Place(
        now,
        account,
        contract,
        newId(),
        buy,
        lots,
        type,
        limited != odd ? price(contract) : NONE,
        stop || chance(2) ? price(contract) : NONE,
        validity,
        dated ? now + random.nextInt(-10, 3000) : 0,
        chance(icebergs) ? random.nextLong(lots + 2) : 0,
        !stop && chance(collects ? minimums / 10 : minimums)
            ? random.nextLong(1, Math.max(2, lots + 2))
            : 0,
        type == OrderType.LIMIT && chance(postOnly) || chance(2),
        reduces,
        self ? SelfMatch.get((short) random.nextInt(5)) : SelfMatch.NONE,
        self ? random.nextInt(4) : 0);
  }

  private Command quote() {
    var entries = new Command.Quote.Entry[random.nextInt(1, 3)];
    for (int i = 0; i < entries.length; i++) {
      int contract = contract();
      long bid = price(contract);
      long ask =
          random.nextInt(20) == 0 ? price(contract) : bid + TermsStory.TICK * random.nextInt(4);
      entries[i] =
          new Command.Quote.Entry(
              contract,
              bid,
              random.nextInt(8) == 0 ? 0 : lots(),
              ask,
              random.nextInt(8) == 0 ? 0 : lots(),
              Ids.of("" + ++ids % 10_000));
    }
    return new Command.Quote(now, account(), random.nextInt(10) == 0, entries);
  }

  private Command protect() {
    int account = random.nextInt(1, terms.accounts() + 1);
    long most = random.nextInt(4) == 0 ? 0 : random.nextInt(1, 2 * maximum);
    return new Command.Protect(now, account, random.nextInt(1, 2000), most);
  }

  /// Often the other side of a report that waits.
  private Command block() {
    long id = newId();
    for (var order : market.everyOrder()) {
      if (order.block && random.nextBoolean()) {
        return new Command.Block(
            now,
            order.counterparty,
            order.account.number,
            order.contract.number,
            id,
            !order.buy,
            order.total,
            order.price);
      }
    }
    int contract = contract();
    long lots = terms.blockMinimum() + random.nextInt(-1, 8);
    return new Command.Block(
        now, account(), account(), contract, id, random.nextBoolean(), lots, price(contract));
  }

  private boolean collects(int number) {
    var contract = market.contract(number);
    return contract != null && contract.collects();
  }

  private OrderType type(boolean collects) {
    int kind = random.nextInt(1000);
    if (kind < stops) {
      return terms.protection() != NONE && random.nextBoolean()
          ? OrderType.STOP
          : OrderType.STOP_LIMIT;
    }
    if (kind > (collects ? 990 : 920)) {
      return random.nextInt(3) > 0 ? OrderType.MARKET : OrderType.MARKET_LIMIT;
    }
    return OrderType.LIMIT;
  }

  private TimeInForce validity(boolean stop, boolean collects) {
    int kind = random.nextInt(100);
    if (random.nextInt(25) > 0) {
      kind = stop ? kind % 70 : collects ? kind % 85 : kind;
    }
    if (kind < 30) {
      return TimeInForce.DAY;
    }
    if (kind < 55) {
      return TimeInForce.GTC;
    }
    if (kind < 70) {
      return TimeInForce.GTD;
    }
    if (collects && kind < 98) {
      return TimeInForce.AT_OPEN;
    }
    return kind < 86 ? TimeInForce.IOC : kind < 99 ? TimeInForce.FOK : TimeInForce.AT_OPEN;
  }

  private Command replace() {
    int account = accountWithOrders();
    long id = liveId(account);
    var known = market.account(account);
    var order = known == null ? null : known.orders.get(id);
    long total = order == null ? lots() : order.total + random.nextInt(-maximum, maximum + 1);
    boolean both = random.nextInt(3) == 0;
    boolean quantity = both || random.nextBoolean();
    boolean price = both || !quantity;
    return new Command.Replace(
        now,
        account,
        id,
        quantity ? Math.max(1, total) : NONE,
        price
            ? order != null && random.nextInt(6) == 0
                ? order.price
                : price(order == null ? 1 : order.contract.number)
            : NONE,
        random.nextInt(4) == 0 ? newId() : 0);
  }

  private Command cancel() {
    int account = accountWithOrders();
    return new Command.Cancel(now, account, liveId(account));
  }

  /// Mostly an order that is there.
  private long liveId(int number) {
    var account = market.account(number);
    if (account == null || account.orders.isEmpty() || random.nextInt(50) == 0) {
      return Ids.of("o" + random.nextLong(ids + 2));
    }
    return new ArrayList<>(account.orders.keySet()).get(random.nextInt(account.orders.size()));
  }
}

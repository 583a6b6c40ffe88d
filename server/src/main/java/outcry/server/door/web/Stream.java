// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import outcry.server.door.web.Topic.Key;
import outcry.server.read.Change;
import outcry.server.read.Market;
import outcry.server.read.MarketListener;
import outcry.server.read.Order;
import outcry.server.read.ReadModel;
import outcry.server.read.Trade;
import tools.jackson.databind.node.ObjectNode;

/// Passes every change of the market on to those who listen.
///
/// Books, trades, orders, fixings and settlement prices are pushed as they happen, by the thread
/// that feeds the read model: it writes each push once and drops it into outboxes, which never
/// wait. What needs a longer sum (accounts, participants) or repeats itself (status) is only marked
/// as changed; [Digest] sends it whole a few times a second.
final class Stream implements MarketListener, AutoCloseable {
  private final Map<Key, Channel> channels = new ConcurrentHashMap<>();
  private final ReadModel model;
  private final Digest digest;
  private int tradingDate;

  Stream(ReadModel model, Function<Market, ObjectNode> status) {
    this.model = model;
    this.digest = new Digest(channels, new Pictures(model, status));
    model.listen(this);
  }

  /// Lets a client into a channel: first where it stands, then everything that changes.
  void join(Subscriber subscriber, Key key) {
    switch (key.topic()) {
      case STATUS, PARTICIPANTS, POSITIONS, ACCOUNT -> digest.join(subscriber, key, channel(key));
      case BOOK, TRADES, INDEX, SETTLEMENTS, ORDERS ->
          model.read(
              market -> {
                joinLive(market, subscriber, key);
                return null;
              });
    }
  }

  /// While the market is borrowed nothing is pushed, so the snapshot and the first change after it
  /// fit together.
  private void joinLive(Market market, Subscriber subscriber, Key key) {
    var picture = picture(market, key);
    if (key.topic() == Topic.BOOK) {
      long seq = market.contractNamed(key.of()).book().seq();
      channel(key).joinAt(seq, subscriber, market.time(), picture);
    } else {
      channel(key).join(subscriber, market.time(), picture);
    }
  }

  private static ObjectNode picture(Market market, Key key) {
    return switch (key.topic()) {
      case BOOK ->
          MarketJson.book(market, MarketRoutes.listed(market, key.of()), Integer.MAX_VALUE);
      case TRADES -> Pictures.recentTrades(market, key.of());
      case INDEX -> HistoryRoutes.latest(market);
      case SETTLEMENTS -> Pictures.recentSettlements(market);
      case ORDERS -> Pictures.openOrders(market, key.of());
      case STATUS, PARTICIPANTS, POSITIONS, ACCOUNT ->
          throw new IllegalArgumentException(key + " is pushed whole");
    };
  }

  /// Refuses a channel of a contract or account that does not exist.
  void check(Key key) {
    model.read(
        market ->
            key.of() == null
                ? null
                : key.topic().scope() == Topic.Scope.ACCOUNT
                    ? AccountRoutes.opened(market, key.of())
                    : MarketRoutes.listed(market, key.of()));
  }

  void leaveAll(Subscriber subscriber) {
    channels.values().forEach(channel -> channel.leave(subscriber));
  }

  void leave(Subscriber subscriber, Key key) {
    var channel = channels.get(key);
    if (channel != null) {
      channel.leave(subscriber);
    }
  }

  private Channel channel(Key key) {
    return channels.computeIfAbsent(key, _ -> new Channel(key.name()));
  }

  /// Null when nobody listens.
  private Channel listened(Topic topic, String of) {
    var channel = channels.get(new Key(topic, of));
    return channel == null || channel.isIdle() ? null : channel;
  }

  @Override
  public void onChange(Market market, Change change) {
    if (change.whole()) {
      renew(market);
      return;
    }
    books(market, change);
    trades(market, change);
    orders(market, change);
    var index = change.fixings().isEmpty() ? null : listened(Topic.INDEX, null);
    if (index != null) {
      var json = Json.object();
      var list = json.putArray("fixings");
      change.fixings().forEach(fixing -> list.add(MarketJson.fixing(fixing)));
      index.delta(change.time(), json);
    }
    var settlements = change.settlements().isEmpty() ? null : listened(Topic.SETTLEMENTS, null);
    if (settlements != null) {
      settlements.delta(change.time(), Pictures.settlements(market, change.settlements()));
    }
    mark(market, change);
  }

  private void books(Market market, Change change) {
    for (var book : change.books()) {
      var channel = listened(Topic.BOOK, market.contract(book.contract()));
      if (channel != null) {
        channel.deltaAt(book.seq(), change.time(), MarketJson.change(market, book));
      }
    }
  }

  private void trades(Market market, Change change) {
    if (change.trades().isEmpty()) {
      return;
    }
    var all = listened(Topic.TRADES, null);
    if (all != null) {
      all.delta(change.time(), Pictures.trades(market, change.trades()));
    }
    var byContract = new TreeMap<Integer, List<Trade>>();
    for (var trade : change.trades()) {
      byContract.computeIfAbsent(trade.contract(), _ -> new ArrayList<>()).add(trade);
    }
    byContract.forEach(
        (contract, trades) -> {
          var channel = listened(Topic.TRADES, market.contract(contract));
          if (channel != null) {
            channel.delta(change.time(), Pictures.trades(market, trades));
          }
        });
  }

  private void orders(Market market, Change change) {
    var byChannel = new TreeMap<Integer, List<Order>>();
    for (long number : change.orders()) {
      var order = market.order(number);
      if (order != null) {
        byChannel.computeIfAbsent(order.account(), _ -> new ArrayList<>()).add(order);
      }
    }
    byChannel.forEach(
        (account, orders) -> {
          var channel = listened(Topic.ORDERS, market.account(account));
          if (channel != null) {
            channel.delta(change.time(), Pictures.orders(market, orders));
          }
        });
  }

  private void mark(Market market, Change change) {
    for (int account : change.accounts()) {
      var name = market.account(account);
      digest.mark(Topic.POSITIONS, name);
      digest.mark(Topic.ACCOUNT, name);
    }
    if (!change.accounts().isEmpty()) {
      digest.mark(Topic.PARTICIPANTS, null);
    }
    if (!change.states().isEmpty() || market.tradingDate() != tradingDate) {
      tradingDate = market.tradingDate();
      digest.mark(Topic.STATUS, null);
    }
  }

  /// The whole state was replaced: everybody starts from where it now stands.
  private void renew(Market market) {
    channels.forEach(
        (key, channel) -> {
          switch (key.topic()) {
            case STATUS, PARTICIPANTS, POSITIONS, ACCOUNT -> digest.mark(key.topic(), key.of());
            case BOOK ->
                channel.snapshotAt(
                    market.contractNamed(key.of()).book().seq(),
                    market.time(),
                    picture(market, key));
            case TRADES, INDEX, SETTLEMENTS, ORDERS ->
                channel.snapshot(market.time(), picture(market, key));
          }
        });
  }

  @Override
  public void close() {
    digest.close();
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outcry.wire.Side;
import outcry.wire.TimeInForce;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The stream: what its clients hear lets them keep the market without a hole.
class StreamTest {
  private static final String BOOK = "book.H100-2026-12";

  @TempDir Path data;
  private Visit visit;

  @BeforeEach
  void open() throws Exception {
    visit = Visit.to(data);
  }

  @AfterEach
  void close() {
    visit.close();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 20261201})
  void aBookKeptFromTheChangesIsTheBookOverRest(long seed) throws Exception {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 40; i++) {
      act(random, i);
    }
    var listener = Listener.at(visit);
    listener.subscribe(BOOK);
    var bids = new TreeMap<BigDecimal, String>(Comparator.reverseOrder());
    var asks = new TreeMap<BigDecimal, String>();
    long seq = take(listener.hear(), bids, asks, -1);
    for (int i = 40; i < 400; i++) {
      act(random, i);
    }
    var book = visit.get("/v1/instruments/H100-2026-12/book?depth=1000").json();
    long last = book.get("seq").longValue();
    assertTrue(last > seq + 50, visit::story);
    while (seq < last) {
      seq = take(listener.hear(), bids, asks, seq);
    }
    assertEquals(levels(book.get("bids")), bids.values().toString(), visit::story);
    assertEquals(levels(book.get("asks")), asks.values().toString(), visit::story);
  }

  /// One thing a member might do: mostly place an order, sometimes take one back.
  private void act(SplittableRandom random, int number) {
    var side = random.nextBoolean() ? Side.BUY : Side.SELL;
    long price = 3_100_000 + 5_000 * random.nextLong(-8, 9);
    long lots = random.nextLong(1, 6);
    int account = random.nextInt(1, 3);
    if (random.nextInt(4) == 0) {
      visit.venue.send(to -> to.cancelOrder(account, "x" + random.nextInt(number + 1)));
    } else {
      visit.venue.send(
          to -> to.placeOrder(account, 1, side, lots, price, TimeInForce.DAY, "x" + number));
    }
  }

  private long take(
      ObjectNode push, Map<BigDecimal, String> bids, Map<BigDecimal, String> asks, long before) {
    assertEquals(BOOK, push.get("ch").asString(), visit::story);
    if (before >= 0) {
      assertEquals("delta", push.get("type").asString(), visit::story);
      assertEquals(before, push.get("prevSeq").longValue(), visit::story);
      assertEquals(before + 1, push.get("seq").longValue(), visit::story);
    } else {
      assertEquals("snapshot", push.get("type").asString(), visit::story);
    }
    put(bids, push.at("/data/bids"));
    put(asks, push.at("/data/asks"));
    return push.get("seq").longValue();
  }

  private static void put(Map<BigDecimal, String> side, JsonNode levels) {
    for (var level : levels) {
      var price = new BigDecimal(level.get(0).asString());
      if (level.get(1).asString().equals("0")) {
        side.remove(price);
      } else {
        side.put(price, level.toString());
      }
    }
  }

  private static String levels(JsonNode levels) {
    var text = new StringBuilder();
    levels.forEach(level -> text.append(text.isEmpty() ? "" : ", ").append(level));
    return "[" + text + "]";
  }

  @Test
  void aMemberHearsItsOrdersPositionsAndAccount() throws Exception {
    var listener = Listener.at(visit);
    listener.say("{\"op\":\"auth\",\"key\":\"" + visit.labs + "\"}");
    assertEquals("labs", listener.hear().get("account").asString(), visit::story);
    listener.subscribe("orders", "positions", "account", "trades");
    for (int i = 0; i < 4; i++) {
      listener.hear(push -> push.get("type").asString().equals("snapshot"));
    }
    visit.ok(visit.place(visit.neocloud, "s1", "sell", 5, "3.10"));
    visit.ok(visit.place(visit.labs, "b1", "buy", 5, "3.10"));
    var heard = new TreeMap<String, JsonNode>();
    while (!(text(heard, "orders", "/orders/0/status").equals("filled")
        && text(heard, "positions", "/positions/H100-2026-12").equals("5")
        && text(heard, "account", "/required").equals("2000.000000")
        && text(heard, "trades", "/trades/0/qty").equals("5"))) {
      var push = listener.hear();
      heard.put(push.get("ch").asString(), push.get("data"));
    }
    assertEquals("99998.750000", text(heard, "account", "/cash"), visit::story);
  }

  private static String text(Map<String, JsonNode> heard, String channel, String path) {
    var data = heard.get(channel);
    return data == null || data.at(path).isMissingNode() ? "" : data.at(path).asString();
  }

  @Test
  void theVenueTellsItsStateItsFixingsAndItsSettlements() throws Exception {
    var listener = Listener.at(visit);
    listener.subscribe("status", "index", "settlements");
    for (int i = 0; i < 3; i++) {
      listener.hear(push -> push.get("type").asString().equals("snapshot"));
    }
    visit.operate(
        "fixings", "{\"index\":\"H100-L/1\",\"date\":\"2026-12-01\",\"value\":\"3.1234\"}");
    visit.operate("settle", "{\"date\":\"2026-11-02\",\"prices\":{\"H100-2026-12\":\"3.00\"}}");
    visit.operate("state", "{\"product\":\"H100\",\"state\":\"halted\"}");
    var fixing = listener.hear(push -> on(push, "index") && type(push, "delta"));
    assertEquals("3.1234", fixing.at("/data/fixings/0/value").asString(), visit::story);
    var settlement = listener.hear(push -> on(push, "settlements") && type(push, "delta"));
    assertEquals("3.000", settlement.at("/data/settlements/0/price").asString(), visit::story);
    listener.hear(push -> on(push, "status") && halted(push));
  }

  private static boolean on(ObjectNode push, String channel) {
    return push.get("ch").asString().equals(channel);
  }

  private static boolean type(ObjectNode push, String type) {
    return push.get("type").asString().equals(type);
  }

  private static boolean halted(ObjectNode push) {
    return push.at("/data/states/H100-2026-12").asString().equals("halted");
  }

  @Test
  void nonsenseIsAnsweredAndTheConnectionStays() throws Exception {
    long before = visit.venue.hash();
    var listener = Listener.at(visit);
    says(listener, "garbage", "malformed-json");
    says(listener, "[]", "malformed-json");
    says(listener, "{}", "unknown-op");
    says(listener, "{\"op\":\"dance\"}", "unknown-op");
    says(listener, "{\"op\":\"subscribe\"}", "missing-field");
    says(listener, "{\"op\":\"subscribe\",\"channels\":[1]}", "bad-type");
    says(listener, "{\"op\":\"subscribe\",\"channels\":[\"weather\"]}", "unknown-channel");
    says(listener, "{\"op\":\"subscribe\",\"channels\":[\"book\"]}", "unknown-channel");
    says(listener, "{\"op\":\"subscribe\",\"channels\":[\"book.X\"]}", "unknown-contract");
    says(listener, "{\"op\":\"subscribe\",\"channels\":[\"orders\"]}", "no-key");
    says(listener, "{\"op\":\"subscribe\",\"channels\":[\"participants\"]}", "forbidden");
    says(listener, "{\"op\":\"auth\",\"key\":\"wrong\"}", "wrong-key");
    says(listener, "{\"op\":\"ping\",\"loud\":true}", "unknown-field");
    listener.say("{\"op\":\"ping\"}");
    assertEquals("pong", listener.hear().get("op").asString(), visit::story);
    assertEquals(before, visit.venue.hash());
  }

  private void says(Listener listener, String text, String code) throws InterruptedException {
    listener.say(text);
    assertEquals(code, listener.hear().at("/error/code").asString(), visit::story);
  }

  @Test
  void aMessageThatIsTooLongEndsTheConnection() throws Exception {
    var listener = Listener.at(visit);
    listener.say("x".repeat(70_000));
    assertTrue(listener.closed.get(20, TimeUnit.SECONDS).startsWith("1009"), visit::story);
  }

  @Test
  void whoUnsubscribesHearsNoMore() throws Exception {
    var listener = Listener.at(visit);
    listener.subscribe(BOOK);
    listener.hear();
    listener.say("{\"op\":\"unsubscribe\",\"channels\":[\"" + BOOK + "\"]}");
    listener.say("{\"op\":\"ping\"}");
    assertEquals("pong", listener.hear().get("op").asString(), visit::story);
    visit.ok(visit.place(visit.labs, "b1", "buy", 5, "3.00"));
    listener.say("{\"op\":\"ping\"}");
    assertEquals("pong", listener.hear().get("op").asString(), visit::story);
  }

  @Test
  void whenTheVenueClosesItsListenersAreTold() throws Exception {
    var listener = Listener.at(visit);
    listener.subscribe(BOOK);
    listener.hear();
    visit.door.close();
    assertEquals("1001 the venue is closing", listener.closed.get(20, TimeUnit.SECONDS));
  }

  @Test
  void whoReadsTooSlowlyIsSentAwayAndTheMarketGoesOn() throws Exception {
    try (var small = new Visit(data.resolve("small"), false, 64 * 1024);
        var slow = new RawListener(small.door.port())) {
      small.listTheDecemberContract();
      slow.say("{\"op\":\"subscribe\",\"channels\":[\"" + BOOK + "\"]}");
      slow.awaitFirstMessage();
      for (int round = 0; round < 40; round++) {
        fillAndEmptyTheBook(small, round);
      }
      assertEquals("1008 slow consumer", slow.readToTheEnd(), small::story);
      small.ok(small.place(small.labs, "last", "buy", 1, "0.005"));
    }
  }

  /// Some thirty thousand bytes of changes.
  private static void fillAndEmptyTheBook(Visit visit, int round) {
    for (int i = 1; i <= 200; i++) {
      long price = 5_000L * i;
      var id = round + "." + i;
      visit.venue.send(to -> to.placeOrder(1, 1, Side.BUY, 1, price, TimeInForce.DAY, id));
    }
    visit.venue.send(to -> to.cancelAll(1, null));
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static outcry.core.engine.Desk.usd;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outcry.wire.*;

/// Weeks in which members and their clients trade, prices jump and members default: the books hold
/// after every command (rule D-14), every loss is borne as a twin in big integers says, and a
/// restored copy goes on alike.
class DefaultSimulationTest {
  private static final int MULTIPLIER = 1_000;
  private static final String[] MONTHS = {"jan", "feb", "mar"};

  private final Desk desk = new Desk();
  private final WaterfallTwin twin = new WaterfallTwin();
  private final List<String> members = new ArrayList<>();
  private final List<String> inDefault = new ArrayList<>();
  private Random random;
  private LocalDate date = LocalDate.of(2026, 12, 1);
  private long orders;
  private long now;
  private String story;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void membersDefaultAndTheBooksHold(long seed) {
    story = "seed " + seed;
    random = new Random(seed);
    list();
    for (int day = 0; day < 40 && inDefault.size() < members.size() - 2; day++) {
      trade();
      settle();
      if (random.nextInt(4) == 0) {
        default_();
      }
      recover();
      if (random.nextInt(5) == 0) {
        restart();
      }
    }
    assertTrue(inDefault.size() > 1, () -> story + ": hardly anybody defaulted");
  }

  @Test
  void theStoriesReachEveryLayer() {
    var seen = new ArrayList<String>();
    for (long seed = 1; seed <= 8; seed++) {
      var other = new DefaultSimulationTest();
      other.membersDefaultAndTheBooksHold(seed);
      for (var layer : other.desk.view().waterfall("")) {
        if (layer.used() > 0) {
          seen.add(layer.layer().name());
        }
      }
    }
    for (var layer : LossLayer.values()) {
      boolean told = layer == LossLayer.NULL_VAL || layer == LossLayer.TEAR_UP;
      assertTrue(told || seen.contains(layer.name()), () -> "no loss reached " + layer);
    }
  }

  private void list() {
    twin.skin1 = usd("5000");
    twin.skin2 = usd("3000");
    var defaults = desk.writer();
    send(
        defaults
            .ledger()
            .declareHouse(
                twin.skin1,
                twin.skin2,
                CommandWriter.ABSENT,
                CommandWriter.ABSENT,
                600_000,
                random.nextBoolean()));
    for (int i = 0; i < 7; i++) {
      var member = "m" + i;
      members.add(member);
      long fund = usd(random.nextInt(1, 300) + ".0" + random.nextInt(10));
      twin.funds.put(member, fund);
      send(desk.writer().ledger().declareMember(member, fund));
    }
    send(
        desk.writer()
            .listProduct(
                "H100", ProductKind.GPU_HOUR, MULTIPLIER, usd("0.001"), usd("300"), usd("0.5")));
    for (var month : MONTHS) {
      send(desk.writer().listContract(month, "H100", usd("3"), null, null, null, null));
    }
    desk.opens("H100");
    taken(false, null);
    for (var member : members) {
      send(desk.writer().openAccount(member, member, AccountKind.HOUSE));
      send(desk.writer().deposit(member, usd(random.nextInt(2_000, 40_000) + ".00"), ""));
      for (int c = 0; c < 2; c++) {
        var client = member + "-c" + c;
        send(desk.writer().openAccount(client, member, AccountKind.CLIENT));
        send(desk.writer().deposit(client, usd(random.nextInt(1_000, 9_000) + ".00"), ""));
      }
    }
  }

  private void trade() {
    int accounts = members.size() * 3;
    for (int i = 0; i < 40; i++) {
      int account = random.nextInt(accounts) + 1;
      int contract = random.nextInt(MONTHS.length) + 1;
      long last = desk.view().market(contract).settlement();
      long base = last == CommandWriter.ABSENT ? usd("3") : last;
      long price =
          Math.max(usd("0.001"), base - base % 1_000 + usd("0.001") * random.nextInt(-9, 10));
      var side = random.nextBoolean() ? Side.BUY : Side.SELL;
      send(
          desk.writer()
              .placeOrder(
                  account,
                  contract,
                  side,
                  random.nextInt(1, 30),
                  price,
                  TimeInForce.DAY,
                  "o" + ++orders));
    }
  }

  /// Sometimes the market jumps.
  private void settle() {
    var prices = new LinkedHashMap<String, Long>();
    boolean jump = random.nextInt(3) == 0;
    for (var month : MONTHS) {
      long last = desk.view().market(desk.view().contract(month)).settlement();
      long base = last == CommandWriter.ABSENT ? usd("3") : last;
      long move = jump ? base * random.nextInt(-25, 26) / 100 : base * random.nextInt(-2, 3) / 100;
      prices.put(month, Math.max(usd("0.01"), base + move + random.nextInt(3)));
    }
    date = date.plusDays(1);
    sendSettle(desk.writer().settle(date, Cycle.FINAL, prices));
  }

  private void default_() {
    var standing = members.stream().filter(each -> !inDefault.contains(each)).toList();
    var member = standing.get(random.nextInt(standing.size()));
    for (var each : standing) {
      long cash = desk.view().money(desk.view().account(each)).cash();
      if (cash < desk.view().money(desk.view().account(member)).cash()) {
        member = each; // the poorest
      }
    }
    inDefault.add(member);
    send(desk.writer().defaults().declareDefault(member));
    var heir = members.get(random.nextInt(members.size()));
    send(desk.writer().defaults().port(member + "-c0", heir));
    if (random.nextBoolean()) {
      send(desk.writer().defaults().liquidate(member));
    }
    int rounds = random.nextInt(1, 3);
    for (int i = 0; i < rounds; i++) {
      closeOut(member);
    }
  }

  private void closeOut(String member) {
    var prices = new TreeMap<String, Long>();
    for (var month : MONTHS) {
      if (random.nextBoolean()) {
        long last = desk.view().market(desk.view().contract(month)).settlement();
        prices.put(month, Math.max(1, last + last * random.nextInt(-30, 31) / 100));
      }
    }
    var bids = new ArrayList<DefaultCommands.Bid>();
    for (int i = random.nextInt(4); i > 0; i--) {
      var bidder = members.get(random.nextInt(members.size()));
      var month = MONTHS[random.nextInt(MONTHS.length)];
      long price = usd("3") + usd("0.001") * random.nextInt(-300, 300);
      bids.add(new DefaultCommands.Bid(bidder, month, random.nextInt(1, 9), price));
    }
    boolean all = random.nextBoolean();
    long cost = random.nextInt(3) == 0 ? usd("12.34") : 0;
    desk.news();
    sendCloseOut(desk.writer().defaults().closeOut(member, all, cost, prices, bids), member);
    if (desk.news().stream().anyMatch(line -> line.startsWith("refused"))) {
      sendCloseOut(desk.writer().defaults().closeOut(member, all, cost, prices, List.of()), member);
    }
  }

  private void recover() {
    for (var member : inDefault) {
      if (random.nextInt(6) == 0) {
        long before = missing(member);
        long amount = Math.min(before - before % 10_000, usd(random.nextInt(1, 900) + ".37"));
        if (amount > 0) {
          send(desk.writer().defaults().recover(member, amount));
          assertEquals(before - amount, missing(member), () -> story);
          refill();
        }
      }
    }
  }

  private long missing(String member) {
    long missing = 0;
    for (var layer : desk.view().waterfall(member)) {
      missing += layer.used();
    }
    for (var name : desk.view().accounts()) {
      var owner = twin.owners.get(desk.view().account(name));
      long cash = desk.view().money(desk.view().account(name)).cash();
      missing += owner.member().equals(member) ? Math.max(0, -cash) : 0;
    }
    return missing;
  }

  /// What came back into funds and own capital is the twin's, too.
  private void refill() {
    desk.view().funds().forEach(twin.funds::put);
    var ledger = desk.view().ledger();
    twin.skin1 = ledger.get("skin1");
    twin.skin2 = ledger.get("skin2");
  }

  private void restart() {
    long before = desk.exchange().hash();
    desk.restart();
    assertEquals(before, desk.exchange().hash(), () -> story + ": the copy differs");
  }

  private void send(int length) {
    put(length);
    taken(false, null);
  }

  private void sendSettle(int length) {
    put(length);
    taken(true, null);
  }

  private void sendCloseOut(int length, String member) {
    put(length);
    boolean refused = desk.tape.getLast().startsWith("refused");
    taken(false, refused ? null : member);
    if (!refused) {
      var ledger = desk.view().ledger();
      assertEquals(twin.funds, new TreeMap<>(desk.view().funds()), () -> story);
      assertEquals(twin.skin1 + " " + twin.skin2, ledger.get("skin1") + " " + ledger.get("skin2"));
    }
  }

  private void put(int length) {
    now += random.nextInt(20_000);
    desk.at(now);
    desk.send(length);
  }

  private void taken(boolean settles, String defaulter) {
    assertEquals(List.of(), desk.view().faults(), this::told);
    assertEquals(
        0, desk.view().ledger().values().stream().mapToLong(Long::longValue).sum(), this::told);
    assertEquals("", twin.take(desk.exchange(), MULTIPLIER, settles, defaulter), this::told);
    twin.cash.forEach(
        (account, cash) ->
            assertEquals(cash, desk.view().money(account).cash(), () -> account + "\n" + told()));
  }

  private String told() {
    var lines = desk.tape;
    return story
        + "\n"
        + String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }
}

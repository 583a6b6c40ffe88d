// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outcry.core.money.Micros;
import outcry.wire.Cycle;
import outcry.wire.HoldStep;
import outcry.wire.ProductKind;
import outcry.wire.Side;
import outcry.wire.TimeInForce;

/// Thousands of payments, reservations, contributions, assets, trades, settles and days of interest
/// in any order, and an accountant with plain maps beside them: after every command both say the
/// same of every balance, and what one refuses so does the other (rules S-1, S-8 to S-17).
class LedgerSimulationTest {
  private static final int COMMANDS = 4_000;
  private static final int RESTART_EVERY = 97;
  private static final List<String> ACCOUNTS = List.of("labs", "cloud", "fund", "desk");
  private static final List<String> MEMBERS = List.of("A", "B", "C");
  private static final List<String> ASSETS = List.of("bill", "EUR", "gold");
  private static final LocalDate FIRST = LocalDate.of(2026, 12, 1);

  private final Desk desk = new Desk();
  private final LedgerAuditor auditor = new LedgerAuditor("1000", "620", "1.50", "0.35");
  private final Map<String, Integer> done = new LinkedHashMap<>();
  private SplittableRandom random;
  private BigDecimal price = new BigDecimal("3.000");
  private int orders;
  private int keys;
  private int days;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theHousesBooksAndTheAccountantsAgree(long seed) {
    random = new SplittableRandom(seed);
    list();
    for (int n = 0; n < COMMANDS; n++) {
      step();
      compare(seed, n);
      if (n % RESTART_EVERY == 0) {
        assertEquals(desk.exchange().hash(), desk.copy().hash(), () -> told(seed));
        desk.restart();
      }
    }
    for (var word : List.of("payment", "hold", "collateral", "member", "interest", "trade")) {
      assertTrue(done.getOrDefault(word, 0) > 50, seed + ": " + done);
      assertTrue(done.getOrDefault("no " + word, 0) > 5, seed + ": " + done);
    }
    replay(seed);
  }

  private void list() {
    send(
        desk.writer()
            .listProduct(
                ProductTerms.of("H100", ProductKind.GPU_HOUR, 1_000, 5_000)
                    .margin(Micros.parse("620"))
                    .fee(Micros.parse("1.50"))
                    .feeBps(Micros.parse("0.35"))));
    desk.contract("DEC", "H100", "3.000");
    desk.opens("H100");
    for (var account : ACCOUNTS) {
      payIn(account, dollars(20_000, 2), "");
    }
    for (var asset : ASSETS) {
      value(asset);
    }
    settle();
  }

  private void step() {
    switch (random.nextInt(12)) {
      case 0, 1 -> payIn(any(ACCOUNTS), dollars(3_000, random.nextInt(3) * 2), key());
      case 2, 3 -> payOut();
      case 4, 5, 6 -> hold();
      case 7 -> bring();
      case 8 -> members();
      case 9 -> {
        if (random.nextInt(4) == 0) {
          value(any(ASSETS));
        } else {
          interest();
        }
      }
      case 10 -> trade();
      default -> {
        if (random.nextInt(3) == 0) {
          settle();
        } else if (random.nextInt(10) == 0) {
          nonCash();
        } else {
          trade();
        }
      }
    }
  }

  private void payIn(String account, BigDecimal amount, String key) {
    boolean will = amount.signum() > 0 && auditor.deposit(account, amount, mark(key));
    send(desk.writer().deposit(account, LedgerAuditor.micros(amount), key));
    same("payment", will);
  }

  private void payOut() {
    var account = any(ACCOUNTS);
    var key = key();
    var amount = random.nextInt(3) == 0 ? nearly(account) : dollars(9_000, 2);
    boolean will = amount.signum() > 0 && auditor.withdraw(account, amount, mark(key));
    send(desk.writer().withdraw(account, LedgerAuditor.micros(amount), key));
    same("payment", will);
  }

  /// What is free, in whole cents; or a cent more or less.
  private BigDecimal nearly(String account) {
    var money = desk.view().money(desk.view().account(account));
    long free = Math.min(money.cash() - money.reserved(), money.free()) / Micros.CENT;
    return BigDecimal.valueOf(Math.max(0, free) + random.nextInt(-1, 2), 2);
  }

  private void hold() {
    var account = any(ACCOUNTS);
    var key = "k" + random.nextInt(keys + 1);
    var amount = dollars(4_000, 2);
    long micros = LedgerAuditor.micros(amount);
    boolean will;
    switch (random.nextInt(5)) {
      case 0, 1 -> {
        key = "k" + ++keys;
        will = amount.signum() > 0 && auditor.reserve(account, amount, mark(key));
        send(desk.writer().ledger().holdCash(HoldStep.RESERVE, account, micros, key));
      }
      case 2 -> {
        will = amount.signum() > 0 && auditor.post(account, amount, mark(key));
        send(desk.writer().ledger().holdCash(HoldStep.POST, account, micros, key));
      }
      case 3 -> {
        will = auditor.post(account, null, mark(key));
        send(desk.writer().ledger().holdCash(HoldStep.POST, account, null, key));
      }
      default -> {
        will = auditor.release(account, mark(key));
        send(desk.writer().ledger().holdCash(HoldStep.VOID, account, null, key));
      }
    }
    same("hold", will);
  }

  private void bring() {
    var account = any(ACCOUNTS);
    var asset = any(ASSETS);
    long quantity = random.nextInt(-30, 40);
    var key = key();
    boolean will = quantity != 0 && auditor.collateral(account, asset, quantity, mark(key));
    send(desk.writer().ledger().moveCollateral(account, asset, quantity, key));
    same("collateral", will);
  }

  private void value(String asset) {
    var worth = dollars(200, 3).add(new BigDecimal("0.001"));
    var haircut = BigDecimal.valueOf(random.nextInt(30), 2);
    auditor.value(asset, worth, haircut);
    send(
        desk.writer()
            .ledger()
            .valueAsset(
                asset,
                LedgerAuditor.micros(worth),
                LedgerAuditor.micros(haircut),
                "",
                CommandWriter.ABSENT));
    same("value", true);
  }

  private void nonCash() {
    var fraction = BigDecimal.valueOf(random.nextInt(11), 1);
    auditor.nonCash(fraction);
    long none = CommandWriter.ABSENT;
    long part = LedgerAuditor.micros(fraction);
    send(desk.writer().ledger().declareHouse(none, none, none, part, none, null));
    same("house", true);
  }

  private void members() {
    var member = any(MEMBERS);
    var amount = dollars(3_000, 6).subtract(dollars(2_500, 6));
    long micros = LedgerAuditor.micros(amount);
    boolean will;
    if (random.nextInt(20) == 0) {
      will = amount.signum() >= 0 && auditor.member(member, amount);
      send(desk.writer().ledger().declareMember(member, micros));
    } else {
      will = amount.signum() != 0 && auditor.contribute(member, amount);
      send(desk.writer().ledger().contribute(member, micros, ""));
    }
    same("member", will);
  }

  private void interest() {
    int length = random.nextInt(1, 4);
    days += random.nextInt(0, 4);
    var rate = BigDecimal.valueOf(random.nextInt(100_000), 6);
    var date = FIRST.plusDays(days);
    boolean will = auditor.interest(date.toEpochDay(), rate, length);
    send(desk.writer().ledger().payInterest(date, LedgerAuditor.micros(rate), length));
    same("interest", will);
  }

  /// One sells, the other buys, at the price both stand at.
  private void trade() {
    var seller = any(ACCOUNTS);
    var buyer = any(ACCOUNTS);
    if (seller.equals(buyer)) {
      return;
    }
    int lots = random.nextInt(1, 30);
    var id = "o" + ++orders;
    boolean sells = auditor.order(seller, -lots);
    order(seller, id, Side.SELL, lots);
    same("trade", sells);
    if (!sells) {
      return;
    }
    boolean buys = auditor.order(buyer, lots);
    order(buyer, id, Side.BUY, lots);
    same("trade", buys);
    if (buys) {
      auditor.trade(buyer, seller, lots, price);
    } else {
      desk.cancels(seller, id);
      desk.news();
    }
  }

  private void order(String account, String id, Side side, int lots) {
    desk.order(account, id, side, lots, "DEC", price.toPlainString(), TimeInForce.DAY);
  }

  private void settle() {
    var next = BigDecimal.valueOf(random.nextInt(500, 700), 0).movePointLeft(2).divide(TWO);
    next = next.setScale(3, RoundingMode.UNNECESSARY);
    auditor.settle(next.subtract(price));
    price = next;
    days++;
    var prices = new TreeMap<String, Long>();
    prices.put("DEC", LedgerAuditor.micros(price));
    var cycle = random.nextBoolean() ? Cycle.FINAL : Cycle.INTRADAY;
    send(desk.writer().settle(FIRST.plusDays(days), cycle, prices));
    same("settle", true);
  }

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /// Below `most` dollars, with so many decimals.
  private BigDecimal dollars(long most, int decimals) {
    long scale = BigDecimal.TEN.pow(decimals).longValueExact();
    return BigDecimal.valueOf(random.nextLong(most * scale), decimals);
  }

  /// Now and then one that was used before, or none.
  private String key() {
    return switch (random.nextInt(3)) {
      case 0 -> "";
      case 1 -> "k" + ++keys;
      default -> "k" + random.nextInt(keys + 1);
    };
  }

  /// As the accountant files it: without a key nothing is ever the same.
  private String mark(String key) {
    return key.isEmpty() ? "#none" + desk.commands.size() : "#" + key;
  }

  private <T> T any(List<T> among) {
    return among.get(random.nextInt(among.size()));
  }

  private void send(int length) {
    desk.send(length);
  }

  private void same(String what, boolean will) {
    var news = desk.news();
    boolean did = news.stream().noneMatch(line -> line.startsWith("re") && line.contains("ed "));
    done.merge(did ? what : "no " + what, 1, Integer::sum);
    assertEquals(will, did, () -> what + ": " + news + " after " + desk.commands.size());
  }

  private void compare(long seed, int n) {
    var books = new TreeMap<>(desk.view().ledger());
    assertEquals(auditor.ledger(), books, () -> n + told(seed));
    assertEquals(List.of(), desk.view().faults(), () -> n + told(seed));
    for (var account : ACCOUNTS) {
      var money = desk.view().money(desk.view().account(account));
      var counted = LedgerAuditor.micros(auditor.collateral(account));
      assertEquals(counted, money.collateral(), () -> n + " " + account + told(seed));
      var required = LedgerAuditor.micros(auditor.required(account));
      assertEquals(required, money.required(), () -> n + " " + account + told(seed));
    }
  }

  private void replay(long seed) {
    var again = new Exchange();
    long time = 0;
    for (var command : desk.commands) {
      again.apply(++time, new UnsafeBuffer(command), 0, command.length);
    }
    assertEquals(desk.exchange().hash(), again.hash(), () -> told(seed));
  }

  private String told(long seed) {
    var tape = desk.tape;
    int from = Math.max(0, tape.size() - 12);
    return "\nseed "
        + seed
        + ", last of the tape:\n  "
        + String.join("\n  ", tape.subList(from, tape.size()));
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static outcry.core.engine.Desk.usd;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import outcry.wire.*;

/// Months, a spread and options of both premium styles; trades, settles, corrections, transfers,
/// and busts of trades at any time. After every command money and lots are conserved. Beside it
/// runs a twin that never made the trades that are busted: at the end every account has the same
/// money and the same positions in both (rules S-18 to S-21, S-25).
class CorrectionSimulationTest {
  private static final int STEPS = 1_500;
  private static final String[] ACCOUNTS = {"ann", "bob", "cy", "dee"};
  private static final List<String> OUTRIGHTS = List.of("dec", "jan", "call", "put");
  private static final String SPREAD = "dec-jan";

  private final Desk desk = new Desk();
  private final Desk twin = new Desk();
  private final List<Long> doomed = new ArrayList<>();
  private final Map<String, Integer> seen = new LinkedHashMap<>();
  private SplittableRandom random;
  private LocalDate date = LocalDate.parse("2026-12-01");
  private int orders;
  private long trades;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whatIsBustedHasNeverBeen(long seed) {
    random = new SplittableRandom(seed);
    list();
    for (int step = 0; step < STEPS; step++) {
      switch (random.nextInt(20)) {
        case 0 -> settle(random.nextInt(3) == 0 ? Cycle.FINAL : Cycle.INTRADAY);
        case 1 -> correct();
        case 2, 3 -> transfer();
        case 4, 5 -> bust();
        default -> trade();
      }
      if (step % 97 == 0) {
        restart();
      }
    }
    while (!doomed.isEmpty()) {
      bust();
    }
    settle(Cycle.FINAL);
    assertEquals(twin.view().ledger(), desk.view().ledger(), "seed " + seed);
    for (var account : ACCOUNTS) {
      assertEquals(positions(twin, account), positions(desk, account), "seed " + seed);
    }
    for (var word : List.of("busted", "busted spread", "busted late", "corrected", "transferred")) {
      assertTrue(seen.getOrDefault(word, 0) > 10, () -> "seed " + seed + ": " + word + " " + seen);
    }
  }

  private void list() {
    both(
        d ->
            d.writer()
                .listProduct("P", ProductKind.GPU_HOUR, 730, usd("0.005"), usd("0"), usd("1.50")));
    both(d -> d.writer().listContract("dec", "P", usd("3.100"), null, null, null, null));
    both(d -> d.writer().listContract("jan", "P", usd("3.200"), null, null, null, null));
    both(d -> option(d, "call", OptionRight.CALL, PremiumStyle.UPFRONT));
    both(d -> option(d, "put", OptionRight.PUT, PremiumStyle.FUTURES));
    both(
        d ->
            d.writer()
                .listSpread(SPREAD, List.of(new SpreadLeg("dec", 1), new SpreadLeg("jan", -1))));
    both(d -> d.writer().setState(StateScope.PRODUCT, "P", TradingState.CONTINUOUS));
    for (var account : ACCOUNTS) {
      both(d -> d.writer().deposit(account, usd("1000000000"), ""));
    }
    settle(Cycle.FINAL);
  }

  private static int option(Desk d, String name, OptionRight right, PremiumStyle premium) {
    return d.writer()
        .listOption(
            name,
            "dec",
            right,
            usd("3.100"),
            OptionStyle.EUROPEAN_FUTURE,
            LocalDate.parse("2099-01-01"),
            premium);
  }

  /// Two orders that meet and leave nothing behind; every third trade is one to be busted, which
  /// the twin is spared.
  private void trade() {
    var contract =
        random.nextInt(4) == 0 ? SPREAD : OUTRIGHTS.get(random.nextInt(OUTRIGHTS.size()));
    boolean spread = contract.equals(SPREAD);
    long ticks = spread ? random.nextInt(-40, 40) : random.nextInt(1, 700);
    long price = ticks * usd("0.005");
    int lots = random.nextInt(1, 20);
    int seller = random.nextInt(1, ACCOUNTS.length + 1);
    int buyer = random.nextInt(1, ACCOUNTS.length + 1);
    var id = "o" + ++orders;
    boolean bad = random.nextInt(3) == 0;
    for (var d : bad ? List.of(desk) : List.of(desk, twin)) {
      int number = d.view().contract(contract);
      send(
          d,
          d.writer()
              .placeOrder(seller, number, Side.SELL, lots, price, TimeInForce.DAY, id + "-s"));
      send(
          d,
          d.writer().placeOrder(buyer, number, Side.BUY, lots, price, TimeInForce.IOC, id + "-b"));
    }
    int made = spread ? 3 : 1;
    if (bad) {
      doomed.add(trades + random.nextInt(1, made + 1));
    }
    trades += made;
  }

  private void settle(Cycle cycle) {
    var prices = new LinkedHashMap<String, Long>();
    for (var contract : OUTRIGHTS) {
      prices.put(contract, usd("0.0001") * random.nextInt(1, 40_000));
    }
    both(d -> d.writer().settle(date, cycle, prices));
    if (cycle == Cycle.FINAL) {
      date = date.plusDays(1);
    }
  }

  private void correct() {
    var contract = OUTRIGHTS.get(random.nextInt(OUTRIGHTS.size()));
    long price = usd("0.0001") * random.nextInt(1, 40_000);
    both(d -> d.writer().correct(contract, price));
    count("corrected ");
  }

  /// No more than both have, so that the twin can follow.
  private void transfer() {
    var contract = OUTRIGHTS.get(random.nextInt(OUTRIGHTS.size()));
    var from = ACCOUNTS[random.nextInt(ACCOUNTS.length)];
    var to = ACCOUNTS[random.nextInt(ACCOUNTS.length)];
    long here = positions(desk, from).getOrDefault(contract, 0L);
    long there = positions(twin, from).getOrDefault(contract, 0L);
    long most = here > 0 == there > 0 ? Math.min(Math.abs(here), Math.abs(there)) : 0;
    if (most > 0 && !from.equals(to)) {
      long lots = random.nextLong(1, most + 1);
      both(d -> d.writer().transfer(from, to, contract, lots));
      count("transferred ");
    }
  }

  private void bust() {
    if (doomed.isEmpty()) {
      return;
    }
    long trade = doomed.remove(random.nextInt(doomed.size()));
    send(desk, desk.writer().bust(trade));
    var busted =
        desk.tape.stream().filter(line -> line.startsWith("busted " + trade + " ")).count();
    assertEquals(1, busted, () -> "trade " + trade + ": " + desk.news());
    seen.merge("busted", 1, Integer::sum);
    long parts = desk.news().stream().filter(line -> line.startsWith("busted ")).count();
    seen.merge(parts > 1 ? "busted spread" : "busted single", 1, Integer::sum);
  }

  private void count(String event) {
    if (desk.news().stream().anyMatch(line -> line.startsWith(event))) {
      seen.merge(event.trim(), 1, Integer::sum);
    }
  }

  private static Map<String, Long> positions(Desk d, String account) {
    return d.view().positions(d.view().account(account));
  }

  private void both(ToIntFunction<Desk> command) {
    send(desk, command.applyAsInt(desk));
    send(twin, command.applyAsInt(twin));
  }

  private void send(Desk to, int length) {
    int before = to.tape.size();
    to.send(length);
    assertEquals(List.of(), to.view().faults(), () -> String.join("\n", to.tape));
    long sum = to.view().ledger().values().stream().mapToLong(Long::longValue).sum();
    assertEquals(0, sum, () -> String.join("\n", to.tape));
    assertEquals(0, to.view().ledger().get("variation"), () -> String.join("\n", to.tape));
    var said = to.tape.subList(before, to.tape.size());
    assertTrue(
        said.stream().noneMatch(line -> line.startsWith("refused") || line.startsWith("rejected")),
        () -> String.join("\n", said));
    if (said.stream().anyMatch(line -> line.startsWith("busted") && !line.endsWith(" unmarked"))) {
      seen.merge("busted late", 1, Integer::sum);
    }
  }

  private void restart() {
    long before = desk.exchange().hash();
    desk.restart();
    assertEquals(before, desk.exchange().hash(), "the copy differs");
  }
}

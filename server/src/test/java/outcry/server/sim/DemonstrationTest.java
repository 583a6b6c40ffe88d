// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.server.sim.Demonstration.Ended;

class DemonstrationTest {
  private static final long UNTIL_NOVEMBER = 22;

  @TempDir private Path home;

  @Test
  void aMonthTradesExpiresAndRollsAndNoCentIsLost() {
    try (var demo = new DemoVenue(home.resolve("data"));
        var demonstration = demo.demonstration(7)) {
      assertEquals(Ended.DAYS_OVER, demonstration.run(UNTIL_NOVEMBER), () -> story(demo));

      var contracts = contracts(demo.door());
      assertTrue(contracts.get("H100-2026-10").expired(), () -> story(demo));
      assertTrue(
          !contracts.get("H100-2027-04").expired(), () -> "the month it rolled to\n" + story(demo));
      assertTrue(demo.said().stream().anyMatch(line -> line.contains("expired at the mean")));
      assertTrue(trades(demo.door()) > UNTIL_NOVEMBER, () -> story(demo));
      assertEquals(Map.of(), netPositions(demo.door()), () -> "longs equal shorts\n" + story(demo));
      assertEquals(
          paidIn(demo).subtract(fees(demo, contracts)),
          cash(demo.door()),
          () -> "what was paid in, less fees, is in the accounts\n" + story(demo));
    }
  }

  @Test
  void theSameSeedGivesTheSameMarket() {
    var first = prices("a", 11);
    assertEquals(first, prices("b", 11));
    assertTrue(!first.equals(prices("c", 12)), () -> "another seed, another market: " + first);
  }

  /// The index, the settlement prices and the trades of a day.
  private String prices(String name, long seed) {
    try (var demo = new DemoVenue(home.resolve(name));
        var demonstration = demo.demonstration(seed)) {
      demonstration.run(1);
      var told = new StringBuilder();
      demo.door()
          .get("/v1/index?name=H100-L/2&limit=3")
          .body()
          .path("fixings")
          .forEach(told::append);
      contracts(demo.door()).forEach((contract, each) -> told.append(contract).append(each));
      return told.append(trades(demo.door())).toString();
    }
  }

  private static String story(DemoVenue demo) {
    return String.join("\n", demo.said());
  }

  private static long trades(Door door) {
    return door.get("/v1/status").orFail("status").path("trades").asLong();
  }

  private record Contract(boolean expired, String settlement, String fee) {}

  private static Map<String, Contract> contracts(Door door) {
    var contracts = new TreeMap<String, Contract>();
    for (var each : door.get("/v1/instruments").orFail("instruments").path("instruments")) {
      contracts.put(
          each.path("contract").asString(),
          new Contract(
              each.path("state").asString().equals("expired"),
              each.path("settlement").asString(),
              each.path("fee").asString()));
    }
    return contracts;
  }

  /// Contracts whose longs and shorts differ.
  private static Map<String, Long> netPositions(Door door) {
    var net = new TreeMap<String, Long>();
    for (var each : door.get("/v1/participants").orFail("participants").path("participants")) {
      for (var held : each.path("positions").properties()) {
        net.merge(held.getKey(), Long.parseLong(held.getValue().asString()), Long::sum);
      }
    }
    net.values().removeIf(lots -> lots == 0);
    return net;
  }

  private static BigDecimal cash(Door door) {
    var cash = BigDecimal.ZERO;
    for (var each : door.get("/v1/participants").orFail("participants").path("participants")) {
      cash = cash.add(new BigDecimal(each.path("cash").asString()));
    }
    return cash;
  }

  private static BigDecimal paidIn(DemoVenue demo) {
    long micros =
        demo
            .venue()
            .market()
            .read(market -> market.movements().newest(Integer.MAX_VALUE, _ -> true))
            .stream()
            .filter(each -> each.kind().name().equals("DEPOSIT"))
            .mapToLong(each -> each.amount())
            .sum();
    return BigDecimal.valueOf(micros, 6);
  }

  /// Fee times lots, from both sides of every trade.
  private static BigDecimal fees(DemoVenue demo, Map<String, Contract> contracts) {
    var fees = BigDecimal.ZERO;
    for (var contract : contracts.entrySet()) {
      var path = "/v1/trades?limit=1000&contract=" + contract.getKey();
      for (var trade : demo.door().get(path).orFail("trades").path("trades")) {
        var lots = new BigDecimal(trade.path("qty").asString());
        fees =
            fees.add(
                new BigDecimal(contract.getValue().fee()).multiply(lots).multiply(BigDecimal.TWO));
      }
    }
    return fees;
  }
}

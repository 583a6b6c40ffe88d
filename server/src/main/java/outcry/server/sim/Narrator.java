// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import outcry.server.scenario.Decimals;
import outcry.server.sim.Operator.Evening;
import tools.jackson.databind.JsonNode;

/// Tells the demonstration's days on the console: one line a day, one more when a month expires.
final class Narrator {
  private static final String COLUMNS = "%-10s  %-12s %8s  %8s  %7s  %7s   %s";
  private static final long WHOLE = 1_000_000;

  private final Consumer<String> say;
  private long trades;

  Narrator(Consumer<String> say) {
    this.say = say;
  }

  void begins() {
    say.accept(line("day", "front", "settled", "index", "trades", "lots", "largest margin"));
  }

  void tell(Evening evening, long tradesSoFar, JsonNode participants) {
    say.accept(
        line(
            evening.day(),
            evening.front(),
            evening.frontPrice(),
            evening.value(),
            tradesSoFar - trades,
            evening.volume(),
            largest(participants)));
    trades = tradesSoFar;
    if (!evening.expired().isEmpty()) {
      var prices =
          evening.expired().entrySet().stream()
              .map(each -> product(each.getKey()) + " " + fourDecimals(each.getValue()))
              .collect(Collectors.joining(", "));
      say.accept(" ".repeat(12) + "expired at the mean of the month's fixings: " + prices);
      say.accept(" ".repeat(12) + "listed: " + evening.listed());
    }
  }

  private static String product(String contract) {
    return contract.replaceAll("-\\d{4}-\\d{2}$", "");
  }

  private static String fourDecimals(String price) {
    return Decimals.price(Decimals.micros(price), 4);
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, COLUMNS, cells);
  }

  private static String largest(JsonNode participants) {
    var name = "";
    long most = -1;
    for (var each : participants) {
      long required = Decimals.micros(each.path("required").asString("0"));
      if (required > most) {
        most = required;
        name = each.path("account").asString();
      }
    }
    return String.format(Locale.ROOT, "%s %,d", name, most / WHOLE);
  }
}

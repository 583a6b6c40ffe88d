// SPDX-License-Identifier: Apache-2.0
package outcry.core.market;

import java.util.List;
import outcry.core.engine.Exchange;
import outcry.core.engine.View;

/// The exchange and the reference side by side, given the same commands.
final class Duel {
  /// What differs after a command, in words.
  record Difference(int step, Command command, String expected, String actual) {
    @Override
    public String toString() {
      return "after command %d, %s%n--- the rulebook says:%n%s--- the exchange says:%n%s"
          .formatted(step, command, expected, actual);
    }
  }

  final ReferenceMarket reference;
  private final Terms terms;
  private final CommandBytes bytes = new CommandBytes();
  private final EventReader reader = new EventReader();
  private final Audit audit;
  private Exchange exchange = new Exchange();
  private int step;

  /// How many events of each kind both have told alike.
  final long[] told = new long[Event.ALL.length];

  Duel(Terms terms) {
    this.terms = terms;
    reference = new ReferenceMarket(terms);
    audit = new Audit(terms);
    new Listings(bytes).list(terms, length -> exchange.apply(0, bytes.buffer, 0, length));
  }

  /// Null when both say the same.
  Difference apply(Command command) {
    step++;
    int length = bytes.write(terms, command);
    exchange.apply(command.time(), bytes.buffer, 0, length);
    var actual = reader.read(exchange.tape(), command.time());
    reference.apply(command);
    var expected = reference.log;
    String wrong = audit.read(actual);
    actual.sortRuns();
    expected.sortRuns();
    if (!expected.agrees(actual) || wrong != null) {
      return new Difference(
          step, command, expected + books(), actual + shown() + (wrong == null ? "" : wrong));
    }
    for (int row = 0; row < expected.size(); row++) {
      told[expected.event(row).ordinal()]++;
    }
    return compareBooks(command);
  }

  private Difference compareBooks(Command command) {
    for (var contract : reference.contracts) {
      var shown = exchange.view().book(contract.number);
      boolean crossed = reference.isTrading(contract) && contract.isCrossed();
      if (crossed
          || !isShown(contract, true, shown.bids())
          || !isShown(contract, false, shown.asks())) {
        return new Difference(step, command, books(), shown());
      }
    }
    return null;
  }

  private String books() {
    return String.join("", reference.contracts.stream().map(Duel::book).toList());
  }

  private String shown() {
    var text = new StringBuilder();
    for (var contract : reference.contracts) {
      var book = exchange.view().book(contract.number);
      text.append("    contract ").append(contract.number).append(' ').append(book).append('\n');
    }
    return text.toString();
  }

  private static boolean isShown(ReferenceContract contract, boolean buy, List<View.Level> levels) {
    int at = 0;
    var side = contract.side(buy);
    for (var level : levels) {
      long lots = 0;
      int orders = 0;
      while (at < side.size() && side.get(at).price == level.price()) {
        lots += side.get(at).shown;
        orders++;
        at++;
      }
      if (orders != level.orders() || lots != level.lots()) {
        return false;
      }
    }
    return at == side.size();
  }

  private static String book(ReferenceContract contract) {
    var text =
        new StringBuilder(
            "    contract "
                + contract.number
                + " "
                + contract.state
                + " last "
                + contract.last
                + "\n");
    for (boolean buy : new boolean[] {true, false}) {
      for (var order : contract.side(buy)) {
        text.append(
            "    %s %d: %d of %d @ %d%n"
                .formatted(
                    buy ? "bid" : "ask", order.number, order.shown, order.left, order.price));
      }
    }
    return text.toString();
  }

  /// Looks at everything at once and goes on with a copy restored from a snapshot; what is wrong,
  /// or null.
  String restart() {
    var expected = RestingOrders.of(reference);
    var actual = RestingOrders.of(exchange);
    if (!expected.equals(actual)) {
      return "resting orders%n--- the rulebook says:%n%s%n--- the exchange says:%n%s"
          .formatted(expected, actual);
    }
    if (!audit.isLeft(reference.everyOrder())) {
      return "orders that are left are not those the events leave";
    }
    var restored = new Exchange();
    exchange.snapshot(restored::restore);
    if (restored.hash() != exchange.hash()) {
      return "a restored exchange has another hash";
    }
    exchange = restored;
    return unbalanced();
  }

  /// Rules S-1, S-2.
  private String unbalanced() {
    var view = exchange.view();
    for (var contract : reference.contracts) {
      if (view.netLots(contract.number) != 0) {
        return "longs and shorts differ in contract " + contract.number;
      }
    }
    long sum = view.ledger().values().stream().mapToLong(balance -> balance).sum();
    return sum == 0 ? null : "money was made or lost: " + sum;
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import outcry.core.engine.MarginExplanation;

/// Everything an account's margin is explained from, copied at one position so that the sums can be
/// done at leisure while the market goes on: what it has, every contract it could trade, and its
/// last margin calls (newest first).
public record MarginCopy(
    long position, Holding holding, Map<Integer, Terms> terms, List<Call> calls) {
  private static final int CALLS = 20;

  /// What a contract's variation is reckoned by. `from` is its last settlement price, or its
  /// reference before the first; prices in micro-dollars. An option paid upfront pays no variation.
  public record Terms(String contract, long multiplier, OptionalLong from, boolean paysVariation) {}

  /// How far one contract may settle away from its last settlement price, against the account,
  /// before a call, when nothing else moves and the margin stays. Micro-dollars a unit.
  public record Room(String contract, long multiplier, long lots, OptionalLong from, long move) {}

  /// To be called while the market is borrowed.
  public static MarginCopy of(Market market, Account account) {
    var terms = new TreeMap<Integer, Terms>();
    for (var contract : market.contracts()) {
      if (!contract.expired() && !contract.makeup().isSpread()) {
        var last = contract.settlement();
        terms.put(
            contract.number(),
            new Terms(
                contract.name(),
                contract.multiplier(),
                last.isPresent() ? last : contract.terms().reference(),
                !contract.makeup().isUpfront()));
      }
    }
    int number = account.number();
    return new MarginCopy(
        market.position(),
        Holding.among(market, account, terms.keySet()),
        terms,
        market.calls().newest(CALLS, call -> call.account() == number));
  }

  /// As the exchange would explain it (rule M-12). Throws [ArithmeticException] when it is too
  /// large to count.
  public MarginExplanation explain() {
    return holding.explain(number -> terms.get(number).contract());
  }

  /// Of every contract held whose variation is paid day by day; none for an account in a call.
  public List<Room> rooms(long toCall) {
    return toCall < 0
        ? List.of()
        : holding.exposures().entrySet().stream()
            .filter(each -> each.getValue().lots() != 0 && terms.get(each.getKey()).paysVariation())
            .map(each -> room(terms.get(each.getKey()), each.getValue().lots(), toCall))
            .toList();
  }

  private static Room room(Terms of, long lots, long toCall) {
    long units = Math.multiplyExact(Math.abs(lots), of.multiplier());
    return new Room(of.contract(), of.multiplier(), lots, of.from(), toCall / units);
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.agrona.DirectBuffer;
import outcry.wire.*;

/// The waterfall once more, from the rulebook and from events alone, in big integers: what every
/// close-out should make whom bear.
final class WaterfallTwin {
  private static final BigInteger CENT = BigInteger.valueOf(10_000);
  private static final List<String> ORDER =
      List.of("OWN_FUND", "SKIN1", "FUND", "SKIN2", "ASSESSMENT", "GAINS", "TEAR_UP");

  final TreeMap<String, Long> funds = new TreeMap<>();
  long skin1;
  long skin2;
  private final TreeMap<String, Long> pledged = new TreeMap<>();
  private final TreeMap<String, Long> assessed = new TreeMap<>();
  private final Map<String, Long> assessedFor = new LinkedHashMap<>();
  private final TreeSet<String> defaulted = new TreeSet<>();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  /// What an account is: its name, its member, whether it is the house's.
  record Owner(String name, String member, boolean house) {}

  final TreeMap<Integer, Owner> owners = new TreeMap<>();
  final TreeMap<Integer, Long> cash = new TreeMap<>();
  private final TreeMap<Integer, Long> cycle = new TreeMap<>();
  private final TreeMap<Integer, Long> torn = new TreeMap<>();
  private final List<String> losses = new ArrayList<>();
  private final TreeSet<Integer> closed = new TreeSet<>();
  private Map<Integer, Long> beforeLosses;
  private String closing;

  /// Takes the events of one command; `defaulter` is closed out by it (else null). The difference
  /// between what was borne and what should have been, empty when there is none.
  String take(Exchange exchange, long multiplier, boolean settles, String defaulter) {
    closing = defaulter;
    losses.clear();
    torn.clear();
    closed.clear();
    beforeLosses = null;
    if (settles) {
      cycle.clear();
    }
    exchange
        .tape()
        .forEach((template, buffer, offset, _) -> on(template, buffer, offset, multiplier));
    if (defaulter == null) {
      return "";
    }
    var start = beforeLosses == null ? cash : beforeLosses;
    var expected = expected(defaulter, new TreeMap<>(start));
    return expected.equals(losses) ? "" : "expected " + expected + "\nborne    " + losses;
  }

  private void on(int template, DirectBuffer buffer, int offset, long multiplier) {
    switch (template) {
      case AccountOpenedDecoder.TEMPLATE_ID -> {
        var event = new AccountOpenedDecoder().wrapAndApplyHeader(buffer, offset, header);
        int number = event.number();
        boolean house = event.kind() == AccountKind.HOUSE;
        var name = event.account();
        owners.put(number, new Owner(name, event.member(), house));
      }
      case DepositedDecoder.TEMPLATE_ID -> {
        var event = new DepositedDecoder().wrapAndApplyHeader(buffer, offset, header);
        cash.merge(event.account(), event.amount(), Long::sum);
      }
      case FeeChargedDecoder.TEMPLATE_ID -> {
        var event = new FeeChargedDecoder().wrapAndApplyHeader(buffer, offset, header);
        cash.merge(event.account(), -event.amount(), Long::sum);
      }
      case VariationPaidDecoder.TEMPLATE_ID -> {
        var event = new VariationPaidDecoder().wrapAndApplyHeader(buffer, offset, header);
        cash.merge(event.account(), event.amount(), Long::sum);
        cycle.merge(event.account(), event.amount(), Long::sum);
      }
      case LotsClosedDecoder.TEMPLATE_ID -> {
        var event = new LotsClosedDecoder().wrapAndApplyHeader(buffer, offset, header);
        boolean own = owners.get(event.account()).member.equals(closing);
        if (own) {
          closed.add(event.account());
        } else if (event.bid() == Flag.NO) {
          long worth = Math.abs(event.lots()) * multiplier * event.price();
          torn.merge(event.account(), worth, Long::sum);
        }
      }
      case CashMovedDecoder.TEMPLATE_ID -> {
        var event = new CashMovedDecoder().wrapAndApplyHeader(buffer, offset, header);
        boolean cost = event.reason() == MoveReason.COST;
        if (!cost && beforeLosses == null) {
          beforeLosses = new TreeMap<>(cash);
        }
        cash.merge(event.account(), event.amount(), Long::sum);
      }
      case LossBorneDecoder.TEMPLATE_ID -> {
        var event = new LossBorneDecoder().wrapAndApplyHeader(buffer, offset, header);
        if (beforeLosses == null) {
          beforeLosses = new TreeMap<>(cash);
        }
        if (event.layer() != LossLayer.MARGIN) {
          var layer = event.layer();
          int account = event.account();
          long amount = event.amount();
          var member = event.member();
          losses.add(
              layer + " " + (account == 0 ? member : owners.get(account).name) + " " + amount);
        }
      }
      case DefaultedDecoder.TEMPLATE_ID ->
          defaulted.add(new DefaultedDecoder().wrapAndApplyHeader(buffer, offset, header).member());
      case PortedDecoder.TEMPLATE_ID -> {
        var event = new PortedDecoder().wrapAndApplyHeader(buffer, offset, header);
        int number = event.account();
        event.skipFrom();
        owners.put(number, new Owner(owners.get(number).name, event.to(), false));
      }
      default -> {}
    }
  }

  private List<String> expected(String defaulter, TreeMap<Integer, Long> has) {
    long house = 0;
    long clients = 0;
    for (var owner : owners.entrySet()) {
      if (owner.getValue().member.equals(defaulter)) {
        long own = has.getOrDefault(owner.getKey(), 0L);
        house += owner.getValue().house ? own : 0;
        clients += !owner.getValue().house && own < 0 ? -own : 0;
      }
    }
    long loss = Math.max(0, -house) + Math.max(0, clients - Math.max(0, house));
    funds.forEach(
        (member, fund) -> {
          if (fund >= pledged.getOrDefault(member, 0L)) {
            pledged.put(member, fund);
            assessed.put(member, 0L);
          }
        });
    var told = new ArrayList<String>();
    for (var layer : ORDER) {
      var bearers = bearers(layer, defaulter, has);
      long all = bearers.values().stream().mapToLong(Long::longValue).sum();
      long part = Math.min(loss, all);
      loss -= part;
      share(part, bearers)
          .forEach(
              (name, amount) -> {
                if (amount > 0) {
                  told.add(layer + " " + name + " " + amount);
                  book(layer, defaulter, name, amount);
                }
              });
    }
    return told;
  }

  private TreeMap<String, Long> bearers(
      String layer, String defaulter, TreeMap<Integer, Long> has) {
    var bearers = new TreeMap<String, Long>();
    switch (layer) {
      case "OWN_FUND" -> bearers.put(defaulter, funds.getOrDefault(defaulter, 0L));
      case "SKIN1" -> bearers.put("", skin1);
      case "SKIN2" -> bearers.put("", skin2);
      case "FUND" -> survivors(defaulter).forEach(each -> bearers.put(each, funds.get(each)));
      case "ASSESSMENT" ->
          survivors(defaulter).forEach(each -> bearers.put(each, assessable(defaulter, each)));
      case "GAINS" ->
          gainers(
              defaulter,
              (name, gain, number) -> {
                bearers.put(name, gain);
                gained.put(number, gain);
              });
      default ->
          gainers(
              defaulter,
              (name, _, number) -> {
                boolean pays = owners.get(number).house && funds.containsKey(name);
                long due = pays ? assessableBefore.getOrDefault(name, 0L) : 0;
                long left = has.getOrDefault(number, 0L) - gained.get(number) - due;
                bearers.put(name, Math.max(0, Math.min(torn.getOrDefault(number, 0L), left)));
              });
    }
    return bearers;
  }

  /// Before the haircut, by account.
  private final TreeMap<Integer, Long> gained = new TreeMap<>();

  private final TreeMap<String, Long> assessableBefore = new TreeMap<>();

  private interface Gainer {
    void on(String name, long gain, int number);
  }

  private void gainers(String defaulter, Gainer gainer) {
    owners.forEach(
        (number, owner) -> {
          if (!owner.member.equals(defaulter) && !defaulted.contains(owner.member)) {
            gainer.on(owner.name, Math.max(0, cycle.getOrDefault(number, 0L)), number);
          }
        });
  }

  private List<String> survivors(String defaulter) {
    return funds.keySet().stream()
        .filter(each -> !each.equals(defaulter) && !defaulted.contains(each))
        .toList();
  }

  private long assessable(String defaulter, String member) {
    long cap = pledged.get(member) * 11 / 4;
    cap -= cap % 10_000;
    long once = cap - assessedFor.getOrDefault(defaulter + "/" + member, 0L);
    long left = Math.max(0, Math.min(once, 2 * cap - assessed.get(member)));
    assessableBefore.put(member, left);
    return left;
  }

  private void book(String layer, String defaulter, String name, long amount) {
    switch (layer) {
      case "OWN_FUND", "FUND" -> funds.merge(name, -amount, Long::sum);
      case "SKIN1" -> skin1 -= amount;
      case "SKIN2" -> skin2 -= amount;
      case "ASSESSMENT" -> {
        assessed.merge(name, amount, Long::sum);
        assessedFor.merge(defaulter + "/" + name, amount, Long::sum);
      }
      case "GAINS" ->
          owners.forEach(
              (number, owner) -> {
                if (owner.name.equals(name)) {
                  cycle.merge(number, -amount, Long::sum);
                }
              });
      default -> {}
    }
  }

  /// Largest remainder in cents.
  private static TreeMap<String, Long> share(long amount, TreeMap<String, Long> weights) {
    var sum =
        weights.values().stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    var shares = new TreeMap<String, Long>();
    if (amount == 0) {
      return shares;
    }
    var cut = new TreeMap<String, BigInteger>();
    long left = amount;
    for (var weight : weights.entrySet()) {
      var whole = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(weight.getValue()));
      var cents = whole.divide(sum.multiply(CENT));
      shares.put(weight.getKey(), cents.multiply(CENT).longValueExact());
      cut.put(weight.getKey(), whole.mod(sum.multiply(CENT)));
      left -= shares.get(weight.getKey());
    }
    var line = new ArrayList<>(weights.keySet());
    line.removeIf(name -> weights.get(name) == 0);
    line.sort(Comparator.comparing((String name) -> cut.get(name)).reversed());
    while (left > 0) {
      for (var name : line) {
        long more = Math.min(10_000, Math.min(left, weights.get(name) - shares.get(name)));
        shares.merge(name, more, Long::sum);
        left -= more;
      }
    }
    return shares;
  }
}

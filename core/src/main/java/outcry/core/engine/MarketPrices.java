// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import outcry.core.contract.Contract;
import outcry.wire.SettlementTier;

/// Settlement prices the market makes (rule S-6), tier by tier: a tier is asked for every contract
/// that has no price yet before the next one is, because the later tiers look at other months'
/// prices. A product without a `settlementPrice` rule knows only the last price, the one before and
/// the reference.
final class MarketPrices {
  private final State state;
  private final int date;
  private final Map<Contract, SettlementPrice> found;

  /// `found`: the prices of the other contracts in this settle; those made here are added to it.
  MarketPrices(State state, int date, Map<Contract, SettlementPrice> found) {
    this.state = state;
    this.date = date;
    this.found = found;
  }

  void find(List<Contract> contracts) {
    List<Function<Contract, SettlementPrice>> tiers =
        List.of(
            this::volumeWeighted,
            this::ofSpread,
            this::last,
            this::netChange,
            this::theoretical,
            this::previous,
            this::reference);
    for (var tier : tiers) {
      for (var contract : contracts) {
        if (!found.containsKey(contract)) {
          var price = tier.apply(contract);
          if (price != null) {
            found.put(contract, price);
          }
        }
      }
    }
  }

  /// The day's last price of an option, else the price before; null when there is neither.
  SettlementPrice ofOption(Contract option) {
    var last = last(option);
    return last != null ? last : previous(option);
  }

  private static boolean isPlain(Contract contract) {
    return contract.product.rules.volumeWindow().window() < 0;
  }

  private static SettlementPrice price(Contract contract, long price, SettlementTier tier) {
    return new SettlementPrice(contract, price, tier, false);
  }

  private SettlementPrice volumeWeighted(Contract contract) {
    if (isPlain(contract)) {
      return null;
    }
    var volume = state.pit(contract).volume;
    long least = Math.max(1, contract.product.rules.volumeWindow().minimum());
    if (volume.lots(state.time) < least) {
      return null;
    }
    long before = orElse(contract.settlement, contract.reference);
    long price = volume.price(state.time, contract.product.tick, before);
    return price(contract, price, SettlementTier.VWAP);
  }

  /// By the first calendar spread that traded today and whose other month has a price of its own.
  private SettlementPrice ofSpread(Contract contract) {
    if (isPlain(contract)) {
      return null;
    }
    for (var triangle : state.pit(contract).triangles) {
      var spread = triangle.spread().contract;
      boolean near = triangle.near().contract == contract;
      var other = found.get((near ? triangle.far() : triangle.near()).contract);
      if (spread.lastToday != Contract.NONE && other != null && isOwn(other)) {
        long price =
            near
                ? Math.addExact(other.price(), spread.lastToday)
                : Math.subtractExact(other.price(), spread.lastToday);
        return price(contract, inTicks(contract, price), SettlementTier.SPREAD);
      }
    }
    return null;
  }

  private static boolean isOwn(SettlementPrice price) {
    return price.tier() == SettlementTier.VWAP
        || price.tier() == SettlementTier.GIVEN && !price.expires();
  }

  private SettlementPrice last(Contract contract) {
    return contract.lastToday == Contract.NONE
        ? null
        : price(contract, clipped(contract, contract.lastToday), SettlementTier.LAST);
  }

  /// The price before, moved as much as the product's first month that was priced by today's
  /// market.
  private SettlementPrice netChange(Contract contract) {
    if (isPlain(contract) || contract.settlement == Contract.NONE) {
      return null;
    }
    for (var month : state.contracts.all()) {
      var price = month.product == contract.product ? found.get(month) : null;
      boolean leads =
          price != null && price.isOfToday() && month.strip == null && !month.isOption();
      if (leads && month.settlement != Contract.NONE) {
        long change = Math.subtractExact(price.price(), month.settlement);
        long moved = clipped(contract, Math.addExact(contract.settlement, change));
        return price(contract, inTicks(contract, moved), SettlementTier.NET_CHANGE);
      }
    }
    return null;
  }

  /// Before the first settlement: the latest fixing of the index the contract will settle on.
  private SettlementPrice theoretical(Contract contract) {
    boolean asks =
        !isPlain(contract) && contract.averaging != null && contract.settlement == Contract.NONE;
    var fixing = asks ? state.fixings.latest(contract.averaging.index(), date) : null;
    return fixing == null
        ? null
        : price(contract, inTicks(contract, fixing.value()), SettlementTier.THEORETICAL);
  }

  private SettlementPrice previous(Contract contract) {
    return contract.settlement == Contract.NONE
        ? null
        : price(contract, contract.settlement, SettlementTier.PREVIOUS);
  }

  private SettlementPrice reference(Contract contract) {
    return contract.reference == Contract.NONE
        ? null
        : price(contract, contract.reference, SettlementTier.REFERENCE);
  }

  /// Up to the closing bid, then down to the closing ask.
  private long clipped(Contract contract, long price) {
    var pit = state.pit(contract);
    long bid = pit.opposite(false);
    long ask = pit.opposite(true);
    long atLeast = bid == Contract.NONE ? price : Math.max(price, bid);
    return ask == Contract.NONE ? atLeast : Math.min(atLeast, ask);
  }

  /// The nearest whole number of ticks, half up, at least one.
  private static long inTicks(Contract contract, long price) {
    long tick = contract.product.tick;
    long ticks = Math.floorDiv(Math.addExact(Math.multiplyExact(2, price), tick), 2 * tick);
    return Math.max(tick, Math.multiplyExact(ticks, tick));
  }

  private static long orElse(long price, long other) {
    return price == Contract.NONE ? other : price;
  }
}

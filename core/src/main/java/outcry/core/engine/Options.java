// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.List;
import outcry.core.contract.Contract;
import outcry.core.contract.Option;
import outcry.core.contract.Spread.Leg;
import outcry.core.money.Micros;
import outcry.wire.ListOptionDecoder;
import outcry.wire.OptionRight;
import outcry.wire.OptionStyle;
import outcry.wire.PremiumStyle;
import outcry.wire.RefuseReason;

/// Lists options (rule T-6), and says which of them may be traded as one (rule T-8).
final class Options {
  private final State state;
  private final Listing listing;

  Options(State state, Listing listing) {
    this.state = state;
    this.listing = listing;
  }

  Refusal.OfCommand list(ListOptionDecoder command) {
    var right = command.right();
    var style = command.style();
    var premium = command.premium();
    long strike = command.strike();
    int expiry = command.expiry();
    var name = command.option();
    var underlyingName = command.underlying();
    var underlying = state.contracts.contract(underlyingName);
    if (underlying == null || underlying.expired) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_CONTRACT, underlyingName);
    }
    if (state.contracts.contract(name) != null) {
      return Refusal.OfCommand.of(RefuseReason.DUPLICATE_NAME, name);
    }
    if (name.isEmpty()) {
      return Listing.terms("contract", 0);
    }
    if (underlying.isSpread() || underlying.isOption()) {
      return Listing.terms("underlying", 0);
    }
    boolean known =
        (right == OptionRight.CALL || right == OptionRight.PUT)
            && (premium == PremiumStyle.UPFRONT || premium == PremiumStyle.FUTURES);
    if (!known) {
      return Listing.terms("right", 0);
    }
    if (style != OptionStyle.EUROPEAN_FUTURE
        && (style != OptionStyle.AVERAGE || underlying.averaging == null)) {
      return Listing.terms("style", 0);
    }
    if (strike <= 0 || strike > Settlement.MAX_PRICE || strike % underlying.product.tick != 0) {
      return new Refusal.OfCommand(
          RefuseReason.BAD_TERMS, strike, underlying.product.tick, "strike");
    }
    long highest = Math.max(strike, Math.max(underlying.settlement, underlying.reference));
    if (!underlying.counts(highest)) {
      return new Refusal.OfCommand(RefuseReason.BAD_TERMS, highest, 0, "strike");
    }
    if (expiry <= state.finalDate) {
      return new Refusal.OfCommand(RefuseReason.BAD_TERMS, expiry, state.finalDate, "expiry");
    }
    if (expiry > lastSettle(underlying)) {
      return new Refusal.OfCommand(
          RefuseReason.BAD_TERMS, expiry, lastSettle(underlying), "expiry");
    }
    var option = new Option(underlying, right, strike, style, expiry, premium);
    listing.list(new Contract(state.contracts.nextContract(), name, option));
    return null;
  }

  /// After it a contract has no settlement price, or is not traded any more.
  private static int lastSettle(Contract contract) {
    if (contract.averaging != null) {
      return contract.averaging.to();
    }
    if (contract.strip != null) {
      return contract.strip.cascade();
    }
    return contract.lastTrade == Contract.NO_DATE ? Integer.MAX_VALUE : contract.lastTrade;
  }

  /// Legs of a spread whose premium is upfront: all of one size, each with the weight of its ratio,
  /// so that the spread's price is what it costs.
  static Refusal.OfCommand check(List<Leg> legs) {
    var first = legs.getFirst().contract();
    for (int i = 0; i < legs.size(); i++) {
      var leg = legs.get(i);
      if (leg.contract().isUpfront() != first.isUpfront()) {
        return Listing.terms("upfront", i);
      }
      if (first.isUpfront()) {
        boolean plain =
            leg.weight() == Contract.NONE
                || Math.abs(leg.weight()) == Math.abs(leg.ratio()) * Micros.DOLLAR;
        if (!plain || leg.contract().multiplier != first.multiplier) {
          return Listing.terms("upfront", i);
        }
      }
    }
    return null;
  }
}

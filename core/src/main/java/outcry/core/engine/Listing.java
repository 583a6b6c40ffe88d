// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.contract.Contract;
import outcry.core.contract.Contract.Averaging;
import outcry.core.contract.Product;
import outcry.wire.*;

/// Lists products and contracts, opens accounts and sets trading states.
final class Listing {
  /// Terms beyond this make sums that cannot be counted.
  private static final long MOST = 1L << 60;

  private final State state;
  private final Events events;

  Listing(State state, Events events) {
    this.state = state;
    this.events = events;
  }

  Refusal.OfCommand list(ListProductDecoder command) {
    long multiplier = command.multiplier();
    long tick = command.tick();
    long margin = command.margin();
    long fee = command.fee();
    var kind = command.kind();
    var name = command.product();
    if (state.contracts.product(name) != null) {
      return Refusal.OfCommand.of(RefuseReason.DUPLICATE_NAME, name);
    }
    if (name.isEmpty()) {
      return terms("product", 0);
    }
    if (multiplier < 1 || multiplier > MOST) {
      return terms("multiplier", multiplier);
    }
    if (tick < 1 || tick > MOST) {
      return terms("tick", tick);
    }
    if (margin < 0 || margin > MOST) {
      return terms("margin", margin);
    }
    if (fee < 0 || fee > Long.MAX_VALUE / PreTrade.MAX_LOTS) {
      return terms("fee", fee);
    }
    var product =
        new Product(state.contracts.nextProduct(), name, kind, multiplier, tick, margin, fee);
    state.contracts.add(product);
    events.productListed(product);
    return null;
  }

  private static Refusal.OfCommand terms(String field, long value) {
    return new Refusal.OfCommand(RefuseReason.BAD_TERMS, value, 0, field);
  }

  Refusal.OfCommand list(ListContractDecoder command) {
    long reference = command.reference();
    int lastTrade = command.lastTrade();
    int from = command.from();
    int to = command.to();
    var name = command.contract();
    var productName = command.product();
    var index = command.index();
    var product = state.contracts.product(productName);
    if (product == null) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_PRODUCT, productName);
    }
    if (state.contracts.contract(name) != null) {
      return Refusal.OfCommand.of(RefuseReason.DUPLICATE_NAME, name);
    }
    if (name.isEmpty()) {
      return terms("contract", 0);
    }
    if (reference != Contract.NONE && reference <= 0) {
      return terms("reference", reference);
    }
    if (!index.isEmpty() && from > to) {
      return new Refusal.OfCommand(RefuseReason.BAD_TERMS, from, to, "settlement");
    }
    var averaging = index.isEmpty() ? null : new Averaging(index, from, to);
    var contract =
        new Contract(
            state.contracts.nextContract(), name, product, reference, lastTrade, averaging);
    state.add(contract);
    events.contractListed(contract);
    return null;
  }

  Refusal.OfCommand open(OpenAccountDecoder command) {
    var kind = command.kind();
    var name = command.account();
    var member = command.member();
    if (state.accounts.account(name) != null) {
      return Refusal.OfCommand.of(RefuseReason.DUPLICATE_NAME, name);
    }
    if (name.isEmpty()) {
      return terms("account", 0);
    }
    events.accountOpened(state.open(name, member.isEmpty() ? name : member, kind));
    return null;
  }

  Refusal.OfCommand set(SetStateDecoder command) {
    var scope = command.scope();
    var next = command.state();
    var name = command.name();
    if (next == TradingState.NULL_VAL) {
      return terms("state", 0);
    }
    if (scope == StateScope.CONTRACT) {
      var contract = state.contracts.contract(name);
      if (contract == null) {
        return Refusal.OfCommand.of(RefuseReason.UNKNOWN_CONTRACT, name);
      }
      enter(contract, next, StateReason.OPERATOR);
      return null;
    }
    var product = state.contracts.product(name);
    if (product == null) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_PRODUCT, name);
    }
    product.state = next;
    for (var contract : state.contracts.all()) {
      if (contract.product == product) {
        enter(contract, next, StateReason.OPERATOR);
      }
    }
    return null;
  }

  /// An expired contract stays closed, and so does one whose last trading day is over (rule T-4).
  void enter(Contract contract, TradingState next, StateReason reason) {
    boolean over = contract.expired || contract.isPastLastTrade(state.finalDate);
    if (contract.state != next && (!over || next == TradingState.CLOSED)) {
      contract.state = next;
      events.stateChanged(contract, reason);
    }
  }
}

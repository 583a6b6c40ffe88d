// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import outcry.core.contract.Contract;
import outcry.core.risk.Charges;
import outcry.core.risk.RiskModel.LossArray;
import outcry.wire.PublishRiskArraysDecoder;
import outcry.wire.RefuseReason;

/// Puts published margin models in force, whole or not at all (rule M-3).
final class RiskDesk {
  private final State state;
  private final Events events;

  RiskDesk(State state, Events events) {
    this.state = state;
    this.events = events;
  }

  Refusal.OfCommand publish(PublishRiskArraysDecoder command) {
    long version = command.version();
    long offsetCap = command.offsetCap();
    var sets = new ArrayList<RiskModelCodec.DeclaredSet>();
    for (var set : command.sets()) {
      sets.add(
          new RiskModelCodec.DeclaredSet(set.name(), set.groupName(), set.weight(), set.tail()));
    }
    var arrays = new ArrayList<LossArray>();
    Refusal.OfCommand refused = checkVersion(version);
    for (var array : command.arrays()) {
      int set = array.set();
      var group = array.losses();
      var losses = new long[group.count()];
      for (int s = 0; s < losses.length; s++) {
        losses[s] = group.next().loss();
      }
      var name = array.contract();
      var contract = state.contracts.contract(name);
      refused = refused != null ? refused : check(contract, name, set, losses, sets, arrays);
      arrays.add(new LossArray(contract == null ? 0 : contract.number, set, losses));
    }
    var charges = new ChargesReader(state.contracts);
    charges.read(offsetCap, command);
    var model = command.model();
    refused = refused != null ? refused : checkSets(sets, arrays);
    refused = refused != null ? refused : charges.refusal();
    return refused != null ? refused : activate(model, version, sets, arrays, charges.charges());
  }

  /// Rule M-10: a model older than the one in force was held up on its way. One without a number
  /// leaves the last number standing.
  private Refusal.OfCommand checkVersion(long version) {
    if (version < 0) {
      return new Refusal.OfCommand(RefuseReason.BAD_TERMS, version, 0, "version");
    }
    long inForce = state.margin.model().version;
    return version != 0 && version <= inForce
        ? new Refusal.OfCommand(RefuseReason.TOO_LATE, version, inForce, "version")
        : null;
  }

  private Refusal.OfCommand activate(
      String name,
      long version,
      ArrayList<RiskModelCodec.DeclaredSet> sets,
      ArrayList<LossArray> arrays,
      Charges charges) {
    try {
      long number = Math.max(version, state.margin.model().version);
      var model = RiskModelCodec.model(name, number, sets, arrays, charges);
      state.margin.use(model);
      state.accounts.inOrderOfOpening().forEach(account -> account.forgetMarginBound());
      events.riskModelActivated(model);
      return null;
    } catch (ArithmeticException _) {
      return Refusal.OfCommand.of(RefuseReason.BAD_AMOUNT, "arrays");
    }
  }

  private static Refusal.OfCommand check(
      Contract contract,
      String name,
      int set,
      long[] losses,
      ArrayList<RiskModelCodec.DeclaredSet> sets,
      ArrayList<LossArray> arrays) {
    if (!ChargesReader.isMargined(contract)) {
      return Refusal.OfCommand.of(RefuseReason.UNKNOWN_CONTRACT, name);
    }
    if (set >= sets.size() || losses.length == 0) {
      return new Refusal.OfCommand(RefuseReason.BAD_TERMS, losses.length, 0, name);
    }
    for (var other : arrays) {
      if (other.set() == set
          && (other.losses().length != losses.length || other.contract() == contract.number)) {
        return new Refusal.OfCommand(
            RefuseReason.BAD_TERMS, losses.length, other.losses().length, name);
      }
    }
    for (long loss : losses) {
      if (loss == Contract.NONE) {
        return Refusal.OfCommand.amount(loss, name);
      }
    }
    return null;
  }

  private static Refusal.OfCommand checkSets(
      ArrayList<RiskModelCodec.DeclaredSet> sets, ArrayList<LossArray> arrays) {
    for (int s = 0; s < sets.size(); s++) {
      var set = sets.get(s);
      int scenarios = RiskModelCodec.scenarios(arrays, s);
      if (set.tail() < 0 || set.tail() > Math.max(1, scenarios)) {
        return new Refusal.OfCommand(RefuseReason.BAD_TERMS, set.tail(), scenarios, set.name());
      }
      if (set.weight() < 0) {
        return new Refusal.OfCommand(RefuseReason.BAD_TERMS, set.weight(), 0, set.name());
      }
      for (int earlier = 0; earlier < s; earlier++) {
        if (sets.get(earlier).name().equals(set.name())) {
          return new Refusal.OfCommand(RefuseReason.BAD_TERMS, s, earlier, set.name());
        }
      }
      for (var other : sets) {
        if (other.group().equals(set.group()) && other.weight() != set.weight()) {
          return new Refusal.OfCommand(
              RefuseReason.BAD_TERMS, set.weight(), other.weight(), set.name());
        }
      }
    }
    return null;
  }
}

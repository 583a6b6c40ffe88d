// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.LinkedHashMap;
import outcry.core.clearing.Cycles;
import outcry.wire.Cycle;
import outcry.wire.RefuseReason;
import outcry.wire.SetCyclesDecoder;
import outcry.wire.SettleDecoder;

/// Settles at fixed times of the day (rule S-16). A cycle that cannot be made says why, books
/// nothing, and is not made up for: the next one settles over the longer time.
final class CycleClock implements Due {
  private final State state;
  private final Events events;
  private final LedgerEvents ledgerEvents;
  private final Settlement settlement;

  CycleClock(State state, Events events, LedgerEvents ledgerEvents, Settlement settlement) {
    this.state = state;
    this.events = events;
    this.ledgerEvents = ledgerEvents;
    this.settlement = settlement;
  }

  Refusal.OfCommand set(SetCyclesDecoder command) {
    int intraday = command.intraday();
    int finalCycle = command.finalCycle();
    if (!isTime(intraday)) {
      return new Refusal.OfCommand(
          RefuseReason.BAD_TERMS, intraday, Cycles.MINUTES_OF_A_DAY, "intraday");
    }
    if (!isTime(finalCycle) || intraday == finalCycle && intraday != Cycles.NEVER) {
      return new Refusal.OfCommand(
          RefuseReason.BAD_TERMS, finalCycle, Cycles.MINUTES_OF_A_DAY, "final");
    }
    state.cycles.intraday = intraday;
    state.cycles.finalCycle = finalCycle;
    state.cycles.fired = state.time;
    state.dueAt(nextDue());
    ledgerEvents.cyclesSet(state.cycles);
    return null;
  }

  private static boolean isTime(int minute) {
    return minute == Cycles.NEVER || minute >= 0 && minute < Cycles.MINUTES_OF_A_DAY;
  }

  @Override
  public long nextDue() {
    return state.cycles.next();
  }

  @Override
  public void fire(long time) {
    long due = nextDue();
    var cycle = state.cycles.isFinal(due) ? Cycle.FINAL : Cycle.INTRADAY;
    state.cycles.fired = due;
    var refused = settlement.settle(Cycles.date(due), cycle, new LinkedHashMap<>());
    if (refused != null) {
      events.refused(
          SettleDecoder.TEMPLATE_ID,
          refused.reason(),
          refused.value(),
          refused.bound(),
          refused.subject());
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import outcry.wire.Flag;
import outcry.wire.SetCalendarEncoder;
import outcry.wire.TradingState;

/// The trading days of a product (rule X-27): the `first` of them, the days of the week and the
/// dates without one, and the phases of every day.
public record CalendarTerms(
    LocalDate first, Set<DayOfWeek> weekend, List<Phase> phases, List<LocalDate> holidays) {

  /// From `minute` on (UTC, after midnight) contracts are in `state`. A phase of the `night` runs
  /// in the evening of the business day before, and beyond minute 1440 in the morning after that.
  public record Phase(boolean night, int minute, TradingState state) {}

  int encode(SetCalendarEncoder command, String product) {
    command.first(CommandWriter.day(first)).weekend(weekendBits());
    var phaseGroup = command.phasesCount(phases.size());
    for (var phase : phases) {
      var night = phase.night() ? Flag.YES : Flag.NO;
      phaseGroup.next().night(night).minute(phase.minute()).state(phase.state());
    }
    var holidayGroup = command.holidaysCount(holidays.size());
    for (var holiday : holidays) {
      holidayGroup.next().date(CommandWriter.day(holiday));
    }
    return command.product(product).encodedLength();
  }

  private short weekendBits() {
    int bits = 0;
    for (var day : weekend) {
      bits |= 1 << day.ordinal();
    }
    return (short) bits;
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.index.composite;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import outcry.index.fixing.Beside;
import outcry.index.fixing.Determination;
import outcry.index.fixing.Evidence;
import outcry.index.fixing.Grade;
import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.State;
import outcry.index.observation.Reading;
import outcry.index.observation.Refusal;

/// A part that says what a table says: micro-dollars by day, 0 for a day without a fixing.
record Spoken(String index, Grade grade, Map<LocalDate, Long> values) implements IndexMethod {
  @Override
  public String version() {
    return "L/2";
  }

  @Override
  public Run resume(State state) {
    return new Run() {
      private State last = state;

      @Override
      public void take(Reading reading) {}

      @Override
      public void refuse(Refusal refusal) {}

      @Override
      public Determination close(LocalDate date) {
        long value = values.getOrDefault(date, 0L);
        boolean made = value != 0;
        if (made) last = new State(date, value, 0, List.of());
        return new Determination(
            index,
            "L/2",
            "GPU-hour",
            date,
            value,
            made ? Optional.of(grade) : Optional.empty(),
            Evidence.LIST,
            6,
            6,
            0,
            0,
            made ? "" : "nobody spoke",
            List.of(),
            List.of(),
            List.of(),
            new Beside(value, value, value, 0.2, 0),
            last);
      }
    };
  }
}

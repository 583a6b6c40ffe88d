// SPDX-License-Identifier: Apache-2.0
package outcry.index.catalogue;

import java.time.LocalDate;
import outcry.index.fact.PriceFacts;
import outcry.index.fixing.Determination;
import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.State;
import outcry.index.listed.ArchiveReadings;
import outcry.index.observation.Reading;
import outcry.index.observation.Refusal;

/// A GPU index of the Archive family as part of a composite: it reads the dated facts itself, so
/// that a composite of GPU-hours and tokens needs to be given nothing.
record ArchivedGpu(IndexMethod method, PriceFacts facts) implements IndexMethod {
  @Override
  public String index() {
    return method.index();
  }

  @Override
  public String version() {
    return method.version();
  }

  @Override
  public Run resume(State state) {
    var run = method.resume(state);
    new ArchiveReadings(facts, method.index()).feed(run, facts.lastDate());
    return new Run() {
      @Override
      public void take(Reading reading) {}

      @Override
      public void refuse(Refusal refusal) {}

      @Override
      public Determination close(LocalDate date) {
        return run.close(date);
      }
    };
  }
}

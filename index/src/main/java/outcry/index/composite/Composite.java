// SPDX-License-Identifier: Apache-2.0
package outcry.index.composite;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import outcry.index.fixing.Determination;
import outcry.index.fixing.IndexMethod;
import outcry.index.fixing.State;
import outcry.index.observation.Reading;
import outcry.index.observation.Refusal;

/// An index whose inputs are the determinations of other indices of the same day.
///
/// The grade is the worst of the parts' grades; where a part is withheld, so is the whole. A
/// composite has the version of its parts: `TFB-L/2` is made of `TFC-L/2`, `TFI-L/2`, `TFO-L/2`.
///
/// @param unit `Mtok`, `GPU-hour` or `points`
public record Composite(String index, String unit, List<IndexMethod> parts, Formula formula)
    implements IndexMethod {

  public Composite {
    parts = List.copyOf(parts);
    int needed =
        switch (formula) {
          case Formula.Blend(var weights) -> weights.size();
          case Formula.Points(var shares, _) -> shares.size();
          case Formula.Difference(), Formula.Margin(_) -> 2;
        };
    if (parts.size() != needed)
      throw new IllegalArgumentException(
          index + " has " + parts.size() + " parts where its formula needs " + needed);
    if (parts.stream().map(IndexMethod::version).distinct().count() != 1)
      throw new IllegalArgumentException(index + " mixes versions of parts");
  }

  @Override
  public String version() {
    return parts.getFirst().version();
  }

  @Override
  public Walk resume(State state) {
    return new Walk(this, Standing.of(state, parts));
  }

  /// A walk that also shows what the parts said.
  public static final class Walk implements Run {
    private final Composite method;
    private final List<Run> runs = new ArrayList<>();
    private Standing standing;
    private List<Determination> said = List.of();

    private Walk(Composite method, Standing standing) {
      this.method = method;
      this.standing = standing;
      for (int i = 0; i < method.parts().size(); i++)
        runs.add(method.parts().get(i).resume(standing.parts().get(i)));
    }

    @Override
    public void take(Reading reading) {
      for (var run : runs) run.take(reading);
    }

    @Override
    public void refuse(Refusal refusal) {
      for (var run : runs) run.refuse(refusal);
    }

    @Override
    public Determination close(LocalDate date) {
      said = runs.stream().map(run -> run.close(date)).toList();
      var summed = new Sum(method, standing, date, said);
      standing = summed.standing();
      return summed.determination();
    }

    /// The parts' determinations of the day just closed: the composite's inputs.
    public List<Determination> parts() {
      return said;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.index.fixing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What a method says about one day, before anybody signs it.
///
/// @param index `H100`, `TFB`: the index without its method
/// @param method family and version: `L/2`; the exchange knows the fixing as `H100-L/2`
/// @param unit `GPU-hour`, `Mtok` or `points`
/// @param value micro-dollars per unit; 0 when withheld
/// @param grade empty when withheld
/// @param evidence what the value rests on; none when withheld, whatever the method would have said
/// @param effectiveN one over the sum of squared weights
/// @param providers how many counted
/// @param carried how many of them were not seen on the day
/// @param carriedShare their part of the weight, 0 to 1
/// @param withheld why there is no value; empty text when there is one
/// @param downgrades why the grade is not A, a sentence each
/// @param panel every provider that spoke, or was expected to
/// @param dropped single observations that did not reach a provider's price
/// @param next what the following day needs
public record Determination(
    String index,
    String method,
    String unit,
    LocalDate date,
    long value,
    Optional<Grade> grade,
    Evidence evidence,
    double effectiveN,
    int providers,
    int carried,
    double carriedShare,
    String withheld,
    List<String> downgrades,
    List<PanelRow> panel,
    List<Dropped> dropped,
    Beside beside,
    State next) {

  public Determination {
    downgrades = List.copyOf(downgrades);
    panel = List.copyOf(panel);
    dropped = List.copyOf(dropped);
    if (!withheld.isEmpty()) evidence = Evidence.NONE;
    if (grade.isPresent() != withheld.isEmpty())
      throw new IllegalArgumentException("a fixing has a grade or a reason to be withheld");
  }

  /// The name under which contracts settle: `H100-L/2`.
  public String name() {
    return index + "-" + method;
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

/// One leg of a spread as it is listed: `ratio` lots bought when the spread is bought, sold when
/// negative; `weight` of the leg's price in the spread's, millionths with the ratio's sign,
/// [CommandWriter#ABSENT] for the ratio itself (rule X-21).
public record SpreadLeg(String contract, long ratio, long weight) {
  public SpreadLeg(String contract, long ratio) {
    this(contract, ratio, CommandWriter.ABSENT);
  }
}

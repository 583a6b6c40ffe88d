// SPDX-License-Identifier: Apache-2.0
package outcry.core.clearing;

import outcry.core.contract.Contract;
import outcry.core.money.Micros;
import outcry.wire.Flag;

/// The clearing house's own rules (rule S-11): what a default may cost its members, how much of a
/// need may be covered by anything but cash, how a call is followed up. Fractions in millionths,
/// times in milliseconds. Its own capital lives in the ledger.
public final class House {
  /// Assessments of a member: this many times its default-fund contribution.
  private static final long USUAL_CAP = 2_750_000;

  /// The house was declared at least once.
  public boolean declared;

  public long assessmentCap = USUAL_CAP;

  /// Most of a need that collateral other than cash may cover.
  public long nonCash = Micros.DOLLAR;

  /// From call to default; [Contract#NONE] when there is none.
  public long callDeadline = Contract.NONE;

  public Flag liquidate = Flag.NO;
}

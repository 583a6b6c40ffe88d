// SPDX-License-Identifier: Apache-2.0
package outcry.index.fixing;

import java.time.LocalDate;
import outcry.index.observation.Reading;
import outcry.index.observation.Refusal;

/// One published, versioned way to make one index. A new idea is a new version under a new name; a
/// method never changes a fixing already published.
public interface IndexMethod {
  /// `H100`.
  String index();

  /// `L/2`.
  String version();

  /// Goes on after a published fixing; {@link State#NONE} starts at the base.
  Run resume(State state);

  /// Where observations go, once read.
  interface Intake {
    /// A usable observation of any good and any day, in any order within a day. Days already closed
    /// are over: what comes late for them is ignored.
    void take(Reading reading);

    /// An observation refused: the day of its good is graded down.
    void refuse(Refusal refusal);
  }

  /// A walk through the days, oldest first.
  interface Run extends Intake {
    /// Determines a day from what was taken up to it. Days are closed one after the other.
    Determination close(LocalDate date);
  }
}

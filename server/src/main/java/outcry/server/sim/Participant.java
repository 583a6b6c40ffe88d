// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.time.LocalDate;

/// Somebody who trades at the demonstration.
interface Participant {
  /// The session has opened on a new day.
  void morning(LocalDate day);

  /// Some time of the session has passed: look, and act.
  void turn();
}

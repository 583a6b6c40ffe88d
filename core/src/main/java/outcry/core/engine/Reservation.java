// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.wire.HoldStep;

/// Cash of an account set aside for a withdrawal, and, once it was posted or voided, what was paid
/// and what there was then (rule S-13). Micro-dollars.
record Reservation(HoldStep step, long amount, long paid, long cash, long reserved) {
  static Reservation open(long amount) {
    return new Reservation(HoldStep.RESERVE, amount, 0, 0, 0);
  }

  boolean isOpen() {
    return step == HoldStep.RESERVE;
  }
}

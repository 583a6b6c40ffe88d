// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import outcry.core.contract.Contract;
import outcry.wire.RefuseReason;
import outcry.wire.RejectReason;

/// Why a command was not carried out: the reason, what was asked, and what would have been right.
sealed interface Refusal {

  /// Of an order, a replace or a cancel. One is kept by each desk and refilled, so that a rejection
  /// allocates nothing.
  final class OfOrder implements Refusal {
    private RejectReason reason;
    private long value;
    private long bound;

    OfOrder because(RejectReason reason, long value, long bound) {
      this.reason = reason;
      this.value = value;
      this.bound = bound;
      return this;
    }

    OfOrder because(RejectReason reason) {
      return because(reason, 0, 0);
    }

    RejectReason reason() {
      return reason;
    }

    long value() {
      return value;
    }

    long bound() {
      return bound;
    }
  }

  /// Of every other command. `subject` is the name or field that is wrong.
  record OfCommand(RefuseReason reason, long value, long bound, String subject) implements Refusal {
    static OfCommand of(RefuseReason reason, String subject) {
      return new OfCommand(reason, 0, 0, subject);
    }

    static OfCommand amount(long amount, String subject) {
      return new OfCommand(RefuseReason.BAD_AMOUNT, amount, Contract.NONE, subject);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import outcry.wire.VariationCause;

/// Cash that came to an account (micro-dollars; negative: left it), and what it had afterwards.
///
/// `key` is the idempotency key of a deposit or withdrawal, and empty otherwise.
public record Movement(
    long position,
    int index,
    long time,
    int account,
    Kind kind,
    long amount,
    long cash,
    String key) {

  /// Why cash moved. A busted trade's fee and variation come back as `BUST`.
  public enum Kind {
    DEPOSIT,
    WITHDRAWAL,
    FEE,
    PREMIUM,
    VARIATION,
    BUST,
    CORRECTION,
    INTEREST,

    /// What a member's default moved: losses borne, covered, recovered.
    DEFAULT;

    static Kind of(VariationCause cause) {
      return switch (cause) {
        case BUST -> BUST;
        case CORRECTION -> CORRECTION;
        case CLOSE_OUT -> DEFAULT;
        case SETTLE, NULL_VAL -> VARIATION;
      };
    }
  }
}

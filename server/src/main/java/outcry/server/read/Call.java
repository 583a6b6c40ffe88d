// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import outcry.wire.CalledDecoder;

/// A margin call (rule M-5): what an account needed, what stood behind it, and what it was called
/// for. Micro-dollars; `time` in milliseconds since 1970.
public record Call(long time, int account, long required, long collateral, long amount) {
  static Call of(long time, CalledDecoder called) {
    return new Call(
        time, called.account(), called.required(), called.collateral(), called.amount());
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.index.fact;

import java.time.LocalDate;

/// A seller stopped offering a good by this day: its last price is not carried any further (rule
/// I-5).
public record Withdrawal(LocalDate date, String good, String provider, String source)
    implements Fact {}

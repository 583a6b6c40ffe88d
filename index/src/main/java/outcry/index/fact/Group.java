// SPDX-License-Identifier: Apache-2.0
package outcry.index.fact;

import java.time.LocalDate;

/// One company owns another from this day on: they share one vote (rule I-3).
record Group(String provider, String group, LocalDate since) {}

// SPDX-License-Identifier: Apache-2.0
package outcry.index.fact;

import java.time.LocalDate;

/// One number for a whole market, made by somebody else: evidence of the second kind (rule I-9).
///
/// @param price micro-dollars per GPU-hour
/// @param kind how its maker describes it
public record Level(LocalDate date, String good, long price, String source, String kind) {}

// SPDX-License-Identifier: Apache-2.0
package outcry.index.listed;

import outcry.index.observation.Tier;

/// What one provider asked on a day, after collapse (rule I-24).
///
/// @param provider the legal group
/// @param price micro-dollars per GPU-hour, in the reference form
/// @param newest second of the day of the newest reading behind it
/// @param records how many readings
/// @param firm most of them are offers a seller is bound to
/// @param basis the factor in it; null when the reference form was quoted
/// @param seenTwice two captures far enough apart agree with it
record Quote(
    String provider,
    Tier tier,
    long price,
    int newest,
    int records,
    boolean firm,
    BasisFactor basis,
    boolean seenTwice) {}

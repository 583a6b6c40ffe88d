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
/// @param forms the forms it was quoted in, as the page calls them
/// @param factor thousandths it was brought to the reference form with; 1000 for that form itself,
///   0 when several forms at different factors are behind it
/// @param seenTwice two captures far enough apart agree with it
record Quote(
    String provider,
    Tier tier,
    long price,
    int newest,
    int records,
    boolean firm,
    String forms,
    int factor,
    boolean seenTwice) {}

// SPDX-License-Identifier: Apache-2.0
package outcry.index.token;

import java.util.List;
import outcry.index.fixing.Dropped;

/// What is known of a day besides its prices.
///
/// @param seen observations of the index's models on the day, of every component, refused ones
///   included
/// @param refused how many of them were refused
/// @param truncated was a payload of the day cut off?
/// @param dropped observations that did not reach a price
/// @param announced sentences on prices announced for later, by model
record TokenDay(
    int seen, int refused, boolean truncated, List<Dropped> dropped, List<Announced> announced) {}

// SPDX-License-Identifier: Apache-2.0
/// The Transacted family: what buyers paid, in volume-weighted medians over the parts of a day, or
/// no fixing at all when too few trades say it.
package outcry.index.transacted;

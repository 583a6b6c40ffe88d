// SPDX-License-Identifier: Apache-2.0
/// What somebody saw: a named seller's price for a named good on a named day, and where it was
/// seen.
///
/// The facts come from small tables shipped with the module (`outcry/index/*.csv`). They are read
/// once, checked row by row and never changed. Nothing here decides what the market price is; see
/// `outcry.index.fixing`.
package outcry.index.observation;

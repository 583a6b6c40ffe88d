// SPDX-License-Identifier: Apache-2.0
/// Dated price facts: what a named seller asked from a named day on, and where it was seen.
///
/// The facts come from small tables shipped with the module (`outcry/index/*.csv`). They are read
/// once, checked row by row and never changed. They reach back to 2022, months apart; daily
/// captures are `outcry.index.observation`.
package outcry.index.fact;

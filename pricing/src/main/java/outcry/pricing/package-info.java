// SPDX-License-Identifier: Apache-2.0
/// What a contract is worth and what it could lose: forward curves, scenarios and margin risk
/// arrays.
///
/// Floating point is at home here and leaves rounded once, as whole micro-dollars. Every function
/// of a double is `StrictMath`, so that the same inputs give the same array on every machine.
package outcry.pricing;

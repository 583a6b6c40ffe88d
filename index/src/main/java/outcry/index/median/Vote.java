// SPDX-License-Identifier: Apache-2.0
package outcry.index.median;

/// One voice in a fixing.
///
/// @param voter a legal group of sellers, a laboratory, or an open model
/// @param price micro-dollars per unit
/// @param weight any positive integer; only proportions matter
public record Vote(String voter, long price, long weight) {

  public Vote {
    if (weight <= 0) throw new IllegalArgumentException("a vote of " + voter + " weighs " + weight);
  }
}

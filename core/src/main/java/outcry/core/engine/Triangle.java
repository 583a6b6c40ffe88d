// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

/// A calendar spread and its two months, whose orders imply prices in each other (rule X-22).
record Triangle(Pit spread, Pit near, Pit far) {
  boolean isOpen() {
    return spread.isContinuous() && near.isContinuous() && far.isContinuous();
  }
}

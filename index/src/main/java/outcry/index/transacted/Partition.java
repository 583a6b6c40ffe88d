// SPDX-License-Identifier: Apache-2.0
package outcry.index.transacted;

/// One part of the day: a line of the worked table.
///
/// @param number from 0
/// @param trades eligible trades in it
/// @param contributors who reported them
/// @param volume GPU-hours reported
/// @param share of the volume that counts after the caps, 0 to 1
/// @param median volume-weighted median price, micro-dollars; 0 when nobody traded
public record Partition(
    int number, int trades, int contributors, double volume, double share, long median) {
  boolean empty() {
    return trades == 0;
  }
}

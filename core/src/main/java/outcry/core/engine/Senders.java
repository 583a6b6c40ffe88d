// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.Arrays;

/// The last number applied for each sender. Every sender numbers its commands 1, 2, 3, …; a number
/// not above the last is a repeat, a number that skips one is a gap. Without this a command
/// delivered twice would count twice.
final class Senders {
  private int[] senders = new int[4];
  private long[] lasts = new long[4];
  private int count;

  long last(int sender) {
    int at = Arrays.binarySearch(senders, 0, count, sender);
    return at < 0 ? 0 : lasts[at];
  }

  void applied(int sender, long sequence) {
    int at = Arrays.binarySearch(senders, 0, count, sender);
    if (at < 0) {
      at = insert(sender, -1 - at);
    }
    lasts[at] = sequence;
  }

  private int insert(int sender, int at) {
    if (count == senders.length) {
      senders = Arrays.copyOf(senders, count * 2);
      lasts = Arrays.copyOf(lasts, count * 2);
    }
    System.arraycopy(senders, at, senders, at + 1, count - at);
    System.arraycopy(lasts, at, lasts, at + 1, count - at);
    senders[at] = sender;
    count++;
    return at;
  }

  int count() {
    return count;
  }

  int senderAt(int place) {
    return senders[place];
  }

  long lastAt(int place) {
    return lasts[place];
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.core.matching;

import java.util.Arrays;

/// The price levels of one side, best first, as a flat array around the touch.
///
/// A level is found by its distance from the window's base, the best level by a bitmap with a
/// summary above it. Daily limits bound how far prices go, so nearly all levels are in the window;
/// those far below the touch wait in a sorted list. Prices are keys: the higher key is always the
/// better one (sells are mirrored), so that both sides are one code. The window begins small, grows
/// with the range of prices up to [#MAX_SIZE], and moves when the market does.
final class Ladder {
  static final int NONE = 0;
  private static final int WORST = Integer.MIN_VALUE;
  private static final int FIRST_SIZE = 1 << 6;
  private static final int MAX_SIZE = 1 << 16;

  private int[] levels = new int[FIRST_SIZE];
  private long[] words = new long[FIRST_SIZE >> 6];
  private long[] summary = new long[1];
  private int base;
  private int best = -1;
  private int bestKey = WORST;

  private int[] farKeys = new int[16];
  private int[] farLevels = new int[16];
  private int farCount;

  private int[] movingKeys = new int[16];
  private int[] movingLevels = new int[16];

  boolean isEmpty() {
    return best < 0;
  }

  /// Key of the best level; lower than any when there is none.
  int bestKey() {
    return bestKey;
  }

  int bestLevel() {
    return levels[best];
  }

  /// The level at a key, or [#NONE].
  int find(int key) {
    int at = key - base;
    if (at >= 0 && at < levels.length) {
      return levels[at];
    }
    int far = Arrays.binarySearch(farKeys, 0, farCount, key);
    return far >= 0 ? farLevels[far] : NONE;
  }

  /// The best level among those worse than a key, or [#NONE].
  int below(int key) {
    int at = Math.min(key - base, levels.length) - 1;
    int next = best < 0 || at < 0 ? -1 : highestUpTo(at);
    if (next >= 0) {
      return levels[next];
    }
    int far = Arrays.binarySearch(farKeys, 0, farCount, key);
    int below = (far >= 0 ? far : -1 - far) - 1;
    return below >= 0 ? farLevels[below] : NONE;
  }

  void put(int key, int level) {
    if (best < 0) {
      base = key - aboveHalf(levels.length);
    }
    int at = key - base;
    if (at < 0 || at >= levels.length) {
      at = makeRoom(key);
    }
    if (at < 0) {
      putFar(key, level);
    } else {
      set(at, level);
    }
  }

  void remove(int key) {
    int at = key - base;
    if (at < 0 || at >= levels.length) {
      removeFar(key);
      return;
    }
    levels[at] = NONE;
    int word = at >> 6;
    if ((words[word] &= ~(1L << at)) == 0) {
      summary[word >> 6] &= ~(1L << word);
    }
    if (at == best) {
      best = highestUpTo(at);
      bestKey = best < 0 ? WORST : base + best;
      if (best < 0 && farCount > 0) {
        rebuild(farKeys[farCount - 1], levels.length);
      }
    }
  }

  /// Visits every level from the best down.
  void forEach(LevelVisitor visitor) {
    for (int at = best; at >= 0; at = at == 0 ? -1 : highestUpTo(at - 1)) {
      visitor.onLevel(base + at, levels[at]);
    }
    for (int far = farCount - 1; far >= 0; far--) {
      visitor.onLevel(farKeys[far], farLevels[far]);
    }
  }

  @FunctionalInterface
  interface LevelVisitor {
    void onLevel(int key, int level);
  }

  private void set(int at, int level) {
    levels[at] = level;
    int word = at >> 6;
    words[word] |= 1L << at;
    summary[word >> 6] |= 1L << word;
    if (at > best) {
      best = at;
      bestKey = base + at;
    }
  }

  private int highestUpTo(int at) {
    int word = at >> 6;
    long bits = words[word] & (-1L >>> (63 - (at & 63)));
    if (bits != 0) {
      return (word << 6) + 63 - Long.numberOfLeadingZeros(bits);
    }
    if (word == 0) {
      return -1;
    }
    word--;
    int group = word >> 6;
    long upper = summary[group] & (-1L >>> (63 - (word & 63)));
    while (upper == 0) {
      if (--group < 0) {
        return -1;
      }
      upper = summary[group];
    }
    word = (group << 6) + 63 - Long.numberOfLeadingZeros(upper);
    return (word << 6) + 63 - Long.numberOfLeadingZeros(words[word]);
  }

  /// Moves or widens the window; the key's place in it afterwards, negative when it stays far
  /// below.
  private int makeRoom(int key) {
    int top = Math.max(key, bestKey());
    int size = levels.length;
    while (size < MAX_SIZE && aboveHalf(size) < top - key) {
      size <<= 2;
    }
    boolean drifted = best < levels.length >> 1 && aboveHalf(size) >= top - key;
    if (key > bestKey() || size > levels.length || drifted) {
      rebuild(top, size);
    }
    return key - base;
  }

  /// The best level stands at three quarters, so that the touch may rise a while before the window
  /// moves.
  private static int aboveHalf(int size) {
    return size - (size >> 2);
  }

  private void rebuild(int top, int size) {
    int count = gather();
    if (size == levels.length) {
      Arrays.fill(levels, NONE);
      Arrays.fill(words, 0);
      Arrays.fill(summary, 0);
    } else {
      levels = new int[size];
      words = new long[size >> 6];
      summary = new long[Math.max(1, size >> 12)];
    }
    base = top - aboveHalf(size);
    best = -1;
    farCount = 0;
    for (int i = 0; i < count; i++) {
      int at = movingKeys[i] - base;
      if (at < 0) {
        putFar(movingKeys[i], movingLevels[i]);
      } else {
        set(at, movingLevels[i]);
      }
    }
  }

  /// Copies every level out, worst first; the room is kept, so that a window that only moves
  /// allocates nothing.
  private int gather() {
    int count = count();
    if (count > movingKeys.length) {
      movingKeys = new int[count * 2];
      movingLevels = new int[count * 2];
    }
    System.arraycopy(farKeys, 0, movingKeys, 0, farCount);
    System.arraycopy(farLevels, 0, movingLevels, 0, farCount);
    int next = count;
    for (int at = best; at >= 0; at = at == 0 ? -1 : highestUpTo(at - 1)) {
      movingKeys[--next] = base + at;
      movingLevels[next] = levels[at];
    }
    return count;
  }

  private int count() {
    int count = farCount;
    for (long word : words) {
      count += Long.bitCount(word);
    }
    return count;
  }

  private void putFar(int key, int level) {
    if (farCount == farKeys.length) {
      farKeys = Arrays.copyOf(farKeys, farCount * 2);
      farLevels = Arrays.copyOf(farLevels, farCount * 2);
    }
    int at = -1 - Arrays.binarySearch(farKeys, 0, farCount, key);
    System.arraycopy(farKeys, at, farKeys, at + 1, farCount - at);
    System.arraycopy(farLevels, at, farLevels, at + 1, farCount - at);
    farKeys[at] = key;
    farLevels[at] = level;
    farCount++;
  }

  private void removeFar(int key) {
    int at = Arrays.binarySearch(farKeys, 0, farCount, key);
    farCount--;
    System.arraycopy(farKeys, at + 1, farKeys, at, farCount - at);
    System.arraycopy(farLevels, at + 1, farLevels, at, farCount - at);
  }
}

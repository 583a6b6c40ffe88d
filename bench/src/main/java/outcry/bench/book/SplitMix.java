// SPDX-License-Identifier: Apache-2.0
package outcry.bench.book;

/// SplitMix64: the same numbers on every machine.
final class SplitMix {
  private long state;

  SplitMix(long seed) {
    state = seed;
  }

  long next() {
    state += 0x9E3779B97F4A7C15L;
    long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  /// From 0 up to but without `bound`.
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /// 0 or 1.
  int bit() {
    return (int) (next() & 1);
  }
}

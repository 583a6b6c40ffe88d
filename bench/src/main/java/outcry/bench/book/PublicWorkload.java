// SPDX-License-Identifier: Apache-2.0
package outcry.bench.book;

import java.util.Locale;

/// The two files every book is driven with, and what a right book makes of them.
///
/// A file is fixed by its seed and the three numbers here; the figures were found by an independent
/// generator and reproduced by several engines of other people (docs/performance.md).
public enum PublicWorkload {
  /// A thousand resting orders on some fifty levels a side: everything stays in the cache.
  SHALLOW(
      1_000,
      2,
      7,
      new Mix(1_419_375, 829_949, 450_207, 300_469),
      new Trades.Sum(882_194, 30_007_017, 0x6c9ca371f4e3576dL),
      "ee82a0ede61048ee936767a885ea404379ef71c8cd46ea61d782ced6d2f3fcab"),

  /// A million resting orders on some 6,600 levels a side: memory decides.
  DEEP(
      1_000_000,
      64,
      8,
      new Mix(1_395_768, 853_851, 449_739, 300_642),
      new Trades.Sum(885_393, 30_001_038, 0xecc3d96ee90605f3L),
      "08c2445c5fada9d07ab6c9bb118ba87b9c5bac18c8e065f07d1c4c9ad0fe03bd");

  /// Of both files.
  public static final long SEED = 0x5EED2026L;

  /// Timed operations, after `resting` orders were entered untimed.
  public static final int OPERATIONS = 3_000_000;

  /// How many of the timed operations are of which kind.
  public record Mix(int entered, int cancelled, int moved, int aggressive) {}

  public final int resting;
  final int scale;
  final int cap;
  public final Mix mix;
  public final Trades.Sum trades;
  final String sha256;

  PublicWorkload(int resting, int scale, int cap, Mix mix, Trades.Sum trades, String sha256) {
    this.resting = resting;
    this.scale = scale;
    this.cap = cap;
    this.mix = mix;
    this.trades = trades;
    this.sha256 = sha256;
  }

  public int records() {
    return resting + OPERATIONS;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.core.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Integers carried in doubles, eight scenarios at a time where the processor can.
///
/// The tail is found in two looks. While losses are added up, the largest of each of 64 groups is
/// kept; the k-th largest of those is at most the k-th largest of all, and few losses reach it.
/// Only they are looked at again.
final class VectorKernel extends TailKernel {
  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANE = LANES.length();

  /// Eight vectors make a step; a tile is a whole number of steps.
  private static final int STEP = 8 * LANE;

  private final PlainKernel plain = new PlainKernel();
  private final DenseKernel dense = new DenseKernel(plain);
  private final double[] peaks = new double[STEP];
  private double[] losses = {};
  private final VectorTail found = new VectorTail();

  @Override
  public long largest(LossMatrix matrix, Lots lots, int tail) {
    if (tail > STEP || !matrix.isExact(lots)) {
      return plain.largest(matrix, lots, tail);
    }
    if (losses.length < matrix.padded) {
      losses = new double[matrix.padded];
    }
    addUp(matrix, lots);
    return found.sum(losses, 0, matrix.padded, peaks, tail);
  }

  private void addUp(LossMatrix matrix, Lots lots) {
    for (int at = 0; at < matrix.padded; at += STEP) {
      step(matrix, lots, at);
    }
    findPeaks(matrix.padded);
  }

  /// The largest loss of each group. No vector leaves the method it is made in: one that did might
  /// be made an object.
  private void findPeaks(int length) {
    var none = DoubleVector.broadcast(LANES, Double.NEGATIVE_INFINITY);
    var p0 = none;
    var p1 = none;
    var p2 = none;
    var p3 = none;
    var p4 = none;
    var p5 = none;
    var p6 = none;
    var p7 = none;
    for (int at = 0; at < length; at += STEP) {
      p0 = p0.max(DoubleVector.fromArray(LANES, losses, at));
      p1 = p1.max(DoubleVector.fromArray(LANES, losses, at + 1 * LANE));
      p2 = p2.max(DoubleVector.fromArray(LANES, losses, at + 2 * LANE));
      p3 = p3.max(DoubleVector.fromArray(LANES, losses, at + 3 * LANE));
      p4 = p4.max(DoubleVector.fromArray(LANES, losses, at + 4 * LANE));
      p5 = p5.max(DoubleVector.fromArray(LANES, losses, at + 5 * LANE));
      p6 = p6.max(DoubleVector.fromArray(LANES, losses, at + 6 * LANE));
      p7 = p7.max(DoubleVector.fromArray(LANES, losses, at + 7 * LANE));
    }
    p0.intoArray(peaks, 0);
    p1.intoArray(peaks, LANE);
    p2.intoArray(peaks, 2 * LANE);
    p3.intoArray(peaks, 3 * LANE);
    p4.intoArray(peaks, 4 * LANE);
    p5.intoArray(peaks, 5 * LANE);
    p6.intoArray(peaks, 6 * LANE);
    p7.intoArray(peaks, 7 * LANE);
  }

  /// All positions over one step of scenarios, the sums held in registers.
  private void step(LossMatrix matrix, Lots lots, int at) {
    var start = matrix.start;
    var a0 = DoubleVector.fromArray(LANES, start, at);
    var a1 = DoubleVector.fromArray(LANES, start, at + 1 * LANE);
    var a2 = DoubleVector.fromArray(LANES, start, at + 2 * LANE);
    var a3 = DoubleVector.fromArray(LANES, start, at + 3 * LANE);
    var a4 = DoubleVector.fromArray(LANES, start, at + 4 * LANE);
    var a5 = DoubleVector.fromArray(LANES, start, at + 5 * LANE);
    var a6 = DoubleVector.fromArray(LANES, start, at + 6 * LANE);
    var a7 = DoubleVector.fromArray(LANES, start, at + 7 * LANE);
    boolean works = false;
    for (int i = 0; i < lots.count; i++) {
      var row = matrix.rows[lots.row[i]];
      var q = DoubleVector.broadcast(LANES, lots.position[i]);
      a0 = DoubleVector.fromArray(LANES, row, at).fma(q, a0);
      a1 = DoubleVector.fromArray(LANES, row, at + 1 * LANE).fma(q, a1);
      a2 = DoubleVector.fromArray(LANES, row, at + 2 * LANE).fma(q, a2);
      a3 = DoubleVector.fromArray(LANES, row, at + 3 * LANE).fma(q, a3);
      a4 = DoubleVector.fromArray(LANES, row, at + 4 * LANE).fma(q, a4);
      a5 = DoubleVector.fromArray(LANES, row, at + 5 * LANE).fma(q, a5);
      a6 = DoubleVector.fromArray(LANES, row, at + 6 * LANE).fma(q, a6);
      a7 = DoubleVector.fromArray(LANES, row, at + 7 * LANE).fma(q, a7);
      works |= lots.works(i);
    }
    a0.intoArray(losses, at);
    a1.intoArray(losses, at + LANE);
    a2.intoArray(losses, at + 2 * LANE);
    a3.intoArray(losses, at + 3 * LANE);
    a4.intoArray(losses, at + 4 * LANE);
    a5.intoArray(losses, at + 5 * LANE);
    a6.intoArray(losses, at + 6 * LANE);
    a7.intoArray(losses, at + 7 * LANE);
    if (works) {
      orders(matrix, lots, at);
    }
  }

  /// What working orders add: the worse of filling all buys and filling all sells.
  private void orders(LossMatrix matrix, Lots lots, int at) {
    for (int i = 0; i < lots.count; i++) {
      if (lots.works(i)) {
        var row = matrix.rows[lots.row[i]];
        var buys = DoubleVector.broadcast(LANES, lots.buys[i]);
        var sells = DoubleVector.broadcast(LANES, -lots.sells[i]);
        for (int s = at; s < at + STEP; s += LANE) {
          var loss = DoubleVector.fromArray(LANES, row, s);
          var worst = loss.mul(buys).max(loss.mul(sells));
          DoubleVector.fromArray(LANES, losses, s).add(worst).intoArray(losses, s);
        }
      }
    }
  }

  @Override
  public void largest(LossMatrix matrix, long[] lots, int accounts, int tail, long[] sums) {
    dense.largest(matrix, lots, accounts, tail, sums);
  }
}

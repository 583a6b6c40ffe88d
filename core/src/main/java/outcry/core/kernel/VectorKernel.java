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
    var none = DoubleVector.broadcast(LANES, Double.NEGATIVE_INFINITY);
    var p0 = none;
    var p1 = none;
    var p2 = none;
    var p3 = none;
    var p4 = none;
    var p5 = none;
    var p6 = none;
    var p7 = none;
    for (int at = 0; at < matrix.padded; at += STEP) {
      step(matrix, lots, at);
      p0 = p0.max(loss(at, 0));
      p1 = p1.max(loss(at, 1));
      p2 = p2.max(loss(at, 2));
      p3 = p3.max(loss(at, 3));
      p4 = p4.max(loss(at, 4));
      p5 = p5.max(loss(at, 5));
      p6 = p6.max(loss(at, 6));
      p7 = p7.max(loss(at, 7));
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

  private DoubleVector loss(int at, int vector) {
    return DoubleVector.fromArray(LANES, losses, at + vector * LANE);
  }

  private static DoubleVector part(double[] row, int at, int vector) {
    return DoubleVector.fromArray(LANES, row, at + vector * LANE);
  }

  /// All positions over one step of scenarios, the sums held in registers.
  private void step(LossMatrix matrix, Lots lots, int at) {
    var start = matrix.start;
    var a0 = part(start, at, 0);
    var a1 = part(start, at, 1);
    var a2 = part(start, at, 2);
    var a3 = part(start, at, 3);
    var a4 = part(start, at, 4);
    var a5 = part(start, at, 5);
    var a6 = part(start, at, 6);
    var a7 = part(start, at, 7);
    boolean works = false;
    for (int i = 0; i < lots.count; i++) {
      var row = matrix.rows[lots.row[i]];
      var q = DoubleVector.broadcast(LANES, lots.position[i]);
      a0 = part(row, at, 0).fma(q, a0);
      a1 = part(row, at, 1).fma(q, a1);
      a2 = part(row, at, 2).fma(q, a2);
      a3 = part(row, at, 3).fma(q, a3);
      a4 = part(row, at, 4).fma(q, a4);
      a5 = part(row, at, 5).fma(q, a5);
      a6 = part(row, at, 6).fma(q, a6);
      a7 = part(row, at, 7).fma(q, a7);
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

// SPDX-License-Identifier: Apache-2.0
package outcry.core.kernel;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/// Many accounts that hold something of everything: positions times losses as a matrix product,
/// eight accounts by three vectors of scenarios in registers, and each account's tail as soon as
/// its losses are known, so that the product is never stored.
final class DenseKernel {
  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANE = LANES.length();
  private static final int ACCOUNTS = 8;
  private static final int PANEL = 3 * LANE;

  /// Groups whose largest losses say where the tail may begin: two panels' worth of wide vectors.
  private static final int PEAKS = 48;

  private final PlainKernel plain;
  private final Lots book = new Lots();

  /// The matrix packed last: panel by panel, in each the contracts one after another.
  private LossMatrix packed;

  private double[] panels = {};

  /// Zero, and minus infinity beyond the scenarios.
  private double[] start = {};

  private int panelCount;

  /// Positions of eight accounts, contract by contract.
  private double[] lots = {};

  private double[] losses = {};
  private final double[] peaks = new double[PEAKS];
  private final VectorTail found = new VectorTail();

  DenseKernel(PlainKernel plain) {
    this.plain = plain;
  }

  void largest(LossMatrix matrix, long[] positions, int accounts, int tail, long[] sums) {
    pack(matrix);
    for (int first = 0; first < accounts; first += ACCOUNTS) {
      int count = Math.min(ACCOUNTS, accounts - first);
      if (tail <= PEAKS && take(matrix, positions, first, count)) {
        product(matrix.size());
        for (int a = 0; a < count; a++) {
          sums[first + a] = sum(a, tail);
        }
      } else {
        exactly(matrix, positions, first, count, tail, sums);
      }
    }
  }

  private void pack(LossMatrix matrix) {
    if (packed == matrix) {
      return;
    }
    packed = matrix;
    int contracts = matrix.size();
    panelCount = Math.ceilDiv(Math.max(1, matrix.scenarios), PANEL);
    panels = new double[panelCount * contracts * PANEL];
    for (int c = 0; c < contracts; c++) {
      for (int s = 0; matrix.has(c) && s < matrix.scenarios; s++) {
        panels[((s / PANEL) * contracts + c) * PANEL + s % PANEL] = matrix.rows[c][s];
      }
    }
    start = new double[panelCount * PANEL];
    Arrays.fill(start, matrix.scenarios, start.length, Double.NEGATIVE_INFINITY);
    lots = new double[contracts * ACCOUNTS];
    losses = new double[ACCOUNTS * panelCount * PANEL];
  }

  /// False when some account's sums may not be exact in doubles.
  private boolean take(LossMatrix matrix, long[] positions, int first, int count) {
    int contracts = matrix.size();
    Arrays.fill(lots, 0);
    for (int a = 0; a < count; a++) {
      long bound = 0;
      for (int c = 0; c < contracts; c++) {
        long position = positions[(first + a) * contracts + c];
        lots[c * ACCOUNTS + a] = position;
        bound = LossMatrix.added(bound, Math.abs(position), matrix.largest(c));
      }
      if (bound >= LossMatrix.MOST) {
        return false;
      }
    }
    return true;
  }

  private void product(int contracts) {
    for (int panel = 0; panel < panelCount; panel++) {
      panel(panel * contracts * PANEL, contracts, panel * PANEL);
    }
  }

  /// One panel of scenarios for eight accounts. The sums must stay in registers, hence the names.
  private void panel(int from, int contracts, int into) {
    var s0 = DoubleVector.fromArray(LANES, start, into + 0 * LANE);
    var s1 = DoubleVector.fromArray(LANES, start, into + 1 * LANE);
    var s2 = DoubleVector.fromArray(LANES, start, into + 2 * LANE);
    var a00 = s0;
    var a01 = s1;
    var a02 = s2;
    var a10 = s0;
    var a11 = s1;
    var a12 = s2;
    var a20 = s0;
    var a21 = s1;
    var a22 = s2;
    var a30 = s0;
    var a31 = s1;
    var a32 = s2;
    var a40 = s0;
    var a41 = s1;
    var a42 = s2;
    var a50 = s0;
    var a51 = s1;
    var a52 = s2;
    var a60 = s0;
    var a61 = s1;
    var a62 = s2;
    var a70 = s0;
    var a71 = s1;
    var a72 = s2;
    for (int c = 0; c < contracts; c++) {
      int place = from + c * PANEL;
      var r0 = DoubleVector.fromArray(LANES, panels, place);
      var r1 = DoubleVector.fromArray(LANES, panels, place + LANE);
      var r2 = DoubleVector.fromArray(LANES, panels, place + 2 * LANE);
      int at = c * ACCOUNTS;
      DoubleVector q;
      q = DoubleVector.broadcast(LANES, lots[at + 0]);
      a00 = r0.fma(q, a00);
      a01 = r1.fma(q, a01);
      a02 = r2.fma(q, a02);
      q = DoubleVector.broadcast(LANES, lots[at + 1]);
      a10 = r0.fma(q, a10);
      a11 = r1.fma(q, a11);
      a12 = r2.fma(q, a12);
      q = DoubleVector.broadcast(LANES, lots[at + 2]);
      a20 = r0.fma(q, a20);
      a21 = r1.fma(q, a21);
      a22 = r2.fma(q, a22);
      q = DoubleVector.broadcast(LANES, lots[at + 3]);
      a30 = r0.fma(q, a30);
      a31 = r1.fma(q, a31);
      a32 = r2.fma(q, a32);
      q = DoubleVector.broadcast(LANES, lots[at + 4]);
      a40 = r0.fma(q, a40);
      a41 = r1.fma(q, a41);
      a42 = r2.fma(q, a42);
      q = DoubleVector.broadcast(LANES, lots[at + 5]);
      a50 = r0.fma(q, a50);
      a51 = r1.fma(q, a51);
      a52 = r2.fma(q, a52);
      q = DoubleVector.broadcast(LANES, lots[at + 6]);
      a60 = r0.fma(q, a60);
      a61 = r1.fma(q, a61);
      a62 = r2.fma(q, a62);
      q = DoubleVector.broadcast(LANES, lots[at + 7]);
      a70 = r0.fma(q, a70);
      a71 = r1.fma(q, a71);
      a72 = r2.fma(q, a72);
    }
    int row = panelCount * PANEL;
    int to = into;
    a00.intoArray(losses, to);
    a01.intoArray(losses, to + 1 * LANE);
    a02.intoArray(losses, to + 2 * LANE);
    to += row;
    a10.intoArray(losses, to);
    a11.intoArray(losses, to + 1 * LANE);
    a12.intoArray(losses, to + 2 * LANE);
    to += row;
    a20.intoArray(losses, to);
    a21.intoArray(losses, to + 1 * LANE);
    a22.intoArray(losses, to + 2 * LANE);
    to += row;
    a30.intoArray(losses, to);
    a31.intoArray(losses, to + 1 * LANE);
    a32.intoArray(losses, to + 2 * LANE);
    to += row;
    a40.intoArray(losses, to);
    a41.intoArray(losses, to + 1 * LANE);
    a42.intoArray(losses, to + 2 * LANE);
    to += row;
    a50.intoArray(losses, to);
    a51.intoArray(losses, to + 1 * LANE);
    a52.intoArray(losses, to + 2 * LANE);
    to += row;
    a60.intoArray(losses, to);
    a61.intoArray(losses, to + 1 * LANE);
    a62.intoArray(losses, to + 2 * LANE);
    to += row;
    a70.intoArray(losses, to);
    a71.intoArray(losses, to + 1 * LANE);
    a72.intoArray(losses, to + 2 * LANE);
  }

  /// The largest loss of each group of scenarios of an account.
  private void peaks(int account) {
    int from = account * panelCount * PANEL;
    Arrays.fill(peaks, Double.NEGATIVE_INFINITY);
    for (int panel = 0; panel < panelCount; panel++) {
      int group = panel * PANEL % PEAKS;
      for (int v = 0; v < PANEL; v += LANE) {
        var values = DoubleVector.fromArray(LANES, losses, from + panel * PANEL + v);
        DoubleVector.fromArray(LANES, peaks, group + v).max(values).intoArray(peaks, group + v);
      }
    }
  }

  private long sum(int account, int tail) {
    int from = account * panelCount * PANEL;
    int length = panelCount * PANEL;
    peaks(account);
    return found.sum(losses, from, length, peaks, tail);
  }

  private void exactly(
      LossMatrix matrix, long[] positions, int first, int count, int tail, long[] sums) {
    for (int a = first; a < first + count; a++) {
      book.clear();
      for (int c = 0; c < matrix.size(); c++) {
        long position = positions[a * matrix.size() + c];
        if (position != 0) {
          book.add(c, position, 0, 0);
        }
      }
      sums[a] = plain.largest(matrix, book, tail);
    }
  }
}

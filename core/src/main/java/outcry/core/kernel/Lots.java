// SPDX-License-Identifier: Apache-2.0
package outcry.core.kernel;

import java.util.Arrays;

/// What one account holds, as the kernels read it: row of the loss matrix, position, working buys
/// and sells. Reused.
public final class Lots {
  int count;
  int[] row = new int[16];
  long[] position = new long[16];
  long[] buys = new long[16];
  long[] sells = new long[16];

  public void clear() {
    count = 0;
  }

  public int count() {
    return count;
  }

  public void add(int atRow, long lots, long working, long offered) {
    if (count == row.length) {
      grow();
    }
    row[count] = atRow;
    position[count] = lots;
    buys[count] = working;
    sells[count] = offered;
    count++;
  }

  private void grow() {
    int room = count * 2;
    row = Arrays.copyOf(row, room);
    position = Arrays.copyOf(position, room);
    buys = Arrays.copyOf(buys, room);
    sells = Arrays.copyOf(sells, room);
  }

  boolean works(int i) {
    return (buys[i] | sells[i]) != 0;
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.index.median;

import outcry.index.observation.Dollars;

/// What one unit of the index is.
public sealed interface Basket permits Basket.Hardware, Basket.Workload {

  /// One hour of one GPU.
  record Hardware(String good) implements Basket {}

  /// A million tokens of a fixed mix: so many parts uncached input, cache reads and output (rule
  /// I-12). The mix is part of the contract: the same model costs 11.25 or 4.35 USD depending on
  /// it.
  record Workload(String name, int input, int cached, int output) implements Basket {

    public Workload {
      if (input < 0 || cached < 0 || output < 0 || input + cached + output == 0) {
        throw new IllegalArgumentException("a workload of " + input + ":" + cached + ":" + output);
      }
    }

    /// Micro-dollars per million tokens of the mix, half up. A component without parts may have any
    /// price.
    public long price(long inputPrice, long cachedPrice, long outputPrice) {
      long sum = Math.multiplyExact(input, inputPrice);
      sum = Math.addExact(sum, Math.multiplyExact(cached, cachedPrice));
      sum = Math.addExact(sum, Math.multiplyExact(output, outputPrice));
      return Dollars.divideHalfUp(sum, input + cached + output);
    }
  }
}

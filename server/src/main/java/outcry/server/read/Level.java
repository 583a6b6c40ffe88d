// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

/// What rests at one price: lots and how many orders they belong to.
public record Level(long price, long quantity, int orders) {
  Level plus(long lots, int count) {
    return new Level(price, quantity + lots, orders + count);
  }

  boolean isEmpty() {
    return orders == 0;
  }
}

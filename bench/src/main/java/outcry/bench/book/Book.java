// SPDX-License-Identifier: Apache-2.0
package outcry.bench.book;

/// An order book under test. It finds orders by the id they came with, and tells [Trades] of every
/// fill.
public interface Book {
  void enter(int id, boolean buy, int price, int quantity, boolean immediate);

  void cancel(int id);

  /// To the end of another price's queue, or into a trade when the other side is there. `quantity`
  /// is what is left.
  void move(int id, boolean buy, int price, int quantity);
}

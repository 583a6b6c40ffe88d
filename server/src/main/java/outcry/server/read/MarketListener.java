// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

/// Told of every change, in order, by the thread that made it and before any reader sees the next.
///
/// A listener looks up what it needs and returns; waiting here would hold up the market for
/// everybody.
@FunctionalInterface
public interface MarketListener {
  void onChange(Market market, Change change);
}

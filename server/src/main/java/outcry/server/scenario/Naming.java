// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

/// Who and what the exchange's numbers stand for. [Names] learns it from the events themselves; a
/// reader that keeps the whole market may answer from what it holds.
public interface Naming extends Numbering {
  /// Null when the number is not known.
  String contract(int number);

  /// Null when the number is not known.
  String account(int number);

  /// Null when the number is not known.
  String product(int number);

  /// Of collateral; null when the number is not known.
  String asset(int number);

  /// The client's id of an order, by the exchange's number; null when the order is not known any
  /// more.
  String clientId(long order);

  boolean isSpread(int contract);

  /// A price as its contract quotes it: the decimals of its tick, or more when needed.
  String price(int contract, long micros);
}

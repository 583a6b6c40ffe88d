// SPDX-License-Identifier: Apache-2.0
package outcry.server.history;

import java.util.ArrayList;
import java.util.List;

/// Rows read from events and not yet stored, table by table.
final class Batch {
  record ProductRow(int number, String product, String kind, long multiplier, long tick) {}

  record ContractRow(int number, String contract, String product, String index) {}

  record AccountRow(int number, String account, String member, String kind) {}

  record TradeRow(
      Key key,
      long trade,
      String contract,
      long price,
      long quantity,
      String buyer,
      String seller,
      String aggressor,
      String kind) {}

  record SettlementRow(Key key, String contract, int date, long price, String tier, String cycle) {}

  record FixingRow(Key key, String index, int date, long value) {}

  /// One double entry. `amount` is positive and goes from `debit` to `credit`; `account` is the one
  /// it concerns, `cash` what that account had afterwards.
  record LedgerRow(
      Key key,
      String kind,
      String debit,
      String credit,
      long amount,
      String account,
      long cash,
      String ref) {}

  record BustRow(Key key, long trade) {}

  /// An event as it was on the wire; `account` and `other` are the numbers of whom it concerns,
  /// both the same when it is one, 0 when it is everybody.
  record FactRow(Key key, int account, int other, byte[] event) {}

  /// The event a row stands for, and the command's time.
  record Key(long position, int index, long time) {}

  final List<ProductRow> products = new ArrayList<>();
  final List<ContractRow> contracts = new ArrayList<>();
  final List<AccountRow> accounts = new ArrayList<>();
  final List<TradeRow> trades = new ArrayList<>();
  final List<SettlementRow> settlements = new ArrayList<>();
  final List<FixingRow> fixings = new ArrayList<>();
  final List<LedgerRow> ledger = new ArrayList<>();
  final List<BustRow> busts = new ArrayList<>();
  final List<FactRow> facts = new ArrayList<>();

  int rows() {
    return products.size()
        + contracts.size()
        + accounts.size()
        + trades.size()
        + settlements.size()
        + fixings.size()
        + ledger.size()
        + busts.size()
        + facts.size();
  }

  void clear() {
    products.clear();
    contracts.clear();
    accounts.clear();
    trades.clear();
    settlements.clear();
    fixings.clear();
    ledger.clear();
    busts.clear();
    facts.clear();
  }
}

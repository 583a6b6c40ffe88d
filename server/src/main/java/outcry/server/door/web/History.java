// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.time.Duration;
import java.util.List;
import outcry.server.read.Fixing;
import outcry.server.statement.Statement;

/// What happened, further back than memory goes. Names are those of contracts, accounts and
/// indices; a null name means all of them. Answers are newest first, at most `limit` long; prices
/// and money in micro-dollars.
///
/// May lag behind the live market by the little it takes to store a batch.
public interface History {
  List<TradeRow> trades(String contract, int limit);

  /// Bars of whole intervals since 1970, or of trading days when the interval is a day; intervals
  /// without a trade have none.
  List<Bar> bars(String contract, Duration interval, int limit);

  List<SettlementRow> settlements(String contract, int limit);

  List<Fixing> fixings(String index, int limit);

  List<LedgerRow> ledger(int limit);

  /// An account's days in order, the running one last; empty when the account is not known yet.
  List<Statement> statements(String account);

  /// `aggressor` is `buy`, `sell` or `none`; `kind` is `book`, `auction`, `implied`, `block` or
  /// `leg`.
  record TradeRow(
      long position,
      long time,
      long trade,
      String contract,
      long price,
      long quantity,
      String aggressor,
      String kind) {}

  /// `time` is when the interval begins (ms since 1970).
  record Bar(long time, long open, long high, long low, long close, long volume, long trades) {}

  /// `date` in days since 1970; `tier` and `cycle` in the scenario language's words.
  record SettlementRow(
      long position, long time, String contract, int date, long price, String tier, String cycle) {}

  /// `amount` is what came to the account, negative when it left; `cash` what it had afterwards.
  record LedgerRow(
      long position,
      int index,
      long time,
      String account,
      String kind,
      long amount,
      long cash,
      String ref) {}
}

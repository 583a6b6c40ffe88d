// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static outcry.core.engine.Desk.usd;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import outcry.wire.Side;
import outcry.wire.StateScope;
import outcry.wire.TimeInForce;
import outcry.wire.TradingState;

/// Two products, a maker (account 1) who quotes and a taker (account 2).
abstract class MakerAndTaker {
  static final String DEC = "H100-2026-12";
  static final String JAN = "H100-2027-01";
  static final String OTHER = "B200-2026-12";
  final Desk desk = new Desk();

  @BeforeEach
  void aMarketIsOpen() {
    desk.product("H100", 730, "0.01", "400", "0");
    desk.product("B200", 730, "0.01", "400", "0");
    desk.contract(DEC, "H100", "3.10");
    desk.contract(JAN, "H100", "3.00");
    desk.contract(OTHER, "B200", "5.00");
    desk.opens("H100");
    desk.opens("B200");
    desk.deposits("maker", "100000");
    desk.deposits("taker", "100000");
    desk.at(1_000);
    desk.news();
  }

  void story(String... lines) {
    assertEquals(
        List.of(lines), desk.news(), () -> "whole tape:\n  " + String.join("\n  ", desk.tape));
  }

  QuoteEntry entry(String contract, String id, int bids, String bid, int asks, String ask) {
    return new QuoteEntry(desk.view().contract(contract), id, usd(bid), bids, usd(ask), asks);
  }

  void quotes(boolean reset, QuoteEntry... entries) {
    desk.send(desk.writer().quote(1, reset, List.of(entries)));
  }

  void quotes(String contract, String id, int bids, String bid, int asks, String ask) {
    quotes(false, entry(contract, id, bids, bid, asks, ask));
  }

  void protects(String product, long window, long quantity) {
    desk.send(desk.writer().setProtection(1, product, window, quantity));
  }

  void sells(String id, int lots, String contract, String price) {
    desk.order("taker", id, Side.SELL, lots, contract, price, TimeInForce.IOC);
  }

  void state(TradingState state) {
    desk.send(desk.writer().setState(StateScope.CONTRACT, DEC, state));
  }
}

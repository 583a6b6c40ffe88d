// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import outcry.wire.AccountKind;
import outcry.wire.Cycle;
import outcry.wire.LossLayer;
import outcry.wire.MessageHeaderDecoder;
import outcry.wire.OptionRight;
import outcry.wire.OptionStyle;
import outcry.wire.PremiumStyle;
import outcry.wire.Side;
import outcry.wire.StandingDecoder;
import outcry.wire.TimeInForce;

/// What nobody may do to default management, and what it may do to nobody: rules D-3, D-5, D-9 and
/// D-10; and prices too large for an option's margin (rules M-9 and S-26).
class DefaultGuardsTest {
  private static final String DEC = "H100-2026-12";

  private final Desk desk = new Desk();

  /// The labs are long ten lots, and at 2.700 they have 2,500 where 4,000 are needed.
  @BeforeEach
  void theLabsAreLong() {
    desk.product("H100", 1_000, "0.001", "400", "1");
    desk.contract(DEC, "H100", "3.000");
    desk.opens("H100");
    desk.deposits("labs", "5510");
    desk.deposits("neocloud", "100000");
    desk.deposits("maker", "100000");
    desk.sells("neocloud", "s1", 10, DEC, "3.000");
    desk.buys("labs", "b1", 10, DEC, "3.000");
  }

  private void settles(String price) {
    desk.send(
        desk.writer()
            .settle(LocalDate.parse("2026-12-01"), Cycle.INTRADAY, Map.of(DEC, Desk.usd(price))));
  }

  private long position(String account) {
    return desk.view().positions(desk.view().account(account)).getOrDefault(DEC, 0L);
  }

  @Test
  @Timeout(20)
  void whoeverTakesTheIdsOfItsOwnLiquidationIsLiquidatedAllTheSame() {
    int order = 8;
    var plain = "liquidation-" + order;
    for (var id : List.of(plain, plain + "-2", plain + "-13", plain + "-16")) {
      desk.order("labs", id, Side.SELL, 1, DEC, "3.500", TimeInForce.GTC);
    }
    settles("2.700");
    desk.buys("maker", "m1", 10, DEC, "2.700");
    desk.news();
    desk.send(desk.writer().defaults().liquidate("labs"));
    assertEquals(6, position("labs"), () -> "" + desk.news());
  }

  @Test
  void liquidationDoesNotMeetTheAccountsOwnOrdersInALaterRound() {
    settles("2.700");
    desk.send(desk.writer().defaults().liquidate("labs"));
    desk.deposits("labs", "5000");
    desk.order("labs", "own", Side.BUY, 5, DEC, "2.700", TimeInForce.GTC);
    settles("2.300");
    desk.news();
    desk.at(Duration.ofMinutes(5).toMillis());
    desk.cancels("maker", "none");
    var told = desk.news();
    assertTrue(told.stream().noneMatch(event -> event.startsWith("traded")), "" + told);
    assertTrue(told.stream().anyMatch(event -> event.startsWith("cancelled own")), "" + told);
  }

  @Test
  void whatWasUsedOfAssessmentsIsToldMemberByMember() {
    for (var member : List.of("labs", "x", "y")) {
      desk.send(desk.writer().ledger().declareMember(member, Desk.usd("100")));
    }
    settles("2.410");
    desk.send(desk.writer().defaults().declareDefault("labs"));
    desk.send(desk.writer().defaults().closeOut("labs", false, 0, Map.of(), List.of()));
    var used =
        desk.view().waterfall("labs").stream()
            .filter(layer -> layer.layer() == LossLayer.ASSESSMENT)
            .map(WaterfallView.Layer::used)
            .toList();
    assertEquals(List.of(Desk.usd("50"), Desk.usd("50")), used);
  }

  @Test
  void whatHedgingCostIsNotTakenFromAClient() {
    desk.send(desk.writer().openAccount("client", "m", AccountKind.CLIENT));
    desk.deposits("client", "5000");
    desk.send(desk.writer().defaults().declareDefault("m"));
    desk.send(desk.writer().defaults().closeOut("m", true, Desk.usd("150"), Map.of(), List.of()));
    assertEquals(Desk.usd("5000"), desk.view().ledger().get("account:client"));
  }

  @Test
  void aGainThatWasCorrectedAwayIsNotTakenAgain() {
    settles("0.100");
    desk.send(desk.writer().correct(DEC, Desk.usd("2.400")));
    desk.send(desk.writer().ledger().declareMember("labs", 0));
    desk.send(desk.writer().defaults().declareDefault("labs"));
    desk.send(desk.writer().defaults().closeOut("labs", false, 0, Map.of(), List.of()));
    var gains =
        desk.view().waterfall("").stream()
            .filter(layer -> layer.layer() == LossLayer.GAINS)
            .mapToLong(WaterfallView.Layer::available)
            .sum();
    assertTrue(gains <= Desk.usd("6000"), "" + gains);
  }

  @Test
  void aRestoredExchangeTellsTheSameStandings() {
    desk.send(desk.writer().openAccount("poor", "poor", AccountKind.HOUSE));
    desk.buys("poor", "x", 1, DEC, "2.900");
    var copy = desk.copy();
    desk.settlesAt("2026-12-01", DEC, "3.000");
    var last = desk.commands.getLast();
    copy.apply(0, new UnsafeBuffer(last), 0, last.length);
    assertEquals(standings(desk.exchange()), standings(copy));
  }

  private static List<Integer> standings(Exchange exchange) {
    var found = new ArrayList<Integer>();
    exchange
        .tape()
        .forEach(
            (template, buffer, offset, size) -> {
              if (template == StandingDecoder.TEMPLATE_ID) {
                found.add(
                    new StandingDecoder()
                        .wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder())
                        .account());
              }
            });
    return found;
  }

  @Test
  void aPriceTooLargeForAnOptionsMarginIsRefused() {
    desk.product("P", 1_000_000_000, "0.001", "1", "0");
    desk.contract("P-1", "P", "0.001");
    desk.send(option("P-1-C", "0.001"));
    desk.send(option("P-1-X", "1000000000"));
    assertTrue(desk.news().getLast().startsWith("refused"), () -> "" + desk.tape);
    desk.opens("P");
    var prices = Map.of("P-1", Desk.usd("1000000000"), "P-1-C", Desk.usd("1000000000"));
    desk.send(desk.writer().settle(LocalDate.parse("2026-12-01"), Cycle.INTRADAY, prices));
    assertTrue(desk.news().getLast().startsWith("refused"), () -> "" + desk.tape);
    desk.buys("labs", "o", 1, "P-1-C", "0.001");
  }

  private int option(String name, String strike) {
    return desk.writer()
        .listOption(
            name,
            "P-1",
            OptionRight.CALL,
            Desk.usd(strike),
            OptionStyle.EUROPEAN_FUTURE,
            LocalDate.parse("2026-12-02"),
            PremiumStyle.UPFRONT);
  }
}

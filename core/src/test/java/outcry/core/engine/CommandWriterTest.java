// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import outcry.core.engine.CalendarTerms.Phase;
import outcry.wire.*;

/// Commands read back as they were meant, also from a buffer that is full of what went before.
class CommandWriterTest {
  private final CommandWriter writer = new CommandWriter();
  private final MessageHeaderDecoder header = new MessageHeaderDecoder();

  CommandWriterTest() {
    writer.deposit("\u00ff".repeat(2_000), -1, "\u00ff".repeat(2_000));
  }

  @Test
  void aPlainOrderHasNoneOfWhatTheOrderBeforeItHad() {
    writer.placeOrder(
        9,
        NewOrder.stop(8, Side.SELL, 7, 6, 5, TimeInForce.GTD, "before")
            .until(4)
            .display(3)
            .minQuantity(2)
            .asPostOnly()
            .asReduceOnly()
            .selfMatch("desk", SelfMatch.DECREMENT));
    assertEquals(
        "9 8 SELL 7 STOP_LIMIT 5 stop 6 GTD 4 show 3 min 2 {postOnly,reduceOnly} DECREMENT desk"
            + " before",
        order());

    writer.placeOrder(1, 2, Side.BUY, 3, 4, TimeInForce.DAY, "plain");
    assertEquals("1 2 BUY 3 LIMIT 4 stop none DAY 0 show 0 min 0 {} NONE  plain", order());

    writer.placeOrder(1, NewOrder.market(2, Side.BUY, 3, OrderType.MARKET, TimeInForce.IOC, "m"));
    assertEquals("1 2 BUY 3 MARKET none stop none IOC 0 show 0 min 0 {} NONE  m", order());
  }

  private String order() {
    var order = new PlaceOrderDecoder().wrapAndApplyHeader(writer.buffer(), 0, header);
    var flags = new StringBuilder();
    order.flags().appendTo(flags);
    var id = order.clientId();
    return "%d %d %s %d %s %s stop %s %s %d show %d min %d %s %s %s %s"
        .formatted(
            order.account(),
            order.contract(),
            order.side(),
            order.quantity(),
            order.orderType(),
            price(order.price()),
            price(order.stop()),
            order.timeInForce(),
            order.until(),
            order.display(),
            order.minQuantity(),
            flags,
            order.selfMatch(),
            order.selfMatchGroup(),
            id);
  }

  private static String price(long micros) {
    return micros == CommandWriter.ABSENT ? "none" : Long.toString(micros);
  }

  @Test
  void aProductCarriesEveryTermAndAPlainOneNone() {
    writer.listProduct(
        ProductTerms.of("TFO", ProductKind.TOKEN, 100, 10_000)
            .margin(1)
            .fee(2)
            .matching(Matching.SPLIT)
            .topMax(3)
            .minAllocation(4)
            .fifoShare(5)
            .priceRule(PriceRule.MIDDLE)
            .dailyLimit(6)
            .band(7)
            .protection(8)
            .positionLimit(9)
            .volumeWeighted(10, 11)
            .blocks(12, 13)
            .pause(14, 15, 16)
            .pause(17, 18, 19)
            .lockStep(20)
            .lockStep(21)
            .lockMargin(22));
    assertEquals(
        "TFO TOKEN 100 10000 1 2 SPLIT 3 4 5 MIDDLE 6 7 8 9 vwap 10 11 block 12 13 lock 22"
            + " pause 14 15 16 pause 17 18 19 step 20 step 21",
        product());

    writer.listProduct("H100", ProductKind.GPU_HOUR, 730, 5_000, 400, 1);
    assertEquals(
        "H100 GPU_HOUR 730 5000 400 1 FIFO 0 0 none RESTING none none none 0 vwap -1 0"
            + " block 0 none lock none",
        product());
  }

  private String product() {
    var terms = new ListProductDecoder().wrapAndApplyHeader(writer.buffer(), 0, header);
    var text =
        new StringBuilder(
            "%s %d %d %d %d %s %d %d %s %s %s %s %s %d vwap %d %d block %d %s lock %s"
                .formatted(
                    terms.kind(),
                    terms.multiplier(),
                    terms.tick(),
                    terms.margin(),
                    terms.fee(),
                    terms.matching(),
                    terms.topMax(),
                    terms.minAllocation(),
                    price(terms.fifoShare()),
                    terms.priceRule(),
                    price(terms.dailyLimit()),
                    price(terms.band()),
                    price(terms.protection()),
                    terms.positionLimit(),
                    terms.vwapWindow(),
                    terms.vwapMinimum(),
                    terms.blockMinimum(),
                    price(terms.blockRange()),
                    price(terms.lockMargin())));
    for (var pause : terms.pauses()) {
      text.append(" pause %d %d %d".formatted(pause.window(), pause.move(), pause.duration()));
    }
    for (var step : terms.lockSteps()) {
      text.append(" step ").append(step.widen());
    }
    return terms.product() + " " + text;
  }

  @Test
  void aStripNamesItsMonthsAndAnOutrightNone() {
    var cascade = LocalDate.of(2026, 12, 28);
    writer.listContract("Q1", "H100", 1, null, null, null, null, List.of("JAN", "FEB"), cascade);
    assertEquals("Q1 of H100 at 1, 2026-12-28: JAN FEB", contract());
    writer.listContract("JAN", "H100", 2, null, null, null, null);
    assertEquals("JAN of H100 at 2, none:", contract());
  }

  private String contract() {
    var terms = new ListContractDecoder().wrapAndApplyHeader(writer.buffer(), 0, header);
    boolean strip = terms.cascade() != ListContractDecoder.cascadeNullValue();
    var cascade = strip ? LocalDate.ofEpochDay(terms.cascade()).toString() : "none";
    var months = new StringBuilder();
    long reference = terms.reference();
    for (var month : terms.months()) {
      months.append(' ').append(month.month());
    }
    return "%s of %s at %d, %s:%s"
        .formatted(terms.contract(), terms.product(), reference, cascade, months);
  }

  @Test
  void aSpreadNamesItsLegs() {
    writer.listSpread("JAN-FEB", List.of(new SpreadLeg("JAN", 1), new SpreadLeg("FEB", -1, -2)));
    var terms = new ListSpreadDecoder().wrapAndApplyHeader(writer.buffer(), 0, header);
    var legs = new StringBuilder();
    for (var leg : terms.legs()) {
      legs.append("%d/%s ".formatted(leg.ratio(), price(leg.weight()))).append(leg.contract());
      legs.append(' ');
    }
    assertEquals("1/none JAN -1/-2 FEB JAN-FEB", legs + terms.spread());
  }

  @Test
  void quotesBlocksAndSwitchesReadBack() {
    writer.quote(
        5, true, List.of(new QuoteEntry(1, "q", 10, 2, 12, 3), new QuoteEntry(2, "r", 0, 0, 9, 1)));
    var quote = new QuoteDecoder().wrapAndApplyHeader(writer.buffer(), 0, header);
    var text = new StringBuilder(quote.account() + " " + quote.reset());
    for (var entry : quote.entries()) {
      text.append(
          ", %d %d@%d %d@%d "
              .formatted(
                  entry.contract(),
                  entry.bidQuantity(),
                  entry.bid(),
                  entry.askQuantity(),
                  entry.ask()));
      text.append(entry.clientId());
    }
    assertEquals("5 YES, 1 2@10 3@12 q, 2 0@0 1@9 r", text.toString());

    writer.reportBlock(1, 2, 3, Side.SELL, 4, 5, "b");
    var block = new ReportBlockDecoder().wrapAndApplyHeader(writer.buffer(), 0, header);
    assertEquals(
        "1 2 3 SELL 4 5 b",
        "%d %d %d %s %d %d %s"
            .formatted(
                block.account(),
                block.counterparty(),
                block.contract(),
                block.side(),
                block.quantity(),
                block.price(),
                block.clientId()));

    writer.setProtection(1, "H100", 2_000, 3);
    var protection = new SetProtectionDecoder().wrapAndApplyHeader(writer.buffer(), 0, header);
    assertEquals(
        "1 2000 3 H100",
        "%d %d %d %s"
            .formatted(
                protection.account(),
                protection.window(),
                protection.quantity(),
                protection.product()));

    writer.switchKill(true, false, "labs");
    var kill = new SwitchKillDecoder().wrapAndApplyHeader(writer.buffer(), 0, header);
    assertEquals("YES NO labs", kill.on() + " " + kill.ofMember() + " " + kill.name());
  }

  @Test
  void aCalendarNamesPhasesWeekendAndHolidays() {
    writer.setCalendar(
        "H100",
        new CalendarTerms(
            LocalDate.of(2026, 12, 1),
            EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            List.of(
                new Phase(false, 540, TradingState.CONTINUOUS),
                new Phase(true, 1590, TradingState.CLOSED)),
            List.of(LocalDate.of(2026, 12, 25))));
    var calendar = new SetCalendarDecoder().wrapAndApplyHeader(writer.buffer(), 0, header);
    var first = LocalDate.ofEpochDay(calendar.first());
    var text = new StringBuilder("%s %d".formatted(first, calendar.weekend()));
    for (var phase : calendar.phases()) {
      text.append(" %s %d %s".formatted(phase.night(), phase.minute(), phase.state()));
    }
    for (var holiday : calendar.holidays()) {
      text.append(' ').append(LocalDate.ofEpochDay(holiday.date()));
    }
    assertEquals(
        "2026-12-01 96 NO 540 CONTINUOUS YES 1590 CLOSED 2026-12-25 H100",
        text + " " + calendar.product());
  }
}

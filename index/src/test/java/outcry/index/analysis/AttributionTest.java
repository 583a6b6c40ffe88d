// SPDX-License-Identifier: Apache-2.0
package outcry.index.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import outcry.index.analysis.Attribution.Status;

/// What a bill's change was made of (rule I-59).
class AttributionTest {
  private static final String HEAD = "period,model,component,quantity,unit_price\n";

  @Test
  void theExampleOfTheRule() {
    var change = only(HEAD + "1,gpt-5.5,input,100,5\n2,gpt-5.5,input,60,5.5\n2,other,input,60,1\n");
    assertEquals("-110.00 = 50.00 + -225.00 + 65.00", sum(change));
    assertEquals("{TFI=50.00}", change.byIndex().toString());
    assertEquals(Status.NEW, change.items().get(1).status());
    assertEquals("0.00", change.items().get(1).price().toString());
  }

  @Test
  void aPriceChangeAloneIsAllPrice() {
    var change = only(HEAD + "1,claude-opus-5,output,10,25\n2,claude-opus-5,output,10,20\n");
    assertEquals("-50.00 = -50.00 + 0.00 + 0.00", sum(change));
    assertEquals("{TFO=-50.00}", change.byIndex().toString());
    assertEquals("-50.00", change.hedgeable().toString());
  }

  @Test
  void moreOfTheSameIsAllVolume() {
    var change = only(HEAD + "1,a,input,10,3\n1,a,output,5,7\n2,a,input,20,3\n2,a,output,10,7\n");
    assertEquals("65.00 = 0.00 + 0.00 + 65.00", sum(change));
  }

  @Test
  void otherGoodsInTheSameTotalAreAllMix() {
    var change = only(HEAD + "1,a,input,10,3\n1,b,input,10,1\n2,a,input,5,3\n2,b,input,15,1\n");
    assertEquals("-10.00 = 0.00 + -10.00 + 0.00", sum(change));
  }

  @Test
  void whatIsNoLongerBoughtHasNoPricePart() {
    var change = only(HEAD + "1,a,input,10,3\n1,b,input,10,1\n2,a,input,20,3\n");
    assertEquals("20.00 = 0.00 + 20.00 + 0.00", sum(change));
    assertEquals(Status.VANISHED, change.items().get(1).status());
  }

  /// Hours and tokens are different pools; a fee is neither price nor mix.
  @Test
  void poolsAreNotAddedAndFeesAreTheRest() {
    var change =
        only(
            "period,good,component,quantity,unit,unit_price,cost\n"
                + "1,H100,,100,gpu-hour,,300\n1,gpt-5.5,input,1,mtok,5,\n1,support,,0,,,10\n"
                + "2,H100,,100,gpu-hour,,330\n2,gpt-5.5,input,2000,1k-tokens,,10\n"
                + "2,support,,0,,,25\n");
    assertEquals("50.00 = 30.00 + 0.00 + 20.00", sum(change));
    assertEquals("{H100=30.00}", change.byIndex().toString());
  }

  @Test
  void theUnitIsPartOfThePrice() {
    var change =
        only(
            "PERIOD,Good,Component,Quantity,Unit,Price\n"
                + "1,x,input,3000000,token,0.000005\n2,x,input,\"3,000\",1k-tokens,$0.004\n");
    assertEquals("-3.00 = -3.00 + 0.00 + 0.00", sum(change));
    assertEquals("{none=-3.00}", change.byIndex().toString());
    assertEquals("0.00", change.hedgeable().toString());
  }

  /// Against the formulas written with decimals, on a thousand random bills.
  @Test
  void thePartsAreTheFormulasAndSumToTheChange() {
    var random = new Random(59);
    for (int trial = 0; trial < 1_000; trial++) {
      int goods = 1 + random.nextInt(6);
      var q = new double[2][goods];
      var p = new double[2][goods];
      var bill = new StringBuilder(HEAD);
      for (int t = 0; t < 2; t++)
        for (int i = 0; i < goods; i++) {
          q[t][i] = 1 + random.nextInt(100_000);
          p[t][i] = (1 + random.nextInt(30_000_000)) / 1e6;
          bill.append(t).append(",m").append(i).append(",input,").append((long) q[t][i]);
          bill.append(',').append(BigDecimal.valueOf(Math.round(p[t][i] * 1e6), 6)).append('\n');
        }
      var change = only(bill.toString());
      double before = 0;
      double after = 0;
      for (int i = 0; i < goods; i++) {
        before += q[0][i];
        after += q[1][i];
      }
      double price = 0;
      double mix = 0;
      for (int i = 0; i < goods; i++) {
        price += q[0][i] * (p[1][i] - p[0][i]);
        mix += p[1][i] * (q[1][i] / after - q[0][i] / before) * before;
      }
      assertEquals(price, change.price().doubleValue(), 0.0051, bill.toString());
      assertEquals(mix, change.mix().doubleValue(), 0.0051, bill.toString());
      var parts = change.price().add(change.mix()).add(change.volume());
      assertEquals(change.change(), parts, bill.toString());
      var rows = BigDecimal.ZERO;
      for (var part : change.items())
        rows = rows.add(part.price()).add(part.mix()).add(part.volume());
      assertEquals(0, rows.compareTo(change.change()), bill.toString());
    }
  }

  /// A third of a cent is somebody's: price, mix and volume sum to the micro-dollar, line by line
  /// and in any order of the lines.
  @Test
  void theOrderOfTheLinesChangesNothingAndNoMicroDollarGetsLost() {
    var random = new Random(60);
    for (int trial = 0; trial < 200; trial++) {
      var lines = new ArrayList<String>();
      for (int i = 0; i < 24; i++) {
        int quantity = random.nextInt(6) == 0 ? 0 : 1 + random.nextInt(9_999);
        lines.add(
            (8 + random.nextInt(3))
                + ",m"
                + random.nextInt(6)
                + ","
                + (random.nextBoolean() ? "input" : "output")
                + ","
                + quantity
                + ","
                + (1 + random.nextInt(700)) / 1e4
                + (quantity == 0 && random.nextBoolean() ? ",0.37" : ","));
      }
      for (int period = 8; period <= 10; period++) lines.add(period + ",m0,input,7,0.3,");
      var said = Attribution.of(Bill.parse(BILL + String.join("\n", lines)));
      assertEquals(2, said.size());
      assertEquals("8 9 10", said.get(0).from() + " " + said.get(0).to() + " " + said.get(1).to());
      Collections.shuffle(lines, random);
      assertEquals(said, Attribution.of(Bill.parse(BILL + String.join("\n", lines))), "" + lines);
      for (var change : said) {
        assertEquals(6, change.price().scale());
        var parts = change.price().add(change.mix()).add(change.volume());
        assertEquals(change.change(), parts, "" + lines);
        var rows = BigDecimal.ZERO;
        for (var part : change.items())
          rows = rows.add(part.price()).add(part.mix()).add(part.volume());
        assertEquals(0, rows.compareTo(change.change()), "" + lines);
      }
    }
  }

  private static final String BILL = "period,model,component,quantity,unit_price,cost\n";

  /// What was taken back was not bought; money for no quantity is a fee or a credit.
  @Test
  void refundsLowerWhatWasBoughtAndCreditsAreTheRest() {
    var change =
        only(
            BILL
                + "1,gpt-5.5,input,100,5,\n1,gpt-5.5,input,-20,5,\n"
                + "2,gpt-5.5,input,90,6,\n2,gpt-5.5,input,-10,,-60\n2,gpt-5.5,input,0,6,-25\n");
    assertEquals("55.00 = 80.00 + 0.00 + -25.00", sum(change));
    assertEquals("{TFI=80.00}", change.byIndex().toString());
    assertTrue(AttributionText.of(Bill.parse(BILL + "1,a,,0,,5\n2,a,,0,,6\n")).contains("a (fee"));
  }

  /// Several periods are told step by step and as a whole; a small bill in micro-dollars.
  @Test
  void threeMonthsAndASmallBill() {
    var text = AttributionText.of(Bill.parse(HEAD + "1,a,,1,3\n2,a,,1,4\n10,a,,2,4\n"));
    assertTrue(text.contains("1 to 2: 3.000000 to 4.000000, +1.000000"), text);
    var whole = "1 to 10 in 2 steps: +5.000000 = price +1.000000, mix +0.000000, volume +4.000000";
    assertTrue(text.contains(whole), text);
  }

  @Test
  void aBillThatCannotBeReadSaysWhere() {
    refused("period,model,quantity\n1,a,2\n2,a,3\n", "no column unit_price or cost");
    refused("model,quantity,cost\n1,a,2\n", "no column period");
    refused(HEAD + "1,a,input,10,3\n", "has 1 period, 1; a change needs two (rule I-59)");
    refused(HEAD + "1,a,input,10,3\n2,a,input,ten,3\n", "line 3: quantity: 'ten' is not a number");
    refused(
        HEAD + "1,a,input,-1,3\n2,a,input,1,3\n",
        "period 1: a input sums to -1 Mtok for -3 USD, allowed is 0 or more of both");
    refused(HEAD + "1,a,input,1,-3\n2,a,input,1,3\n", "line 2: unit_price: '-3' is less than 0");
    refused(HEAD + "1,a,input,1,\"5,00\"\n2,a,input,1,3\n", "'5,00': a comma separates thousands");
    refused(HEAD + "Jul 2026,a,input,1,5\n", "'Jul 2026' does not sort in time");
    refused(HEAD + "07/2026,a,input,1,5\n", "'07/2026' does not sort in time");
    var money = "period,good,quantity,unit,cost,currency\n";
    refused(money + "1,H100,1,gpu-hour,3,EUR\n", "line 2: currency: 'EUR' is not USD or USc");
    refused(money + "1,H100,1,instance-hour,3,\n", "'instance-hour' is not mtok, 1k-tokens");
    refused(
        money + "1,H100,1,gpu-hour,-3,USD\n",
        "'-3' for a quantity of 1: both must be negative (a refund) or neither");
    refused(
        HEAD + "1,a,input,1,\n2,a,input,1,3\n",
        "line 2: cost: neither a unit price nor a cost is said");
    refused(HEAD + "1,\"a,input,1,3\n", "a quote is never closed");
    refused("", "the bill is empty");
  }

  private static void refused(String bill, String why) {
    var error = assertThrows(UnreadableBill.class, () -> Bill.parse(bill), bill);
    assertTrue(error.getMessage().contains(why), error.getMessage());
  }

  private static Attribution only(String bill) {
    var changes = Attribution.of(Bill.parse(bill), 2);
    assertEquals(1, changes.size());
    return changes.getFirst();
  }

  private static String sum(Attribution change) {
    return change.change()
        + " = "
        + change.price()
        + " + "
        + change.mix()
        + " + "
        + change.volume();
  }
}

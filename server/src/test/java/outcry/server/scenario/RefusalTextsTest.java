// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import outcry.server.scenario.Scenario.Options;

/// What is said about every order and every term that the market's rules do not take: the value,
/// what would have been right, and the rule. A line with a bar is what the line above it is told.
class RefusalTextsTest {
  private static final Pattern TOLD =
      Pattern.compile(
          "\"event\":\"re(?:ject|fus)ed\".*\"reason\":\"([^\"]+)\",\"text\":\"([^\"]+)\"");

  private static final String STORY =
      """
      {"cmd":"product","product":"P","kind":"gpu-hour","multiplier":10,"tick":"0.005","margin":"1","dailyLimit":"0.10","band":"0.05","positionLimit":100,"protection":"0.05","block":{"minQty":50,"range":"0.03"}}
      {"cmd":"product","product":"Q","kind":"gpu-hour","multiplier":10,"tick":"0.005","margin":"1"}
      {"cmd":"contract","contract":"H","product":"P","reference":"3.00"}
      {"cmd":"contract","contract":"F","product":"P","reference":"3.00"}
      {"cmd":"contract","contract":"G","product":"Q","reference":"3.00"}
      {"cmd":"spread","contract":"H-F","legs":[{"contract":"H","ratio":1},{"contract":"F","ratio":-1}]}
      {"cmd":"state","product":"P","state":"continuous"}
      {"cmd":"state","product":"Q","state":"continuous"}
      {"cmd":"deposit","account":"a","amount":"1000"}
      {"cmd":"deposit","account":"b","amount":"1000"}
      {"cmd":"deposit","account":"poor","amount":"2"}
      {"cmd":"order","account":"a","id":"m0","contract":"H","side":"buy","qty":1,"type":"market"}
      | no-opposite: H has no order on the other side to take a price from (rule X-10)
      {"cmd":"order","account":"a","id":"s0","contract":"H","side":"sell","qty":5,"price":"3.00"}
      {"cmd":"order","account":"b","id":"b0","contract":"H","side":"buy","qty":2,"price":"3.00"}
      {"cmd":"order","account":"b","id":"x1","contract":"H","side":"buy","qty":1,"type":"market","price":"3.00"}
      | bad-type: a market order has no price (rule X-10)
      {"cmd":"order","account":"b","id":"x2","contract":"H","side":"buy","qty":1,"type":"stop","price":"3.00","stop":"3.1"}
      | bad-type: a stop order has no price (rule X-11)
      {"cmd":"order","account":"b","id":"x3","contract":"H","side":"buy","qty":1,"price":"3.00","stop":"3.1"}
      | bad-type: a limit order has no stop (rule X-11)
      {"cmd":"order","account":"b","id":"x4","contract":"H","side":"buy","qty":1,"price":"3.00","tif":"gtd"}
      | bad-type: until goes with gtd, and gtd with until; this is gtd (rule X-4)
      {"cmd":"order","account":"b","id":"x5","contract":"H","side":"buy","qty":1,"price":"3.00","tif":"at-open"}
      | bad-type: type limit with validity at-open, as this order has it, is not allowed in H now (rules X-4, X-10, X-13)
      {"cmd":"order","account":"b","id":"x6","contract":"H","side":"buy","qty":1,"type":"market","postOnly":true}
      | bad-type: post-only is for limit orders, this is market (rule X-13)
      {"cmd":"order","account":"b","id":"x7","contract":"H","side":"buy","qty":1,"type":"stop"}
      | bad-price: a stop order needs a stop (rule X-11)
      {"cmd":"order","account":"b","id":"x8","contract":"H","side":"buy","qty":1,"type":"stop","stop":"3.1001"}
      | bad-price: stop 3.1001 is not a multiple of tick 0.005 (rule X-2)
      {"cmd":"order","account":"b","id":"x9","contract":"H","side":"buy","qty":1,"type":"stop","stop":"3.10000001"}
      | bad-price: stop 3.10000001 is no whole number of micro-dollars (rule X-2)
      {"cmd":"order","account":"b","id":"x10","contract":"H","side":"buy","qty":5,"price":"2.9","display":6}
      | bad-quantity: display 6 is above 5, the order's own (rule X-3)
      {"cmd":"order","account":"b","id":"x11","contract":"H","side":"buy","qty":5,"price":"2.9","display":0}
      | bad-quantity: display 0 is not positive (rule X-3)
      {"cmd":"order","account":"b","id":"x12","contract":"H","side":"buy","qty":5,"price":"2.9","minQty":9}
      | bad-quantity: minQty 9 is above 5, the order's own (rule X-3)
      {"cmd":"order","account":"b","id":"x13","contract":"H","side":"buy","qty":1,"type":"stop","stop":"3.00"}
      | trigger-passed: the last price 3.000 has reached the stop 3.000 already (rule X-11)
      {"cmd":"order","account":"b","id":"x14","contract":"H","side":"buy","qty":99,"price":"2.9"}
      | position-limit: position and orders would come to 101 lots in H, at most 100 (rule X-17)
      {"cmd":"order","account":"b","id":"x15","contract":"H","side":"buy","qty":1,"price":"3.305"}
      | price-limit: price 3.305 is above the daily limit 3.300 (rule X-18)
      {"cmd":"order","account":"b","id":"x16","contract":"H","side":"buy","qty":1,"price":"3.2"}
      | price-band: price 3.200 is above the price band's 3.150 (rule X-19)
      {"cmd":"order","account":"b","id":"x17","contract":"H","side":"buy","qty":1,"price":"3.0","postOnly":true}
      | would-take: price 3.000 would trade at once with 3.000 (rule X-13)
      {"cmd":"order","account":"b","id":"x18","contract":"H","side":"buy","qty":1,"price":"3.0","reduceOnly":true}
      | would-increase: 1 lots would not reduce the position of 2 lots (rule X-13)
      {"cmd":"order","account":"poor","id":"x19","contract":"H","side":"buy","qty":3,"price":"3.0"}
      | margin: needs 3.00 initial margin, 2.00 free (rule M-4)
      {"cmd":"order","account":"b","id":"x20","contract":"H-F","side":"buy","qty":1,"price":"-0.0111"}
      | bad-price: price -0.0111 is not a multiple of tick 0.005 (rule X-2)
      {"cmd":"order","account":"b","id":"x21","contract":"H-F","side":"buy","qty":1,"price":"-0.01"}
      {"cmd":"block","account":"a","id":"k1","contract":"H","side":"sell","qty":40,"price":"3.00","counterparty":"b"}
      | bad-quantity: quantity 40 is below 50, the least of a block trade (rule X-24)
      {"cmd":"block","account":"a","id":"k2","contract":"H","side":"sell","qty":50,"price":"3.10","counterparty":"b"}
      | price-band: price 3.100 is above the price band's 3.090 (rule X-24)
      {"cmd":"block","account":"a","id":"k3","contract":"G","side":"sell","qty":50,"price":"3.10","counterparty":"b"}
      | bad-type: G takes block trades between two accounts where its product names a block (rule X-24)
      {"cmd":"block","account":"a","id":"k4","contract":"H","side":"sell","qty":50,"price":"3.00","counterparty":"nobody"}
      | unknown-account: account nobody is not open (rule T-5)
      {"cmd":"block","account":"a","id":"k5","contract":"H","side":"sell","qty":50,"price":"3.00","counterparty":"poor"}
      {"cmd":"block","account":"poor","id":"k6","contract":"H","side":"buy","qty":50,"price":"3.00","counterparty":"a"}
      | margin: needs 50.00 initial margin, 2.00 free (rule M-4)
      {"cmd":"quote","account":"a","id":"q1","contract":"H","bid":"2.90","bidQty":1,"ask":"3.001","askQty":1}
      | bad-price: ask 3.001 is not a multiple of tick 0.005 (rule X-2)
      {"cmd":"protection","account":"a","product":"P","window":"1s","qty":2}
      {"cmd":"quote","account":"a","id":"q2","contract":"H","bid":"2.90","bidQty":1,"ask":"3.00","askQty":5}
      {"cmd":"order","account":"b","id":"x22","contract":"H","side":"buy","qty":8,"price":"3.00"}
      {"cmd":"quote","account":"a","id":"q3","contract":"H","bid":"2.90","bidQty":1}
      | killed: quotes of a are stopped, by market-maker protection until one says reset (rule X-25) or by the kill switch (rule X-26)
      {"cmd":"kill","account":"b"}
      {"cmd":"order","account":"b","id":"x23","contract":"H","side":"buy","qty":1,"price":"3.00"}
      | killed: b is set apart by the kill switch (rule X-26)
      {"cmd":"block","account":"a","id":"k7","contract":"H","side":"sell","qty":50,"price":"3.00","counterparty":"b"}
      | killed: a or b is set apart by the kill switch (rule X-26)
      {"cmd":"unkill","account":"b"}
      {"cmd":"unkill","member":"zzz"}
      | unknown-member: member zzz has no account (rule T-5)
      {"cmd":"kill","account":"zzz"}
      | unknown-account: account zzz is not open (rule T-5)
      {"cmd":"state","product":"P","state":"no-cancel"}
      {"cmd":"order","account":"b","id":"x24","contract":"H","side":"buy","qty":1,"price":"3.00"}
      {"cmd":"order","account":"a","id":"x25","contract":"H","side":"sell","qty":1,"price":"3.00"}
      {"cmd":"cancel","account":"b","id":"x24"}
      | no-cancel: the contract is in no-cancel; orders stay as they are until it opens (rule X-8)
      {"cmd":"cancelAll","account":"b"}
      | no-cancel: H is in no-cancel; orders stay as they are until it opens (rule X-8)
      {"cmd":"state","product":"P","state":"continuous"}
      {"cmd":"product","product":"X","kind":"token","multiplier":1,"tick":"1","dailyLimit":"0.1234567"}
      | bad-terms: dailyLimit 0.1234567 is not from 0 to 10 (rule X-18)
      {"cmd":"product","product":"X","kind":"token","multiplier":1,"tick":"1","band":"-1"}
      | bad-terms: band -1 is not from 0 to 10 (rule X-19)
      {"cmd":"product","product":"X","kind":"token","multiplier":1,"tick":"1","fifoShare":"2"}
      | bad-terms: fifoShare 2 is not from 0 to 1 (rule X-14)
      {"cmd":"product","product":"X","kind":"token","multiplier":1,"tick":"1","top":-1}
      | bad-terms: top -1 is negative (rule X-14)
      {"cmd":"product","product":"X","kind":"token","multiplier":1,"tick":"1","positionLimit":0}
      | bad-terms: positionLimit 0 is not positive (rule X-17)
      {"cmd":"product","product":"X","kind":"token","multiplier":1,"tick":"1","protection":"-1"}
      | bad-terms: protection -1 is not from 0 to 1000000000.00 (rule X-10)
      {"cmd":"product","product":"X","kind":"token","multiplier":1,"tick":"1","pause":[{"window":"1000h","move":"0.1","for":"1s"}]}
      | bad-terms: pause has at most 16 windows of up to 168h, with moves from 0 to 10 (rule X-20)
      {"cmd":"product","product":"X","kind":"token","multiplier":1,"tick":"1","limitLock":{"widen":["11"]}}
      | bad-terms: limitLock widens by fractions from 0 to 10, and has such a margin (rule X-28)
      {"cmd":"product","product":"X","kind":"token","multiplier":1,"tick":"1","block":{"minQty":0,"range":"1"}}
      | bad-terms: block needs minQty above 0 and a range from 0 to 10 (rule X-24)
      {"cmd":"product","product":"X","kind":"token","multiplier":1,"tick":"1","settlementPrice":{"vwap":"1000h"}}
      | bad-terms: settlementPrice looks back 168h at most, over no fewer than 0 lots (rule S-6)
      {"cmd":"contract","contract":"X","product":"P","strip":{"months":["H"],"cascade":"2026-01-01"}}
      | bad-terms: months are 2 to 12 listed contracts of the product, outright and each once (rule X-23)
      {"cmd":"contract","contract":"X","product":"P","strip":{"months":["H","G"],"cascade":"2026-01-01"}}
      | bad-terms: months are 2 to 12 listed contracts of the product, outright and each once (rule X-23)
      {"cmd":"spread","contract":"X","legs":[{"contract":"H","ratio":1}]}
      | bad-terms: legs are 2 to 12 listed contracts, no spreads and each once (rule X-21)
      {"cmd":"spread","contract":"X","legs":[{"contract":"H","ratio":0},{"contract":"F","ratio":1}]}
      | bad-terms: ratio 0 is 0 or beyond 1000000 (rule X-21)
      {"cmd":"spread","contract":"X","legs":[{"contract":"H","ratio":1},{"contract":"F","ratio":1}],"weights":["1","0"]}
      | bad-terms: weights are needed for legs of different multipliers, and none is 0 (rule X-21)
      {"cmd":"calendar","product":"P","first":"2026-12-01","day":[{"at":"09:00","state":"continuous"},{"at":"08:00","state":"closed"}]}
      | bad-terms: phases of a session rise, and all of them fit into a day (rule X-27)
      {"cmd":"calendar","product":"P","first":"2026-12-01","weekend":["mon","tue","wed","thu","fri","sat","sun"]}
      | bad-terms: weekend leaves no day of the week (rule X-27)
      {"cmd":"protection","account":"a","product":"P","window":"1000h","qty":1}
      | bad-terms: window 1000h is not from 1ms to 168h (rule X-25)
      {"cmd":"protection","account":"a","product":"P","qty":-1,"window":"1s"}
      | bad-terms: qty -1 is not from 0 to 1000000000 (rule X-25)
      {"cmd":"calendar","product":"P","first":"1970-01-02","day":[{"at":"09:00","state":"continuous"},{"at":"17:00","state":"closed"}]}
      {"cmd":"clock","t":"1970-01-02T18:00:00Z"}
      {"cmd":"state","product":"P","state":"halted"}
      {"cmd":"order","account":"b","id":"x26","contract":"H","side":"buy","qty":1,"price":"3.00"}
      | halted: H is halted; it takes no orders now (rule X-8)
      {"cmd":"order","account":"a","id":"x25","contract":"G","side":"sell","qty":1,"price":"3.00"}
      | duplicate-id: id x25 of a is taken until the end of the next trading day (rule X-6)
      {"cmd":"product","product":"X","kind":"token","multiplier":1,"tick":"1","pause":[{"window":"1h","move":"0.00000001","for":"1s"}]}
      | bad-terms: pause has at most 16 windows of up to 168h, with moves from 0 to 10 (rule X-20)
      {"cmd":"product","product":"X","kind":"token","multiplier":1,"tick":"1","limitLock":{"widen":["0.00000001"]}}
      | bad-terms: limitLock widens by fractions from 0 to 10, and has such a margin (rule X-28)
      {"cmd":"product","product":"X","kind":"token","multiplier":1,"tick":"1","minAllocation":-3}
      | bad-terms: minAllocation -3 is negative (rule X-14)
      """;

  @Test
  void everyRefusalNamesValueLimitAndRule() {
    var lines = new StringBuilder();
    var expected = new ArrayList<String>();
    for (var line : STORY.lines().toList()) {
      if (line.startsWith("| ")) {
        expected.add(line.substring(2));
      } else {
        lines.append(line).append('\n');
      }
    }
    var happened = Sessions.replay(lines.toString(), Options.PLAIN);
    var told =
        TOLD.matcher(happened).results().map(one -> one.group(1) + ": " + one.group(2)).toList();
    assertEquals(String.join("\n", expected), String.join("\n", told), happened);
  }
}

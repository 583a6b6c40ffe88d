// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import outcry.server.scenario.Scenario.Options;

/// What a line may say, and what is said about a line that is no command.
class LanguageTest {
  private static final String MARKET =
      """
      {"cmd":"product","product":"H100","kind":"gpu-hour","multiplier":730,"tick":"0.005"}
      {"cmd":"contract","contract":"H","product":"H100","reference":"3.10"}
      {"cmd":"state","product":"H100","state":"continuous","t":"2026-12-01T09:00:00.000Z"}
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          nonsense                                  | not JSON: Unrecognized token 'nonsense'
          {"cmd":"clock"                            | not JSON: Unexpected end-of-input
          {"cmd":"clock"} {"cmd":"clock"}           | not JSON: Trailing token
          {"cmd":"clock","cmd":"clock"}             | not JSON: Duplicate Object property "cmd"
          {"cmd":"deposit","account":"a","account":"b","amount":"1"} | not JSON: Duplicate Object property "account"
          ["cmd","clock"]                           | a command is a JSON object, this is a list
          "clock"                                   | a command is a JSON object, this is the string "clock"
          42                                        | a command is a JSON object, this is the number 42
          null                                      | a command is a JSON object, this is null
          {}                                        | a command needs the field "cmd"
          {"cmd":7}                                 | cmd must be a command word, this is the number 7
          {"cmd":"frobnicate"}                      | unknown command "frobnicate"; the commands are product, contract, spread
          {"cmd":"collateral","account":"a"}        | collateral needs the field "asset"
          {"cmd":"reserve","account":"a","amount":"1"} | reserve needs the field "ref"
          {"cmd":"cycles","intraday":"noon"}        | intraday must be a time of day
          {"cmd":"kill"}                            | kill needs either "account" or "member"
          {"cmd":"unkill","account":"a","member":"m"} | unkill needs either "account" or "member"
          {"cmd":"clock"}                           | clock needs the field "t"
          {"cmd":"clock","t":"2026-12-01"}          | t must be a UTC time such as "2026-12-01T09:00:00.000Z", this is the string "2026-12-01"
          {"cmd":"clock","t":"2026-12-01T09:00:00+01:00"} | t must be a UTC time
          {"cmd":"clock","t":"2026-13-01T09:00:00.000Z"} | t must be a UTC time
          {"cmd":"clock","t":1796115600000}         | t must be a UTC time such as "2026-12-01T09:00:00.000Z", this is the number 1796115600000
          {"cmd":"clock","t":"2026-12-01T08:59:59.999Z"} | t goes back: 2026-12-01T08:59:59.999Z is before 2026-12-01T09:00:00.000Z
          {"cmd":"deposit","account":"a"}           | deposit needs the field "amount"
          {"cmd":"deposit","amount":"1"}            | deposit needs the field "account"
          {"cmd":"deposit","account":"","amount":"1"} | account is empty
          {"cmd":"deposit","account":null,"amount":"1"} | account must be a name, this is null
          {"cmd":"deposit","account":"a","amount":1} | amount must be a decimal in a string, such as "3.105", this is the number 1
          {"cmd":"deposit","account":"a","amount":"abc"} | amount must be a decimal in a string, such as "3.105", this is the string "abc"
          {"cmd":"deposit","account":"a","amount":"1e3"} | amount must be a decimal
          {"cmd":"deposit","account":"a","amount":""} | amount must be a decimal
          {"cmd":"deposit","account":"a","amount":"+1"} | amount must be a decimal
          {"cmd":"deposit","account":"a","amount":".5"} | amount must be a decimal
          {"cmd":"deposit","account":"a","amount":"1,000"} | amount must be a decimal
          {"cmd":"deposit","account":"a","amount":" 1"} | amount must be a decimal
          {"cmd":"deposit","account":"a","amount":"1","note":"x"} | unknown field "note"; deposit has account, amount, ref
          {"cmd":"order","account":"a","id":"1","contract":"H","side":"buy","qty":"5","price":"3"} | qty must be a whole number of at most 64 bits, this is the string "5"
          {"cmd":"order","account":"a","id":"1","contract":"H","side":"buy","qty":5.0,"price":"3"} | qty must be a whole number of at most 64 bits, this is the number 5.0
          {"cmd":"order","account":"a","id":"1","contract":"H","side":"buy","qty":9223372036854775808,"price":"3"} | qty must be a whole number of at most 64 bits, this is the number 9223372036854775808
          {"cmd":"order","account":"a","id":"1","contract":"H","side":"buy","qty":5,"price":3} | price must be a decimal in a string
          {"cmd":"order","account":"a","id":"1","contract":"H","side":"long","qty":5,"price":"3"} | side must be buy or sell, this is the string "long"
          {"cmd":"order","account":"a","id":"1","contract":"H","side":"none","qty":5,"price":"3"} | side must be buy or sell
          {"cmd":"order","account":"a","id":"1","contract":"H","side":"BUY","qty":5,"price":"3"} | side must be buy or sell
          {"cmd":"order","account":"a","id":"1","contract":"H","side":"buy","price":"3"} | order needs the field "qty"
          {"cmd":"order","account":"a","id":1,"contract":"H","side":"buy","qty":5,"price":"3"} | id must be a name, this is the number 1
          {"cmd":"order","account":"a","id":"1234567890123456789012345678901234567","contract":"H","side":"buy","qty":5,"price":"3"} | id has 37 bytes, at most 36
          {"cmd":"order","account":"a","id":"1","contract":"H","side":"buy","qty":5,"type":"iceberg"} | type must be limit, market, market-limit, stop or stop-limit, this is the string "iceberg"
          {"cmd":"order","account":"a","id":"1","contract":"H","side":"buy","qty":5,"price":"3","tif":"soon"} | tif must be day, ioc, gtc, gtd, fok or at-open, this is the string "soon"
          {"cmd":"order","account":"a","id":"1","contract":"H","side":"buy","qty":5,"price":"3","postOnly":"yes"} | postOnly must be true or false, this is the string "yes"
          {"cmd":"order","account":"a","id":"1","contract":"H","side":"buy","qty":5,"price":"3","reduceOnly":1} | reduceOnly must be true or false, this is the number 1
          {"cmd":"order","account":"a","id":"1","contract":"H","side":"buy","qty":5,"price":"3","stop":3} | stop must be a decimal in a string
          {"cmd":"order","account":"a","id":"1","contract":"H","side":"buy","qty":5,"price":"3","tif":"gtd","until":"2026-12-01"} | until must be a UTC time such as "2026-12-01T09:00:00.000Z", this is the string "2026-12-01"
          {"cmd":"order","account":"a","id":"1","contract":"H","side":"buy","qty":5,"price":"3","display":"1"} | display must be a whole number
          {"cmd":"order","account":"a","id":"1","contract":"H","side":"buy","qty":5,"price":"3","minQty":1.5} | minQty must be a whole number
          {"cmd":"order","account":"a","id":"1","contract":"H","side":"buy","qty":5,"price":"3","smp":"desk"} | smp must be an object {...}, this is the string "desk"
          {"cmd":"order","account":"a","id":"1","contract":"H","side":"buy","qty":5,"price":"3","smp":{"group":"desk"}} | smp needs the field "action"
          {"cmd":"order","account":"a","id":"1","contract":"H","side":"buy","qty":5,"price":"3","smp":{"group":"desk","action":"none"}} | action must be cancel-resting, cancel-aggressor, cancel-both or decrement, this is the string "none"
          {"cmd":"order","account":"a","id":"1","contract":"H","side":"buy","qty":5,"price":"3","smp":{"group":"","action":"decrement"}} | group is empty
          {"cmd":"order","account":"a","id":"1","contract":"H","side":"buy","qty":5,"price":"3","hidden":true} | unknown field "hidden"; order has account, id, contract, side, qty, type, price, stop, tif, until, display, minQty, postOnly, reduceOnly, smp
          {"cmd":"block","account":"a","id":"1","contract":"H","side":"buy","qty":50,"price":"3"} | block needs the field "counterparty"
          {"cmd":"quote","account":"a","id":"1","contract":"H","bid":"3"} | quote needs "bid" and "bidQty" together
          {"cmd":"quote","account":"a","id":"1","contract":"H","askQty":3} | quote needs "ask" and "askQty" together
          {"cmd":"quote","account":"a","id":"1","contract":"H","reset":"yes"} | reset must be true or false
          {"cmd":"massQuote","account":"a","quotes":[{"id":"1"}]} | an element of quotes needs the field "contract"
          {"cmd":"massQuote","account":"a","quotes":[3]} | an element of quotes must be an object {...}, this is the number 3
          {"cmd":"massQuote","account":"a","quotes":{}} | quotes must be a list [...], this is an object
          {"cmd":"protection","account":"a","product":"H100","qty":5} | protection needs the field "window"
          {"cmd":"protection","account":"a","product":"H100","qty":5,"window":"0s"} | window must be a length of time such as "60s" (ms, s, m, h), this is the string "0s"
          {"cmd":"protection","account":"a","product":"H100","qty":5,"window":60} | window must be a length of time
          {"cmd":"protection","account":"a","product":"H100","qty":5,"window":"1.5s"} | window must be a length of time
          {"cmd":"protection","account":"a","product":"H100","qty":5,"window":"2d"} | window must be a length of time
          {"cmd":"state","product":"H100","contract":"H","state":"closed"} | state needs either "product" or "contract"
          {"cmd":"state","state":"closed"}          | state needs either "product" or "contract"
          {"cmd":"state","product":"H100","state":"open"} | state must be closed, pre-open, no-cancel, continuous, paused or halted, this is the string "open"
          {"cmd":"calendar","product":"H100"}       | calendar needs the field "first"
          {"cmd":"calendar","product":"H100","first":"2026-12-01","day":[{"at":"9:00","state":"closed"}]} | at must be a time of day such as "09:30", this is the string "9:00"
          {"cmd":"calendar","product":"H100","first":"2026-12-01","night":[{"at":"48:00","state":"closed"}]} | at must be a time of day
          {"cmd":"calendar","product":"H100","first":"2026-12-01","night":[{"at":"22:00"}]} | an element of night needs the field "state"
          {"cmd":"calendar","product":"H100","first":"2026-12-01","weekend":["saturday"]} | calendar needs days such as mon, tue, wed, thu, fri, sat or sun, not saturday
          {"cmd":"calendar","product":"H100","first":"2026-12-01","holidays":["25.12."]} | an element of holidays must be a date such as "2026-12-01", this is the string "25.12."
          {"cmd":"product","product":"P","kind":"gpu","multiplier":1,"tick":"1"} | kind must be gpu-hour, token or basket, this is the string "gpu"
          {"cmd":"product","product":"P","kind":"token","multiplier":"1","tick":"1"} | multiplier must be a whole number
          {"cmd":"product","product":"P","kind":"token","multiplier":1,"tick":"1","matching":"lifo"} | matching must be fifo, pro-rata or split, this is the string "lifo"
          {"cmd":"product","product":"P","kind":"token","multiplier":1,"tick":"1","priceRule":"best"} | priceRule must be resting or middle, this is the string "best"
          {"cmd":"product","product":"P","kind":"token","multiplier":1,"tick":"1","dailyLimit":0.15} | dailyLimit must be a decimal in a string
          {"cmd":"product","product":"P","kind":"token","multiplier":1,"tick":"1","band":"15%"} | band must be a decimal in a string
          {"cmd":"product","product":"P","kind":"token","multiplier":1,"tick":"1","positionLimit":"100"} | positionLimit must be a whole number
          {"cmd":"product","product":"P","kind":"token","multiplier":1,"tick":"1","top":"1"} | top must be a whole number
          {"cmd":"product","product":"P","kind":"token","multiplier":1,"tick":"1","pause":{}} | pause must be a list [...], this is an object
          {"cmd":"product","product":"P","kind":"token","multiplier":1,"tick":"1","pause":[{"window":"60s","move":"0.05"}]} | an element of pause needs the field "for"
          {"cmd":"product","product":"P","kind":"token","multiplier":1,"tick":"1","pause":[{"window":"60","move":"0.05","for":"1m"}]} | window must be a length of time
          {"cmd":"product","product":"P","kind":"token","multiplier":1,"tick":"1","settlementPrice":{"vwap":"week"}} | vwap must be a length of time
          {"cmd":"product","product":"P","kind":"token","multiplier":1,"tick":"1","limitLock":{"margin":"0.02"}} | limitLock needs the field "widen"
          {"cmd":"product","product":"P","kind":"token","multiplier":1,"tick":"1","limitLock":{"widen":[true]}} | an element of widen must be a decimal in a string
          {"cmd":"product","product":"P","kind":"token","multiplier":1,"tick":"1","block":{"minQty":5}} | block needs the field "range"
          {"cmd":"product","product":"P","kind":"token","multiplier":1,"tick":"1","lot":1} | unknown field "lot"; product has product, kind, multiplier, tick, margin, fee
          {"cmd":"contract","contract":"C","product":"H100","strip":{"months":["H"]}} | strip needs the field "cascade"
          {"cmd":"contract","contract":"C","product":"H100","strip":{"months":[],"cascade":"2026-12-01"}} | strip needs at least one of "months"
          {"cmd":"contract","contract":"C","product":"H100","strip":{"months":[1],"cascade":"2026-12-01"}} | an element of months must be a name, this is the number 1
          {"cmd":"spread","contract":"C","legs":[{"contract":"H"}]} | an element of legs needs the field "ratio"
          {"cmd":"spread","contract":"C","legs":[{"contract":"H","ratio":"1"}]} | ratio must be a whole number
          {"cmd":"spread","contract":"C","legs":[{"contract":"H","ratio":1}],"weights":["1","2"]} | spread needs as many "weights" as "legs": 1, not 2
          {"cmd":"spread","contract":"C","legs":[{"contract":"H","ratio":1}],"weights":["one"]} | an element of weights must be a decimal in a string
          {"cmd":"contract","contract":"C","product":"H100","lastTrade":"2026-02-30"} | lastTrade must be a date such as "2026-12-01", this is the string "2026-02-30"
          {"cmd":"contract","contract":"C","product":"H100","lastTrade":"1.12.2026"} | lastTrade must be a date
          {"cmd":"contract","contract":"C","product":"H100","settlement":{"index":"I","from":"2026-12-01"}} | settlement needs the field "to"
          {"cmd":"contract","contract":"C","product":"H100","settlement":"I"} | settlement must be an object {...}, this is the string "I"
          {"cmd":"contract","contract":"C","product":"H100","settlement":{"index":"I","from":"2026-12-01","to":"2026-12-31","on":1}} | unknown field "on"; settlement has index, from, to
          {"cmd":"settle","date":"2026-12-01","cycle":"noon"} | cycle must be final or intraday, this is the string "noon"
          {"cmd":"settle","date":"2026-12-01","prices":{"H":3}} | the price of H must be a decimal in a string
          {"cmd":"settle","date":"2026-12-01","prices":["3"]} | prices must be an object {...}, this is a list
          {"cmd":"show","what":"loans","key":"x"}  | what must be book, account, position, contract, ledger, margin, largePositions, waterfall or fund, this is the string "loans"
          {"cmd":"show","what":"book"}              | show needs the field "key"
          {"cmd":"riskArrays","model":"m","arrays":{"H":"1"}} | the array of H must be a list [...], this is the string "1"
          {"cmd":"riskArrays","model":"m","arrays":{"H":[1]}} | loss 1 in the array of H must be a decimal in a string
          {"cmd":"riskArrays","model":"m","sets":[{"group":"g"}],"arrays":{}} | a set needs the field "name"
          {"cmd":"riskArrays","model":"m","sets":[{"name":"s","weight":true}],"arrays":{}} | weight must be a decimal in a string
          {"cmd":"riskArrays","model":"m","sets":[{"name":"s"}],"arrays":{"H":["1"]}} | the arrays of H must be an object {...}, this is a list
          """)
  void aLineThatIsNoCommandIsNamed(String line, String fault) {
    var story = MARKET + line + "\n" + "{\"cmd\":\"show\",\"what\":\"ledger\"}\n";
    var happened = Sessions.replay(story, Options.PLAIN);
    assertTrue(happened.contains("fault: story:4: " + fault), happened);
    assertEquals(2, happened.lines().count(), "the lines before stand, the line after is not read");
  }

  @Test
  void blankLinesAndCommentsAreCountedAndPassedOver() {
    var happened = Sessions.replay("# a story\n\n   \n#{\"cmd\":1}\r\n\nwhat\n", Options.PLAIN);
    assertTrue(happened.startsWith("fault: story:6: not JSON"), happened);
  }

  @Test
  void aFaultyLineDoesNotEvenMoveTheClock() {
    var late = "{\"cmd\":\"deposit\",\"t\":\"2030-01-01T00:00:00Z\",\"account\":\"a\"}";
    assertEquals(
        "fault: story:1: deposit needs the field \"amount\"\n",
        Sessions.replay(late, Options.PLAIN));
  }

  @Test
  void theClockMayStandStillAndSecondsNeedNoFraction() {
    tells(
        """
        {"cmd":"clock","t":"2026-12-01T09:00:00Z"}
        {"cmd":"deposit","account":"a","amount":"1","t":"2026-12-01T09:00:00.000Z"}
        {"cmd":"deposit","account":"a","amount":"1","t":"2026-12-01T09:00:00.5Z"}
        {"cmd":"deposit","account":"a","amount":"1"}
        """,
        """
        {"seq":1,"t":"2026-12-01T09:00:00.000Z","event":"deposited","account":"a",\
        "amount":"1.000000","cash":"1.000000","ref":null}
        {"seq":2,"t":"2026-12-01T09:00:00.500Z","event":"deposited","account":"a",\
        "amount":"1.000000","cash":"2.000000","ref":null}
        {"seq":3,"t":"2026-12-01T09:00:00.500Z","event":"deposited","account":"a",\
        "amount":"1.000000","cash":"3.000000","ref":null}
        """);
  }

  @Test
  void defaultsMayBeWritten() {
    tells(
        """
        {"cmd":"product","product":"P","kind":"token","multiplier":1,"tick":"1","matching":"fifo",\
        "priceRule":"resting"}
        {"cmd":"contract","contract":"P1","product":"P"}
        {"cmd":"state","contract":"P1","state":"continuous"}
        {"cmd":"order","account":"a","id":"1","contract":"P1","side":"buy","qty":1,"price":"1",\
        "type":"limit","tif":"day"}
        """,
        """
        {"seq":1,"t":"1970-01-01T00:00:00.000Z","event":"state","contract":"P1",\
        "state":"continuous","reason":"operator"}
        {"seq":2,"t":"1970-01-01T00:00:00.000Z","event":"accepted","account":"a","id":"1","order":1}
        """);
  }

  @Test
  void namesOutsideAsciiComeOutAsTheyWentIn() {
    var happened =
        Sessions.replay(
            "{\"cmd\":\"deposit\",\"account\":\"Zürich 計算\",\"amount\":\"1\"}", Options.PLAIN);
    assertTrue(happened.contains("\"account\":\"Zürich 計算\""), happened);
  }

  @Test
  void quietTellsOnlyWhatWasAskedAndTheEnd() {
    var happened =
        Sessions.replay(
            "{\"cmd\":\"deposit\",\"account\":\"a\",\"amount\":\"1\"}\n"
                + "{\"cmd\":\"show\",\"what\":\"account\",\"key\":\"nobody\"}\n"
                + "{\"cmd\":\"show\",\"what\":\"position\",\"key\":\"a\"}\n",
            new Options(true, 0));
    assertEquals(
        """
        {"seq":3,"t":"1970-01-01T00:00:00.000Z","event":"shown","what":"position","key":"a",\
        "positions":{}}
        {"event":"end","commands":3,"events":3,"trades":0,"hash":"HASH"}
        """,
        happened.replaceAll("[0-9a-f]{16}", "HASH"));
  }

  /// One order takes five thousand, oldest first, without a deep stack.
  @Test
  void oneOrderMaySweepFiveThousand() {
    var story =
        new StringBuilder(
            """
            {"cmd":"product","product":"P","kind":"token","multiplier":1,"tick":"1"}
            {"cmd":"contract","contract":"P1","product":"P"}
            {"cmd":"state","contract":"P1","state":"continuous"}
            """);
    var order =
        "{\"cmd\":\"order\",\"account\":\"%s\",\"id\":\"%d\",\"contract\":\"P1\",\"side\":\"%s\","
            + "\"qty\":%d,\"price\":\"100\",\"tif\":\"%s\"}%n";
    for (int i = 1; i <= 5000; i++) {
      story.append(order.formatted("sue", i, "sell", 1, "day"));
    }
    story.append(order.formatted("bob", 5001, "buy", 5000, "ioc"));
    var trades =
        Sessions.replay(story.toString(), Options.PLAIN)
            .lines()
            .filter(event -> event.contains("\"event\":\"traded\""))
            .toList();
    assertEquals(5000, trades.size());
    for (int i = 0; i < trades.size(); i++) {
      assertTrue(trades.get(i).contains("\"sellId\":\"" + (i + 1) + "\""), trades.get(i));
    }
  }

  private static void tells(String story, String events) {
    assertEquals(events, Sessions.replay(story, Options.PLAIN));
  }
}

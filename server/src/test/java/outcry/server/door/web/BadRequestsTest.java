// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything wrong is answered with a status, a code, a sentence and a field, and changes nothing:
/// the state's hash stays what it was.
class BadRequestsTest {
  @TempDir Path data;
  private Visit visit;
  private long before;

  @BeforeEach
  void open() throws Exception {
    visit = Visit.to(data);
    visit.ok(visit.place(visit.neocloud, "s1", "sell", 5, "3.10"));
    before = visit.venue.hash();
  }

  @AfterEach
  void nothingHasChanged() {
    try {
      assertEquals(before, visit.venue.hash(), () -> "the state changed" + visit.story());
    } finally {
      visit.close();
    }
  }

  @Test
  void anOrderMustMakeSense() throws Exception {
    asked(
        """
        {"id":"b1","contract":"H100-2026-12","side":"buy","qty":5,"price":"3.1013"}   | 400 bad-price price | price 3.1013 is not a multiple of tick 0.005 (rule X-2)
        {"id":"b1","contract":"H100-2026-12","side":"buy","qty":5,"price":"-3.10"}    | 400 bad-price price | price -3.10 is not positive (rule X-2)
        {"id":"b1","contract":"H100-2026-12","side":"buy","qty":5,"price":"3.1000001"}| 400 bad-price price | price 3.1000001 is no whole number of micro-dollars (rule X-2)
        {"id":"b1","contract":"H100-2026-12","side":"buy","qty":5,"price":"99999999999999"} | 400 bad-price price | price 99999999999999 is too large (rule X-2)
        {"id":"b1","contract":"H100-2026-12","side":"buy","qty":5,"price":"cheap"}    | 400 bad-price price | price "cheap" is not a decimal string such as "3.105"
        {"id":"b1","contract":"H100-2026-12","side":"buy","qty":5,"price":3.10}       | 400 bad-price price | price 3.1 is not a decimal string such as "3.105"
        {"id":"b1","contract":"H100-2026-12","side":"buy","qty":-5,"price":"3.10"}    | 400 bad-quantity qty | quantity -5 is not positive (rule X-3)
        {"id":"b1","contract":"H100-2026-12","side":"buy","qty":0,"price":"3.10"}     | 400 bad-quantity qty | quantity 0 is not positive (rule X-3)
        {"id":"b1","contract":"H100-2026-12","side":"buy","qty":1.5,"price":"3.10"}   | 400 bad-quantity qty | qty 1.5 is not a whole number
        {"id":"b1","contract":"H100-2026-12","side":"buy","qty":"99999999999999999999","price":"3.10"} | 400 bad-quantity qty | qty 99999999999999999999 is not a whole number
        {"id":"b1","contract":"H200-2026-12","side":"buy","qty":5,"price":"3.10"}     | 404 unknown-contract contract | contract H200-2026-12 is not listed (rule T-5)
        {"id":"b1","contract":"H100-2026-12","side":"hold","qty":5,"price":"3.10"}    | 400 bad-word side | side hold is not buy or sell
        {"id":"b 1","contract":"H100-2026-12","side":"buy","qty":5,"price":"3.10"}    | 400 bad-id id | id must be 1 to 36 letters, digits or any of . _ : - (rule X-6)
        {"id":7,"contract":"H100-2026-12","side":"buy","qty":5,"price":"3.10"}        | 400 bad-type id | id must be a JSON string, not 7
        {"contract":"H100-2026-12","side":"buy","qty":5,"price":"3.10"}               | 400 missing-field id | id is missing
        {"id":"b1","contract":"H100-2026-12","side":"buy","qty":5}                    | 400 missing-field price | price is missing
        {"id":"b1","contract":"H100-2026-12","side":"buy","qty":5,"price":"3.10","note":"x"} | 400 unknown-field note | unknown field note, known are id, contract, side, qty, type, price, stop, tif, until, display, minQty, postOnly, reduceOnly, smp
        {"id":"b1","contract":"H100-2026-12","side":"buy","qty":5,"price":"3.10","tif":"soon"} | 400 bad-word tif | tif soon is not day, ioc, gtc, gtd, fok or at-open
        {"id":"b1","contract":"H100-2026-12","side":"buy","qty":5,"type":"stop","stop":"3.1013"} | 400 bad-price stop | stop 3.1013 is not a multiple of tick 0.005 (rule X-2)
        {"id":"b1","contract":"H100-2026-12","side":"buy","qty":5,"type":"iceberg","price":"3.10"} | 400 bad-word type | type iceberg is not limit, market, market-limit, stop or stop-limit
        {"id":"b1","contract":"H100-2026-12","side":"buy","qty":5,"price":"3.10","tif":"gtd","until":"tomorrow"} | 400 bad-time until | until tomorrow is not a UTC time such as 2026-12-01T09:00:00.000Z
        {"id":"b1","contract":"H100-2026-12","side":"buy","qty":5,"price":"3.10","display":1.5} | 400 bad-quantity display | display 1.5 is not a whole number
        {"id":"b1","contract":"H100-2026-12","side":"buy","qty":5,"price":"3.10","postOnly":"yes"} | 400 bad-type postOnly | postOnly must be true or false, not "yes"
        {"id":"b1","contract":"H100-2026-12","side":"buy","qty":5,"price":"3.10","smp":{"group":"desk"}} | 400 missing-field action | action is missing
        {"id":"b1","contract":"H100-2026-12","side":"buy","qty":5,"price":"3.10","smp":"desk"} | 400 bad-type smp | smp must be a JSON object
        {"id":"b1","id":"b2","contract":"H100-2026-12","side":"buy","qty":5,"price":"3.10"} | 400 malformed-json null | *
        {"id":"b1",                                                                   | 400 malformed-json null | *
        [1,2,3]                                                                       | 400 malformed-json null | a JSON object is expected, such as {"qty":5}
        """);
  }

  private void asked(String table) throws Exception {
    for (var line : table.split("\n")) {
      var cells = line.split("\\s*\\|\\s*");
      var expected = cells[1].split(" ");
      var answer = visit.call("POST", "/v1/orders", visit.labs, cells[0]);
      assertEquals(
          cells[1],
          answer.status() + " " + answer.text("code") + " " + answer.text("field"),
          () -> cells[0] + visit.story());
      assertEquals(3, expected.length, line);
      if (!cells[2].equals("*")) {
        assertEquals(cells[2], answer.text("message"), () -> cells[0]);
      }
    }
  }

  @Test
  void malformedJsonNamesThePlace() throws Exception {
    var answer = visit.call("POST", "/v1/orders", visit.labs, "{\"id\":\"b1\",\n  \"qty\":,}");
    assertEquals("malformed-json", answer.text("code"), visit::story);
    assertTrue(answer.text("message").contains("at line 2, column"), visit::story);
    var cut = visit.call("POST", "/v1/orders", visit.labs, "{").text("message");
    assertTrue(cut.endsWith("expected close marker for Object"), cut);
  }

  @Test
  void aKeyIsNeededAndMustBeTheRightOne() throws Exception {
    var order = Visit.order("b1", "buy", 5, "3.10");
    refused(visit.call("POST", "/v1/orders", null, order), 401, "no-key");
    refused(visit.call("POST", "/v1/orders", "participant.wrong", order), 401, "wrong-key");
    refused(visit.call("GET", "/v1/instruments", "participant.wrong", null), 401, "wrong-key");
    refused(visit.call("POST", "/v1/operator/deposits", visit.labs, "{}"), 403, "forbidden");
    refused(visit.call("POST", "/v1/operator/stop", visit.labs, null), 403, "forbidden");
    refused(visit.call("GET", "/v1/account?account=neocloud", visit.labs, null), 403, "forbidden");
    refused(visit.call("POST", "/v1/orders?account=neocloud", visit.labs, order), 403, "forbidden");
    refused(visit.call("GET", "/v1/participants", null, null), 401, "no-key");
    refused(visit.call("GET", "/v1/ledger", visit.labs, null), 403, "forbidden");
    refused(visit.call("POST", "/v1/orders", visit.operator, order), 400, "missing-field");
    refused(
        visit.call("POST", "/v1/orders?account=nobody", visit.operator, order),
        404,
        "unknown-account");
    refused(
        visit.call(
            "POST",
            "/v1/operator/keys",
            visit.operator,
            "{\"account\":\"nobody\",\"role\":\"participant\"}"),
        404,
        "unknown-account");
  }

  @Test
  void aViewerSeesEverythingAndTradesNothing() throws Exception {
    var viewer = visit.operate("keys", "{\"role\":\"viewer\"}").text("key");
    assertEquals(2, visit.get("/v1/participants", viewer).json().get("participants").size());
    assertEquals("labs", visit.get("/v1/account?account=labs", viewer).text("account"));
    var order = Visit.order("b1", "buy", 5, "3.10");
    refused(visit.call("POST", "/v1/orders?account=labs", viewer, order), 403, "forbidden");
  }

  @Test
  void anotherMembersOrderIsUnknown() throws Exception {
    var answer = visit.call("DELETE", "/v1/orders/s1", visit.labs, null);
    // a refused command counts as a command: only the orders and the cash are as before
    refused(answer, 422, "unknown-order");
    assertEquals(1, visit.get("/v1/orders", visit.neocloud).json().get("orders").size());
    before = visit.venue.hash();
  }

  @Test
  void aPathThatIsNotThereAndAMethodThatDoesNotFitSaySo() throws Exception {
    refused(visit.call("GET", "/v1/nothing", null, null), 404, "unknown-path");
    refused(visit.call("GET", "/v1/instruments/", null, null), 404, "unknown-contract");
    refused(visit.call("GET", "/v1/instruments/H300", null, null), 404, "unknown-contract");
    refused(visit.call("PUT", "/v1/orders", visit.labs, "{}"), 405, "wrong-method");
    refused(visit.call("POST", "/v1/status", null, "{}"), 405, "wrong-method");
    refused(visit.call("POST", "/page/app.js", null, "{}"), 405, "wrong-method");
    refused(visit.call("GET", "/v1/trades?limit=0", null, null), 400, "bad-limit");
    refused(visit.call("GET", "/v1/trades?limit=many", null, null), 400, "bad-limit");
    refused(visit.call("GET", "/v1/trades?size=5", null, null), 400, "unknown-field");
    refused(
        visit.call("GET", "/v1/bars?contract=H100-2026-12&interval=2m", null, null),
        400,
        "bad-interval");
    refused(visit.call("GET", "/v1/bars", null, null), 400, "missing-field");
    refused(visit.call("GET", "/v1/curve?product=H900", null, null), 404, "unknown-product");
    refused(visit.call("GET", "/v1/index?name=nothing", null, null), 404, "unknown-index");
  }

  @Test
  void aBodyLongerThanTheLimitIsTurnedAwayUnread() throws Exception {
    var tooLong = "{\"id\":\"" + "x".repeat(70_000) + "\"}";
    refused(visit.call("POST", "/v1/orders", visit.labs, tooLong), 413, "body-too-large");
    var chunked =
        HttpRequest.newBuilder(visit.uri("http", "/v1/orders"))
            .header("X-Key", visit.labs)
            .POST(
                BodyPublishers.fromPublisher(
                    BodyPublishers.ofString("{\"id\":\"" + "x".repeat(100_000) + "\"}")))
            .build();
    assertEquals(413, visit.send(chunked).statusCode(), visit::story);
  }

  @Test
  void theOperatorsWordsAreCheckedToo() throws Exception {
    var bodies =
        Map.of(
            "products", "{\"product\":\"X\",\"kind\":\"oil\",\"multiplier\":1,\"tick\":\"1\"}",
            "contracts", "{\"contract\":\"X\",\"product\":\"X\",\"lastTrade\":\"soon\"}",
            "deposits", "{\"account\":\"labs\",\"amount\":5}",
            "state", "{\"state\":\"closed\"}",
            "fixings", "{\"index\":\"H100-L/1\",\"date\":\"2026-12-01\"}",
            "risk-arrays", "{\"model\":\"m\",\"arrays\":{\"H100-2026-12\":[1]}}",
            "settle", "{\"date\":\"2026-12-01\",\"prices\":{\"H100-2026-12\":3}}",
            "clock", "{\"t\":1}",
            "keys", "{\"role\":\"control\"}");
    for (var body : bodies.entrySet()) {
      var path = "/v1/operator/" + body.getKey();
      assertEquals(
          400, visit.call("POST", path, visit.operator, body.getValue()).status(), visit::story);
    }
  }

  @Test
  void aDayHasFourDigitsOfYear() throws Exception {
    for (var day : List.of("+99999-01-01", "+999999999-12-31", "-0001-01-01", "2026-02-30")) {
      var bodies =
          Map.of(
              "settle", "{\"date\":\"%s\"}",
              "fixings", "{\"index\":\"H100-L/1\",\"date\":\"%s\",\"value\":\"3\"}",
              "contracts", "{\"contract\":\"X\",\"product\":\"H100\",\"lastTrade\":\"%s\"}");
      for (var body : bodies.entrySet()) {
        var path = "/v1/operator/" + body.getKey();
        var asked = body.getValue().formatted(day);
        refused(visit.call("POST", path, visit.operator, asked), 400, "bad-date");
      }
    }
  }

  @Test
  void halfACharacterIsNoName() throws Exception {
    var account = "{\"account\":\"\\ud800\"}";
    refused(visit.call("POST", "/v1/operator/accounts", visit.operator, account), 400, "bad-name");
  }

  @Test
  void aMarginModelNeedsItsArraysAndNotTooMany() throws Exception {
    var path = "/v1/operator/risk-arrays";
    refused(visit.call("POST", path, visit.operator, "{\"model\":\"m\"}"), 400, "missing-field");
    var many =
        IntStream.range(0, 70_000)
            .mapToObj(i -> "\"%x\":[]".formatted(i))
            .collect(Collectors.joining(",", "{\"model\":\"m\",\"arrays\":{", "}}"));
    refused(visit.call("POST", path, visit.operator, many), 400, "bad-terms");
  }

  private void refused(Visit.Answer answer, int status, String code) {
    assertEquals(status + " " + code, answer.status() + " " + answer.text("code"), visit::story);
    assertTrue(answer.text("message").length() > 10, visit::story);
  }
}

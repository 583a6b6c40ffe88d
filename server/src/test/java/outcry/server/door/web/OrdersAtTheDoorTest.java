// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Conversations of members with the door, over real HTTP, with a real exchange behind it.
class OrdersAtTheDoorTest {
  @TempDir Path data;
  private Visit visit;

  @BeforeEach
  void open() throws Exception {
    visit = Visit.to(data);
  }

  @AfterEach
  void close() {
    visit.close();
  }

  @Test
  void aBuyerAndASellerMeetAndBothSeeTheirFill() throws Exception {
    var resting = visit.ok(visit.place(visit.neocloud, "s1", "sell", 5, "3.10"));
    assertEquals("open", resting.json().at("/order/status").asString(), visit::story);

    var taking = visit.ok(visit.place(visit.labs, "b1", "buy", 3, "3.105"));
    var order = taking.json().get("order");
    assertEquals("filled", order.get("status").asString(), visit::story);
    assertEquals("3", order.get("filled").asString(), visit::story);
    assertEquals("3.100000", order.get("average").asString(), visit::story);

    var left = visit.get("/v1/orders", visit.neocloud).json().at("/orders/0");
    assertEquals("2", left.get("left").asString(), visit::story);
    assertEquals("3", left.get("filled").asString(), visit::story);

    assertEquals("3", position(visit.labs), visit::story);
    assertEquals("-3", position(visit.neocloud), visit::story);
    assertEquals("99999.250000", visit.get("/v1/account", visit.labs).text("cash"), visit::story);
    assertEquals(
        "1200.000000", visit.get("/v1/account", visit.labs).text("required"), visit::story);

    var contract = visit.get("/v1/instruments/H100-2026-12");
    assertEquals("3", contract.text("openInterest"), visit::story);
    assertEquals("3", contract.text("volume"), visit::story);
    assertEquals("3.100", contract.text("last"), visit::story);
    assertEquals("2", contract.text("askQty"), visit::story);
    assertEquals(
        "trade", visit.get("/v1/curve?product=H100").json().at("/points/0/source").asString());
    assertEquals(
        "3.100", visit.get("/v1/bars?contract=H100-2026-12").json().at("/bars/0/close").asString());
  }

  private String position(String key) throws Exception {
    return visit.get("/v1/positions", key).json().at("/positions/H100-2026-12").asString();
  }

  @Test
  void aMemberIsNotToldWithWhomItTraded() throws Exception {
    visit.ok(visit.place(visit.neocloud, "secret-desk-7", "sell", 5, "3.10"));
    var answer = visit.ok(visit.place(visit.labs, "b1", "buy", 5, "3.10")).json().toString();
    assertEquals(-1, answer.indexOf("neocloud"), visit::story);
    assertEquals(-1, answer.indexOf("secret-desk-7"), visit::story);
    var trades = visit.get("/v1/trades").json().toString();
    assertEquals(-1, trades.indexOf("labs"), visit::story);
  }

  @Test
  void anOrderIsReplacedUnderANewIdAndThenCancelled() throws Exception {
    visit.ok(visit.place(visit.labs, "b1", "buy", 5, "3.00"));
    var replaced =
        visit.ok(
            visit.call(
                "PATCH",
                "/v1/orders/b1",
                visit.labs,
                "{\"qty\":\"7\",\"price\":\"3.01\",\"newId\":\"b2\"}"));
    assertEquals("b2", replaced.json().at("/order/id").asString(), visit::story);
    assertEquals("lost", replaced.json().at("/events/0/priority").asString(), visit::story);

    var cancelled = visit.ok(visit.call("DELETE", "/v1/orders/b2", visit.labs, null));
    assertEquals("cancelled", cancelled.json().at("/order/status").asString(), visit::story);
    assertEquals("7", cancelled.json().at("/events/0/qty").asString(), visit::story);
    assertEquals(0, visit.get("/v1/orders", visit.labs).json().get("orders").size(), visit::story);
    assertEquals(
        1,
        visit.get("/v1/orders?status=all", visit.labs).json().get("orders").size(),
        visit::story);
  }

  @Test
  void allOrdersOfAContractGoAtOnce() throws Exception {
    for (int i = 1; i <= 3; i++) {
      visit.ok(visit.place(visit.labs, "b" + i, "buy", i, "3.00"));
    }
    var answer =
        visit.ok(visit.call("DELETE", "/v1/orders?contract=H100-2026-12", visit.labs, null));
    assertEquals(3, answer.json().get("events").size(), visit::story);
    assertEquals(
        "[]", visit.get("/v1/instruments/H100-2026-12/book").json().get("bids").toString());
  }

  @Test
  void anImmediateOrderThatFindsNobodySaysSo() throws Exception {
    var answer =
        visit.ok(
            visit.call(
                "POST",
                "/v1/orders",
                visit.labs,
                Visit.order("b1", "buy", 5, "3.00").replace("}", ",\"tif\":\"ioc\"}")));
    assertEquals("cancelled", answer.json().at("/order/status").asString(), visit::story);
    assertEquals("ioc", answer.json().at("/order/reason").asString(), visit::story);
  }

  @Test
  void aRefusalOfTheExchangeNamesReasonValueAndLimit() throws Exception {
    visit.ok(visit.place(visit.labs, "b1", "buy", 1, "3.00"));
    var again = visit.place(visit.labs, "b1", "buy", 1, "3.00");
    assertEquals(422, again.status(), visit::story);
    assertEquals("duplicate-id", again.text("code"), visit::story);
    assertEquals("id", again.text("field"), visit::story);

    var tooMuch = visit.place(visit.labs, "b2", "buy", 1000, "3.00");
    assertEquals(422, tooMuch.status(), visit::story);
    assertEquals("margin", tooMuch.text("code"), visit::story);
    assertEquals(
        "needs 400000.00 initial margin, 99600.00 free (rule M-4)",
        tooMuch.text("message"),
        visit::story);
  }

  @Test
  void theOperatorSettlesAndTheCashMoves() throws Exception {
    visit.ok(visit.place(visit.neocloud, "s1", "sell", 5, "3.10"));
    visit.ok(visit.place(visit.labs, "b1", "buy", 5, "3.10"));
    visit.operate("settle", "{\"date\":\"2026-11-02\",\"prices\":{\"H100-2026-12\":\"3.00\"}}");
    assertEquals("99633.750000", visit.get("/v1/account", visit.labs).text("cash"), visit::story);
    assertEquals(
        "3.000", visit.get("/v1/settlements").json().at("/settlements/0/price").asString());
    assertEquals("2026-11-03", visit.get("/v1/status").text("tradingDate"), visit::story);
    assertEquals("0", visit.get("/v1/instruments/H100-2026-12").text("volume"), visit::story);
    var ledger = visit.get("/v1/ledger?limit=2", visit.operator).json().get("entries");
    assertEquals("variation", ledger.get(0).get("kind").asString(), visit::story);
    assertEquals("365.000000", ledger.get(0).get("amount").asString(), visit::story);
  }

  @Test
  void theReportHasTheHashOfTheState() throws Exception {
    var report = visit.ok(visit.call("POST", "/v1/operator/report", visit.operator, null));
    assertEquals("%016x".formatted(visit.venue.hash()), report.text("hash"), visit::story);
    var status = visit.get("/v1/status");
    assertEquals(report.text("commands"), status.text("commands"), visit::story);
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.server.scenario.MarginJson;
import outcry.server.scenario.PortfolioFile;

/// An account's margin over REST: the explanation of rule M-12, for those who may see the account.
class MarginAtTheDoorTest {
  private static final String MODEL =
      "\"model\":\"m\",\"arrays\":{\"H100-2026-12\":[\"120.50\",\"-80\",\"60\"]}";
  private static final String PATH = "/v1/accounts/labs/margin";

  @TempDir Path data;

  private static void labsBuysThree(Visit visit) throws Exception {
    visit.ok(visit.place(visit.neocloud, "s1", "sell", 3, "3.10"));
    visit.ok(visit.place(visit.labs, "b1", "buy", 5, "3.10"));
  }

  @Test
  void itIsWhatTheExchangesOwnCodeSaysOfThePortfolio() throws Exception {
    try (var visit = Visit.to(data)) {
      visit.operate("risk-arrays", "{" + MODEL + "}");
      labsBuysThree(visit);
      var cash = visit.get("/v1/account", visit.labs).text("cash");
      var portfolio =
          ("{\"model\":{%s},\"positions\":{\"H100-2026-12\":3},\"collateral\":\"%s\","
                  + "\"orders\":[{\"contract\":\"H100-2026-12\",\"side\":\"buy\",\"qty\":2,"
                  + "\"price\":\"3.10\"}]}")
              .formatted(MODEL, cash);
      var said = MarginJson.of(PortfolioFile.explain(portfolio, data), "labs");
      var told = visit.get(PATH, visit.labs).json();
      said.propertyNames()
          .forEach(
              name -> assertEquals(said.get(name).toString(), told.get(name).toString(), name));
      assertEquals(
          "{\"scenarios\":[\"361.500000\",\"-240.000000\",\"180.000000\"]}",
          told.get("losses").get("positions").toString().replace("\"\":", "\"scenarios\":"));
    }
  }

  /// 99,999.25 less three times 120.50 is 99,637.75 to a call, and three lots are 2,190 hours.
  @Test
  void itTellsHowFarThePriceMayGo() throws Exception {
    try (var visit = Visit.to(data)) {
      visit.operate("risk-arrays", "{" + MODEL + "}");
      labsBuysThree(visit);
      var told = visit.get(PATH, visit.labs).json();
      assertEquals("99637.750000", told.get("toCall").stringValue());
      assertEquals(
          "[{\"contract\":\"H100-2026-12\",\"multiplier\":730,\"lots\":3,\"from\":\"3.1\","
              + "\"move\":\"45.496689\"}]",
          told.get("rooms").toString());
    }
  }

  /// Settled at 48.90, neocloud has lost 3 x 730 x 45.80 = 100,302 of its 99,999.25.
  @Test
  void itTellsTheCallsThatWereMade() throws Exception {
    try (var visit = Visit.to(data)) {
      visit.operate("risk-arrays", "{" + MODEL + "}");
      labsBuysThree(visit);
      visit.operate(
          "settle",
          "{\"date\":\"2026-12-01\",\"cycle\":\"final\",\"prices\":{\"H100-2026-12\":\"48.90\"}}");
      var told = visit.get("/v1/accounts/neocloud/margin", visit.neocloud).json();
      var call = told.get("calls").get(0);
      assertEquals("240.000000", call.get("required").stringValue(), visit::story);
      assertEquals("-302.750000", call.get("collateral").stringValue(), visit::story);
      assertEquals("542.750000", call.get("amount").stringValue(), visit::story);
      assertEquals("[]", told.get("rooms").toString(), "an account in a call has no room left");
    }
  }

  @Test
  void onlyThoseSeeItWhoMaySeeTheAccount() throws Exception {
    try (var visit = Visit.to(data)) {
      assertEquals(401, visit.call("GET", PATH, null, null).status(), visit::story);
      assertEquals(403, visit.call("GET", PATH, visit.neocloud, null).status(), visit::story);
      assertEquals(200, visit.call("GET", PATH, visit.operator, null).status(), visit::story);
      var nobody = visit.call("GET", "/v1/accounts/nobody/margin", visit.operator, null);
      assertEquals(404, nobody.status(), visit::story);
      assertEquals("account nobody is not open (rule T-5)", nobody.text("message"));
    }
    try (var open = new Visit(data.resolve("open"), true, 1024 * 1024)) {
      open.listTheDecemberContract();
      assertEquals(200, open.call("GET", PATH, null, null).status(), open::story);
    }
  }

  /// The page is the same for every account, open or not: it asks the door who may see what.
  @Test
  void itsPageHasAnAddressOfItsOwn() throws Exception {
    try (var visit = Visit.to(data)) {
      for (var path : new String[] {"/margin", "/margin/labs", "/margin/a%20b"}) {
        var answer = visit.send(HttpRequest.newBuilder(visit.uri("http", path)).build());
        assertEquals(200, answer.statusCode(), path);
        assertEquals(
            "text/html; charset=utf-8", answer.headers().firstValue("Content-Type").orElseThrow());
      }
      assertEquals(404, visit.call("GET", "/margin/labs/more", null, null).status());
    }
  }
}

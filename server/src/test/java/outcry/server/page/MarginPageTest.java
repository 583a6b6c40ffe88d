// SPDX-License-Identifier: Apache-2.0
package outcry.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.server.scenario.MarginJson;
import outcry.server.scenario.PortfolioFile;
import tools.jackson.databind.JsonNode;

/// An account's margin in a real browser: what the page shows is what `outcry margin` says.
class MarginPageTest {
  private static final String MODEL =
      """
      "model":"two families","version":1,"offsetCap":"0.40",
      "sets":[{"name":"history","group":"market","weight":"0.75","tail":2},
              {"name":"stress","group":"stress","weight":"0.25","tail":1}],
      "arrays":{
        "H100-2026-12":{"history":["100","-80","60","0"],"stress":["300","-200"]},
        "TOKO-2026-12":{"history":["-90","85","70","0"],"stress":["-50","120"]}},
      "families":{"H100-2026-12":"gpu","TOKO-2026-12":"token"},
      "addOns":{"H100-2026-12":{"concentration":[[2,"10"],[5,"25"]]}}
      """;

  @TempDir private Path home;

  private Path browser() {
    var program = Browser.installed();
    assumeTrue(program.isPresent(), "no Chromium on the path: the page was not looked at");
    return program.get();
  }

  /// As `outcry margin` explains it.
  private JsonNode margin(String positions, String collateral) throws Exception {
    var portfolio =
        "{\"model\":{%s},\"positions\":{%s},\"collateral\":\"%s\"}"
            .formatted(MODEL, positions, collateral)
            .replace("\n", " ");
    return MarginJson.of(PortfolioFile.explain(portfolio, home), null);
  }

  /// To the cent, as the page writes money.
  private static String written(JsonNode money) {
    var cents = new BigDecimal(money.stringValue()).setScale(2, RoundingMode.HALF_UP);
    return String.format(Locale.ROOT, "%,.2f", cents).replace('-', '\u2212');
  }

  private static void shows(Browser page, String figure, JsonNode money) {
    page.await("document.querySelector('[data-figure=%s]')".formatted(figure));
    page.await(
        "document.querySelector('[data-figure=%s]').textContent === '%s'"
            .formatted(figure, written(money)));
  }

  private static String step(Browser page, String label) {
    return page.read("document.querySelector('[data-step=\"%s\"]').textContent".formatted(label));
  }

  private static String text(Browser page, String selector) {
    return page.read(
        "document.querySelector('%s').textContent.replace(/\\s+/g, ' ')".formatted(selector));
  }

  @Test
  void anAccountWithTwoFamiliesSeesWhatIsRequiredWhatTheyOffsetAndHowFarACallIs() throws Exception {
    try (var venue = new SmallVenue(home.resolve("data"), true);
        var page = new Browser(browser(), home.resolve("profile"), 1280, 800)) {
      venue.operate("risk-arrays", "{" + MODEL + "}");
      venue.trade("H100-2026-12", 6, "3.10");
      venue.trade("TOKO-2026-12", 2, "10.00");
      var said = margin("\"H100-2026-12\":6,\"TOKO-2026-12\":2", "5000");

      page.open(venue.at("/"));
      page.await("document.querySelector('th a[href=\"/margin/labs\"]')");
      page.read("document.querySelector('th a[href=\"/margin/labs\"]').click()");
      page.await("location.pathname === '/margin/labs'");

      shows(page, "collateral", said.get("collateral"));
      shows(page, "required", said.get("required"));
      shows(page, "free", said.get("free"));
      shows(page, "to-call", said.get("toCall"));
      shows(page, "joint", said.get("positions").get("joint"));
      var need = said.get("positions");
      var families = need.get("families");
      assertEquals("+" + written(families.get(0).get("margin")), step(page, "gpu alone"));
      assertEquals("+" + written(families.get(1).get("margin")), step(page, "token alone"));
      assertEquals(
          "\u2212" + written(need.get("offsetAllowed")), step(page, "Offset between families"));
      assertEquals("+" + written(need.get("addOn")), step(page, "Add-on: concentration"));
      assertEquals(written(said.get("required")), step(page, "Required"));
      var verdict = text(page, ".verdict");
      assertTrue(verdict.contains("Covered."), verdict);
      assertTrue(verdict.contains("H100 falls"), verdict);
      assertEquals("3 above 2 × 10.001 above 5 × 25.00", text(page, "[aria-label=Add-ons] .made"));

      page.read("window.marker = 1");
      venue.trade("TOKO-2026-12", 1, "10.00");
      shows(
          page,
          "required",
          margin("\"H100-2026-12\":6,\"TOKO-2026-12\":3", "5000").get("required"));
      assertEquals("1", page.read("String(window.marker)"), "without loading the page again");
      assertEquals(List.of(), page.complaints(), "what the console says");
    }
  }

  @Test
  void anAccountThatLostTooMuchSeesWhatIsMissingAndWhenItWasCalled() throws Exception {
    try (var venue = new SmallVenue(home.resolve("data"), true);
        var page = new Browser(browser(), home.resolve("profile"), 1280, 800)) {
      venue.trade("H100-2026-12", 3, "3.10");
      page.open(venue.at("/margin/labs"));
      page.await("document.querySelector('[data-figure=to-call]')?.textContent === '3,800.00'");
      assertEquals("falls 56.0 %", text(page, "[data-reach=H100]").strip());
      assertEquals("lower by 1.735", text(page, "[data-room=H100-2026-12]").strip());

      venue.operate(
          "settle",
          "{\"date\":\"2026-12-01\",\"cycle\":\"final\",\"prices\":{\"H100-2026-12\":\"1.10\"}}");
      page.await("document.querySelector('.verdict').textContent.includes('Not covered.')");
      assertEquals("580.00", text(page, "[data-figure=to-call]"));
      assertEquals("580.00", text(page, "[aria-label=Calls] td.warn"));
      assertEquals(List.of(), page.complaints(), "what the console says");
    }
  }

  @Test
  void theScenariosAreNamedOneByOneWithTheArrowKeys() throws Exception {
    try (var venue = new SmallVenue(home.resolve("data"), true);
        var page = new Browser(browser(), home.resolve("profile"), 1280, 800)) {
      venue.operate("risk-arrays", "{" + MODEL + "}");
      venue.trade("H100-2026-12", 2, "3.10");
      page.open(venue.at("/margin/labs"));
      page.await("document.querySelectorAll('scenario-losses').length === 2");

      var slider = "document.querySelector('scenario-losses [role=slider]')";
      var spoken = slider + ".getAttribute('aria-valuetext')";
      assertEquals(
          "Scenario 1 loses 200.00, in the tail, number 1 from the worst of 4", page.read(spoken));
      page.read(slider + ".dispatchEvent(new KeyboardEvent('keydown', {key: 'End'}))");
      page.await(spoken + ".startsWith('Scenario 2 gains 160.00')");
      page.read(slider + ".dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowLeft'}))");
      page.await(spoken + ".startsWith('Scenario 4 changes nothing')");
      assertEquals(List.of(), page.complaints(), "what the console says");
    }
  }

  @Test
  void withoutAModelTheFlatMarginIsExplainedAndAnEmptyAccountIsToldWhatToDo() throws Exception {
    try (var venue = new SmallVenue(home.resolve("data"), true);
        var page = new Browser(browser(), home.resolve("profile"), 390, 844)) {
      venue.trade("H100-2026-12", 2, "3.10");
      page.open(venue.at("/margin/labs"));
      page.await("document.querySelector('[data-step=\"Flat margin\"]')");
      assertEquals("+800.00", step(page, "Flat margin"));
      assertTrue(text(page, "main").contains("No margin model is in force"));
      assertEquals(
          "true",
          page.read("String(document.documentElement.scrollWidth <= innerWidth)"),
          "no wider than a telephone");

      venue.operate("accounts", "{\"account\":\"newcomer\"}");
      page.open(venue.at("/margin/newcomer"));
      page.await("document.querySelector('.verdict')?.textContent.includes('Nothing is here yet')");
      page.await("document.querySelector('[aria-label=\"One more lot\"]')");
      assertEquals(List.of(), page.complaints(), "what the console says");

      page.open(venue.at("/margin/nobody"));
      page.await("document.querySelector('main').textContent.includes('no account nobody')");
    }
  }

  @Test
  void whereTheBooksAreClosedAKeyOpensItsOwnAccount() throws Exception {
    try (var venue = new SmallVenue(home.resolve("data"), false);
        var page = new Browser(browser(), home.resolve("profile"), 1280, 800)) {
      venue.trade("H100-2026-12", 2, "3.10");
      page.open(venue.at("/margin/labs"));
      page.await("document.querySelector('.key-form')");
      page.read(
          "document.querySelector('.key-form input').value = '%s'; document.querySelector('.key-form').requestSubmit()"
              .formatted(venue.key("labs")));
      page.await("document.querySelector('[data-figure=required]')?.textContent === '800.00'");
      venue.trade("H100-2026-12", 1, "3.10");
      page.await("document.querySelector('[data-figure=required]').textContent === '1,200.00'");

      page.read(
          "const make = URL.createObjectURL; URL.createObjectURL = (kept) =>"
              + " { kept.text().then((text) => (window.kept = text)); return make(kept); }");
      page.read("document.querySelector('.statements button:last-of-type').click()");
      page.await("JSON.parse(window.kept ?? '{}').account === 'labs'");
    }
  }
}

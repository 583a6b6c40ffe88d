// SPDX-License-Identifier: Apache-2.0
package outcry.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.server.sim.DemoVenue;

/// The page in a real browser, in front of a market that trades.
class PageTest {
  @TempDir private Path home;

  @Test
  void aVisitorSeesALiveMarketAndTheWordsThatItIsSimulated() throws Exception {
    var program = Browser.installed();
    assumeTrue(program.isPresent(), "no Chromium on the path: the page was not looked at");
    try (var demo = new DemoVenue(home.resolve("data"));
        var demonstration = demo.demonstration(3);
        var browser = new Browser(program.get(), home.resolve("profile"), 1280, 800)) {
      var market = Thread.ofPlatform().start(() -> demonstration.run(Long.MAX_VALUE));
      browser.open(demo.venue().address().resolve("/"));

      browser.await("document.querySelectorAll('.ladder-row.bid').length > 2");
      browser.await("document.querySelectorAll('.ladder-row.ask').length > 2");
      browser.await("document.querySelectorAll('.tape li.tape-row').length > 0");
      browser.await("document.querySelectorAll('tbody tr.sums').length === 4");
      browser.await("document.querySelectorAll('.canvas canvas').length === 2");
      browser.await("document.querySelector('.notice').textContent.includes('simulated')");
      var seen = browser.read("document.querySelector('.line').dataset.seq");
      browser.await("Number(document.querySelector('.line').dataset.seq) > " + seen);

      browser.read("document.querySelectorAll('.products button')[4].click()");
      browser.await("document.querySelector('.quote h2').textContent.includes('TFI')");
      browser.await("document.querySelectorAll('.ladder-row.bid').length > 0");
      assertEquals(
          "true",
          browser.read("String(document.documentElement.scrollHeight <= innerHeight)"),
          "everything fits on one screen");

      demonstration.stop();
      market.join();
      assertEquals(List.of(), browser.complaints(), "what the console says");
      var own = demo.venue().address().getAuthority();
      assertTrue(
          browser.requests().stream().allMatch(each -> each.contains("//" + own + "/")),
          () -> "requests to others: " + browser.requests());
    }
  }

  @Test
  void aVisitorWithATelephoneSwitchesBetweenPanels() throws Exception {
    var program = Browser.installed();
    assumeTrue(program.isPresent(), "no Chromium on the path: the page was not looked at");
    try (var demo = new DemoVenue(home.resolve("data"));
        var demonstration = demo.demonstration(3);
        var browser = new Browser(program.get(), home.resolve("profile"), 390, 844)) {
      demonstration.run(1);
      browser.open(demo.venue().address().resolve("/"));
      for (var panel : List.of("chart", "book", "trades", "curve", "participants")) {
        var place = List.of("chart", "book", "trades", "curve", "participants").indexOf(panel);
        browser.await("document.querySelectorAll('nav.panels button').length === 5");
        browser.read("document.querySelectorAll('nav.panels button')[" + place + "].click()");
        browser.await("document.querySelector('[data-panel=" + panel + "]').offsetHeight > 300");
        assertEquals(
            "true",
            browser.read("String(document.documentElement.scrollWidth <= innerWidth)"),
            panel + " is no wider than the screen");
      }
      assertEquals(List.of(), browser.complaints(), "what the console says");
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.server.benchmark.SampleArchive;

/// The indices in a real browser: who doubts a value finds everything behind it.
class IndexPageTest {
  @TempDir private Path home;

  private Path browser() {
    var program = Browser.installed();
    assumeTrue(program.isPresent(), "no Chromium on the path: the page was not looked at");
    return program.get();
  }

  private static String text(Browser page, String selector) {
    return page.read(
        "document.querySelector('%s').textContent.replace(/\\s+/g, ' ').trim()"
            .formatted(selector));
  }

  private static void isNoWiderThanTheScreen(Browser page) {
    assertEquals("true", page.read("String(document.documentElement.scrollWidth <= innerWidth)"));
  }

  /// Names and reasons come from tables strangers write: they are shown as text, and fit.
  @Test
  void aNameSomebodyMadeUpToBreakThePageIsText() throws Exception {
    var archive = SampleArchive.write(home.resolve("benchmark"));
    var file = archive.resolve("fixings/H100-L-2/2026-07-31.json");
    var names =
        List.of(
            "<script>window.hit=1</script><img src=x onerror=window.hit=2>",
            "a'b\\\"c`${window.hit=3}",
            "\u202Ereversed\u202Cx\u200F",
            "x".repeat(10_000));
    var text = Files.readString(file);
    for (int i = 0; i < names.size(); i++) {
      text = text.replace("\"seller-" + "bcdo".charAt(i) + "\"", "\"" + names.get(i) + "\"");
    }
    text = text.replace("below the floor", "y".repeat(10_000) + "<script>window.hit=4</script>");
    Files.writeString(file, text);
    for (int width : new int[] {1280, 390}) {
      try (var venue = new SmallVenue(home.resolve("data" + width), true, archive);
          var page = new Browser(browser(), home.resolve("profile" + width), width, 800)) {
        page.open(venue.at("/index/H100-L-2"));
        page.await("document.querySelectorAll('[aria-label=Panel] tbody tr').length === 14");
        page.await("document.querySelector('[aria-label=\"Not counted\"] tbody tr')");
        assertEquals(
            "",
            page.read(
                "[...document.querySelectorAll('body *')].filter((e) =>"
                    + " e.getBoundingClientRect().right > innerWidth + 1).slice(0, 5)"
                    + ".map((e) => e.outerHTML.slice(0, 150)).join()"));
        isNoWiderThanTheScreen(page);
        assertEquals("undefined", page.read("String(window.hit)"));
        var shown = text(page, "indices-page");
        assertTrue(shown.contains("<script>window.hit=4</script>"), "the reason as text");
        assertTrue(shown.contains("${window.hit=3}"), "the name as text");
        assertEquals(List.of(), page.complaints(), "what the console says");
      }
    }
  }

  @Test
  void fromTheTableOfAllIndicesToThePriceThatWasRejected() throws Exception {
    var archive = SampleArchive.write(home.resolve("benchmark"));
    try (var venue = new SmallVenue(home.resolve("data"), true, archive);
        var page = new Browser(browser(), home.resolve("profile"), 1280, 800)) {
      page.open(venue.at("/index"));
      page.await("document.querySelectorAll('tr[data-index]').length === 3");
      assertTrue(text(page, "tr[data-index=H100-L-2]").contains("worth 12.6 equal ones"));
      page.read("window.marker = 1");
      page.read("document.querySelector('tr[data-index=H100-L-2] a').click()");
      page.await("location.pathname === '/index/H100-L-2'");
      page.await("document.querySelector('[data-figure=value]')");
      assertTrue(text(page, ".graded").startsWith("B Grade B:"), text(page, ".graded"));
      assertEquals("The upper quartile is 2.6 times the lower.", text(page, ".downgrades li"));
      page.await("document.querySelectorAll('[aria-label=Panel] tbody tr').length === 14");
      var rejected = text(page, "[aria-label=\"Not counted\"] tr[data-provider=seller-o]");
      assertTrue(rejected.contains("0.0900 quarantined"), rejected);
      assertTrue(rejected.contains("below the floor of 0.400000"), rejected);
      assertTrue(text(page, "[aria-label=Recompute]").contains("./outcry index recompute "));
      assertTrue(text(page, "[aria-label=Sources]").contains("gpurentalprices.com CC BY 4.0"));
      assertTrue(text(page, "[aria-label=Method]").contains("35 %"));
      var mended = text(page, "[aria-label=\"Corrections and overrides\"]");
      assertTrue(mended.contains("corrected “seller-c had sent cents as dollars”"), mended);
      assertTrue(mended.contains("by oversight ana and bo"), mended);
      assertEquals("1", page.read("String(window.marker)"), "without loading the page again");
      assertEquals(List.of(), page.complaints(), "what the console says");
      var own = venue.at("/").getAuthority();
      assertTrue(page.requests().stream().allMatch(each -> each.contains("//" + own + "/")));
    }
  }

  @Test
  void theHistoryIsReadDayByDayWithTheKeysAndADayIsOpened() throws Exception {
    var archive = SampleArchive.write(home.resolve("benchmark"));
    try (var venue = new SmallVenue(home.resolve("data"), true, archive);
        var page = new Browser(browser(), home.resolve("profile"), 1280, 800)) {
      page.open(venue.at("/index/H100-L-2/2026-06-13"));
      page.await("document.querySelector('[data-figure=value]')?.textContent === 'Withheld'");
      assertTrue(text(page, ".graded").contains("Withheld rather than invented."));
      var slider = "document.querySelector('index-history [role=slider]')";
      page.await(slider);
      var spoken = slider + ".getAttribute('aria-valuetext')";
      assertEquals(
          "Sat 13 Jun 2026: withheld: 3 providers counted, 4 are needed (rule I-30)",
          page.read(spoken).replaceAll(", median.*", ""));
      var press = slider + ".dispatchEvent(new KeyboardEvent('keydown', {key: '%s'}))";
      page.read(press.formatted("ArrowLeft"));
      page.read(press.formatted("ArrowLeft"));
      page.await(spoken + ".startsWith('Thu 11 Jun 2026')");
      assertTrue(page.read(spoken).contains("grade D"), page.read(spoken));
      page.read(press.formatted("Enter"));
      page.await("location.pathname === '/index/H100-L-2/2026-06-11'");
      page.await("document.querySelector('.graded')?.textContent.includes('carried forward')");

      page.open(venue.at("/index/H100-L-2/2026-07-20"));
      page.await("document.querySelector('.banner')");
      assertTrue(text(page, ".banner").startsWith("Determined by people, not by the method."));
      assertEquals(List.of(), page.complaints(), "what the console says");
    }
  }

  @Test
  void onATelephoneEverythingFitsAndARuleIsOneTapAway() throws Exception {
    var archive = SampleArchive.write(home.resolve("benchmark"));
    try (var venue = new SmallVenue(home.resolve("data"), true, archive);
        var page = new Browser(browser(), home.resolve("profile"), 390, 844)) {
      page.open(venue.at("/index"));
      page.await("document.querySelectorAll('tr[data-index]').length === 3");
      isNoWiderThanTheScreen(page);
      page.open(venue.at("/index/H100-L-2"));
      page.await("document.querySelectorAll('index-dots circle').length > 14");
      isNoWiderThanTheScreen(page);
      page.read("document.querySelector('[aria-label=Method] a[href^=\"/rulebook/\"]').click()");
      page.await("location.pathname.startsWith('/rulebook/I-')");
      page.open(venue.at("/rulebook/I-45"));
      page.await("document.querySelector('#I-45')?.textContent.includes('Partitions')");
      isNoWiderThanTheScreen(page);
      assertEquals(List.of(), page.complaints(), "what the console says");
    }
  }

  @Test
  void aVenueWithoutAnArchiveTellsHowToShowOne() throws Exception {
    try (var venue = new SmallVenue(home.resolve("data"), true);
        var page = new Browser(browser(), home.resolve("profile"), 1280, 800)) {
      page.open(venue.at("/index"));
      page.await("document.querySelector('pre')?.textContent.includes('serve --benchmark')");
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.index.observation.Refusal;
import outcry.server.observation.KeptCapture;
import outcry.server.observation.ObservationStore;

/// A source of several parts of which one is gone (rule I-62).
class CollectionTest {
  private static final String TWELVE =
      "{\"h100\": [2.1, 2.2, 2.3, 2.4, 2.5, 2.6, 2.7, 2.8, 2.9, 3.0, 3.1, 3.2]}";
  private CornerShop shop;
  private ObservationStore store;
  private Instant now = Recorded.TAKEN;
  @TempDir private Path archive;

  @BeforeEach
  void open() throws IOException {
    shop = new CornerShop();
    store = ObservationStore.open(archive);
  }

  @AfterEach
  void close() throws IOException {
    shop.close();
    store.close();
  }

  @Test
  void aPartThatHasMovedDoesNotHideTheOthers() throws Exception {
    shop.then(CornerShop.status(404)).says(TWELVE);
    var tally = collect();
    assertEquals(12, tally.observations());
    assertEquals(
        List.of("page1: the server answers 404: it has moved, see https://corner.example/terms"),
        tally.faults());
    assertEquals(List.of(), refusals(), "nobody knows that anything ever was there");
  }

  @Test
  void aPartThatSpokeInTheWeekBeforeAndIsGoneIsMissed() throws Exception {
    shop.says(TWELVE).says(TWELVE);
    collect();
    now = now.plus(Duration.ofDays(1));
    shop.then(CornerShop.status(404)).says(TWELVE);
    collect();
    assertEquals(
        List.of(
            "truncated: corner page1: nothing came: the server answers 404: it has moved, see"
                + " https://corner.example/terms; the capture is kept, nothing in it counts (rule"
                + " I-61)"),
        refusals());
    var nothing = store.captures().get(2);
    assertEquals(0, nothing.length());
    assertFalse(nothing.complete());
    now = now.plus(Duration.ofDays(8));
    shop.then(CornerShop.status(404)).says(TWELVE);
    collect();
    assertEquals(List.of(), refusals(), "who is gone for a week is no longer waited for");
  }

  @Test
  void aListThatStaysHalvedIsNotedEveryDayForAWeek() throws Exception {
    shop.says(TWELVE).says(TWELVE);
    collect();
    for (int day = 1; day <= 3; day++) {
      now = now.plus(Duration.ofDays(1));
      shop.says("{\"h100\": [2.1]}").says(TWELVE);
      collect();
      assertEquals(1, refusals().size(), "day " + day);
      assertTrue(refusals().getFirst().contains("week before had 12"), refusals().getFirst());
    }
  }

  @Test
  void pagesThatNameEachOtherAreReadOnce() throws Exception {
    shop.says("{\"h100\": [2.5], \"next\": \"/page3\"}")
        .says("{\"h100\": [2.6], \"next\": \"/page1\"}")
        .says(TWELVE);
    var tally = collect();
    assertEquals(14, tally.observations());
    assertEquals(List.of("page3: it names a page again that we have"), tally.faults());
    assertEquals(
        List.of("page1", "page3", "page2"),
        store.captures().stream().map(KeptCapture::part).toList());
  }

  private SourceTally collect() throws Exception {
    var twoParts =
        new CornerPrices(shop.address()) {
          @Override
          public List<Request> requests(String key) {
            return List.of(
                Request.get("page1", shop.address() + "/page1"),
                Request.get("page2", shop.address() + "/page2"));
          }
        };
    return new Collection(
            folder -> new Fetcher(InstantSource.fixed(now), _ -> {}, folder, _ -> {}),
            store,
            store.incoming())
        .collect(twoParts, shop.terms(), "");
  }

  private List<String> refusals() throws IOException {
    return store.day(LocalDate.ofInstant(now, ZoneOffset.UTC)).refusals().stream()
        .map(CollectionTest::words)
        .toList();
  }

  private static String words(Refusal refusal) {
    return refusal.code() + ": " + refusal.reason();
  }
}

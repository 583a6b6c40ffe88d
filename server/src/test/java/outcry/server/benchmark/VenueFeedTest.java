// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.server.Venue;

/// Rules S-5 and S-29: an archive of signed fixings on one side, a running venue on the other.
class VenueFeedTest {
  private static final String INDEX = "H100-L/2";

  @TempDir private Path home;
  private final List<String> said = new ArrayList<>();
  private Venue venue;
  private GatewayVenue exchange;
  private VenueFeed feed;
  private SigningKey key;

  @BeforeEach
  void open() throws Exception {
    venue = new Venue(Venue.Settings.of(home.resolve("data"), 0), _ -> {});
    venue.open();
    exchange = new GatewayVenue(venue.market(), venue.commands());
    feed = new VenueFeed(home.resolve("archive"), exchange, said::add);
    key = SigningKey.at(home.resolve("key.pem"));
  }

  @AfterEach
  void close() {
    venue.stop();
    venue.run();
  }

  @Test
  void whatIsPublishedIsCarriedOnceAndARevisionAfterIt() throws Exception {
    assertEquals(0, feed.look(), "an archive that is not there yet");
    put("2026-07-31.json", SampleFixing.published());
    assertEquals(1, feed.look());
    assertEquals(0, feed.look(), "the same again");
    assertEquals(OptionalLong.of(3_370_000), exchange.known(INDEX, SampleFixing.DAY));

    put("2026-07-31.r1.json", SampleFixing.overridden());
    assertEquals(1, feed.look());
    assertEquals(OptionalLong.of(3_400_000), exchange.known(INDEX, SampleFixing.DAY));
    assertEquals(List.of(), said);
  }

  @Test
  void aDayWithheldIsToldAndAPublishedOneIsNotTakenBack() throws Exception {
    put("2026-07-31.json", SampleFixing.withheld());
    assertEquals(1, feed.look());
    assertEquals(OptionalLong.empty(), exchange.known(INDEX, SampleFixing.DAY));
    exchange.publish(INDEX, SampleFixing.DAY, 3_000_000);
    assertEquals(
        "too-late", exchange.withhold(INDEX, SampleFixing.DAY, "second thoughts"), "rule S-29");
  }

  @Test
  void aFixingSomebodyChangedIsNotCarried() throws Exception {
    put("2026-07-31.json", SampleFixing.published());
    var file = folder().resolve("2026-07-31.json");
    Files.writeString(file, Files.readString(file).replace("3.370000", "3.380000"));
    assertEquals(0, feed.look());
    assertEquals(0, feed.look());
    assertEquals(1, said.size(), "told once: " + said);
    assertTrue(said.getFirst().contains("its signature does not hold"), said::toString);
    assertEquals(OptionalLong.empty(), exchange.known(INDEX, SampleFixing.DAY));
  }

  private Path folder() {
    return home.resolve("archive/fixings/H100-L-2");
  }

  private void put(String name, Fixing fixing) throws Exception {
    Files.createDirectories(folder());
    Files.writeString(folder().resolve(name), SignedFixing.of(fixing, key).text());
  }
}

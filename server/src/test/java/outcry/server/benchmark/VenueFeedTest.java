// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    feed = feed();
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

    put("2026-07-31.r1.json", overridden());
    assertEquals(1, feed.look());
    assertEquals(OptionalLong.of(3_400_000), exchange.known(INDEX, SampleFixing.DAY));
    assertEquals(1, said.size(), said::toString);
    assertTrue(said.getFirst().contains(key.verifying().fingerprint()), said::toString);
  }

  /// Rule I-40: whose key it is says the venue, not the fixing.
  @Test
  void aFixingSignedWithAnotherKeyIsNotCarriedAndTheVenueIsToldWhy() throws Exception {
    var other = SigningKey.at(home.resolve("other.pem"));
    feed = feed(other.verifying());
    put("2026-07-31.json", SampleFixing.published());
    assertEquals(0, feed.look());
    assertEquals(0, feed.look());
    assertEquals(OptionalLong.empty(), exchange.known(INDEX, SampleFixing.DAY));
    assertEquals(1, said.size(), "told once: " + said);
    for (var words :
        List.of("is not carried", key.verifying().fingerprint(), other.verifying().fingerprint())) {
      assertTrue(said.getFirst().contains(words), words + " is not in " + said);
    }
    feed = feed(other.verifying(), key.verifying());
    assertEquals(1, feed.look(), "two keys may be named, after a change");
  }

  /// Rule I-40: where nobody names a key, the one the journal begins with stays for the life of the
  /// process, also when it is changed by a word of the old one.
  @Test
  void theKeyTheArchiveBeginsWithStays() throws Exception {
    var archive = new Archive(home.resolve("archive"));
    var first = SigningKey.at(archive.keyFile());
    issue(archive, SampleFixing.published(), first);
    assertEquals(1, feed.look());
    AdministratorKey.change(archive, Instant::now);
    var second = SigningKey.at(archive.keyFile());
    issue(archive, overridden(), second);
    assertEquals(0, feed.look());
    assertEquals(OptionalLong.of(3_370_000), exchange.known(INDEX, SampleFixing.DAY));
    assertTrue(
        said.getLast().contains("trusted is " + first.verifying().fingerprint()), said::toString);
    assertTrue(
        said.getLast().contains("--benchmark-key " + second.verifying().text()), said::toString);
    feed = feed();
    assertEquals(1, feed.look(), "a new start knows both");
  }

  /// Who can write into the archive and has no key cannot bring an old value back.
  @Test
  void anOldFixingInThePlaceOfANewOneIsNotCarried() throws Exception {
    var archive = new Archive(home.resolve("archive"));
    issue(archive, SampleFixing.published(), key);
    issue(archive, overridden(), key);
    assertEquals(1, feed.look());
    Files.copy(folder().resolve("2026-07-31.json"), folder().resolve("2026-07-31.r7.json"));
    assertEquals(0, feed.look());
    assertTrue(said.getLast().contains("it says that it is H100-L/2 of 2026-07-31 revision 0"));
    Files.delete(folder().resolve("2026-07-31.r7.json"));
    Files.delete(folder().resolve("2026-07-31.r1.json"));
    assertEquals(0, feed.look());
    assertTrue(said.getLast().contains("revision 1 was carried before"), said::toString);
    feed = feed();
    assertEquals(0, feed.look());
    assertTrue(said.getLast().contains("the journal says that revision 1"), said::toString);
    assertEquals(OptionalLong.of(3_400_000), exchange.known(INDEX, SampleFixing.DAY));
  }

  /// Rule I-40: a record somebody has changed is nothing to settle on.
  @Test
  void nothingIsCarriedWhileTheJournalIsNotWhole() throws Exception {
    var archive = new Archive(home.resolve("archive"));
    issue(archive, SampleFixing.published(), key);
    var journal = home.resolve("archive/journal.jsonl");
    var line = Files.readString(journal);
    Files.writeString(journal, line + line);
    assertEquals(0, feed.look());
    assertTrue(said.getLast().contains("nothing is carried to the exchange"), said::toString);
    Files.writeString(journal, line + line.substring(0, 40));
    assertEquals(1, feed.look(), "somebody is writing a line");
  }

  private static Fixing overridden() {
    return SampleFixing.overridden().revised(1, Optional.empty());
  }

  private VenueFeed feed(VerifyingKey... keys) {
    return new VenueFeed(home.resolve("archive"), List.of(keys), exchange, said::add);
  }

  /// What the office does, for a fixing nobody determined.
  private static void issue(Archive archive, Fixing fixing, SigningKey key) throws Exception {
    var signed = SignedFixing.of(fixing, key);
    var event = fixing.oversight().isPresent() ? "overridden" : "published";
    archive
        .journal()
        .append(Instant.now(), Journal.Entry.about(event, fixing, signed.hash(), ""), key);
    archive.put(signed);
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

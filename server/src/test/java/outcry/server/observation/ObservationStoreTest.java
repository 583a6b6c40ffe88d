// SPDX-License-Identifier: Apache-2.0
package outcry.server.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.index.observation.Currency;
import outcry.index.observation.Good;
import outcry.index.observation.Kind;
import outcry.index.observation.Observation;
import outcry.index.observation.ObservationFile;
import outcry.index.observation.ObservationWriter;
import outcry.index.observation.Price;
import outcry.index.observation.PriceUnit;
import outcry.index.observation.Refusal;
import outcry.index.observation.Terms;
import outcry.index.observation.Tier;
import outcry.server.collect.Capture;
import outcry.server.collect.Gathered;
import outcry.server.collect.Recorded;
import outcry.server.collect.source.GpuSources;

/// Captures and observations are kept for ever, added to and never changed (rule I-63).
class ObservationStoreTest {
  private static final LocalDate DAY = LocalDate.parse("2026-10-08");
  private static final long NOON = Instant.parse("2026-10-08T12:00:00Z").getEpochSecond();
  @TempDir private Path archive;

  @Test
  void aDayReadsBackAsItWasSeenAfterTheArchiveIsOpenedAgain() throws IOException {
    var gpu =
        observation(1, NOON, new Good.Gpu("H100", "SXM", 80, "nvlink"), Currency.US_CENT, 319_900);
    var tokens =
        observation(
            2,
            NOON + 1,
            new Good.Tokens(
                "gpt-5.5",
                Good.Component.CACHE_WRITE,
                Good.ContextTier.LONG,
                Good.DayTier.OFF_PEAK),
            new Currency("EUR", 1),
            1);
    var yesterday = observation(3, NOON - 86_400, gpu.good(), Currency.USD, 5);
    var refusal = new Refusal(NOON, "corner", "acme", "H100", "zero", "price 0, 'none'", 0, 4);
    var untimed =
        new Refusal(Long.MIN_VALUE, "corner", "", "", "bad-time", "no time on line 5", 0, 5);
    try (var store = ObservationStore.open(archive)) {
      store.add(
          capture("first"),
          new Gathered(List.of(gpu, tokens, yesterday), List.of(refusal, untimed)));
    }
    try (var store = ObservationStore.open(archive)) {
      var day = store.day(DAY);
      assertEquals(List.of(gpu, tokens), day.observations());
      assertEquals(List.of(refusal, untimed), day.refusals());
      assertEquals(List.of(yesterday), store.day(DAY.minusDays(1)).observations());
      assertEquals(List.of(), store.day(DAY.plusDays(1)).observations());
    }
  }

  @Test
  void aKeptCaptureReadAgainGivesTheSameObservations() throws IOException {
    var source = GpuSources.all().getFirst();
    var taken = Recorded.TAKEN.plusNanos(123_456_789);
    var capture = Capture.of(source.id(), "latest", taken, Recorded.bytes("gpurentalprices.json"));
    var gathered = Gathered.of(source, capture);
    try (var store = ObservationStore.open(archive)) {
      var kept = store.add(capture, gathered);
      assertEquals(gathered, Gathered.of(source, store.capture(kept)));
      assertEquals(gathered.observations().size(), kept.observations());
    }
  }

  @Test
  void theSameBytesTwiceAreTwoCapturesAndOneFile() throws IOException {
    try (var store = ObservationStore.open(archive)) {
      var one = store.add(capture("same"), gathered(1));
      var two = store.add(capture("same"), gathered(1));
      assertEquals(1, one.number());
      assertEquals(2, two.number());
      assertEquals(one.kept(), two.kept());
      assertTrue(one.kept().matches("captures/../[0-9a-f]{64}\\.gz"), one.kept());
      assertEquals(List.of(one, two), store.captures());
      assertEquals("same", text(store.capture(two)));
      var day = store.day(DAY);
      assertEquals(2, day.observations().size());
      assertEquals(List.of(0, 1), day.observations().stream().map(Observation::input).toList());
      assertEquals(List.of(one, two), day.captures());
    }
  }

  @Test
  void aFixingSeesOnlyWhatWasCapturedBeforeItsCutOff() throws IOException {
    try (var store = ObservationStore.open(archive)) {
      store.add(capture("early"), gathered(1));
      var late = Recorded.TAKEN.plusSeconds(60);
      store.add(
          Capture.of("corner", "all", late, "late".getBytes(StandardCharsets.UTF_8)), gathered(2));
      assertEquals(3, store.day(DAY).observations().size());
      assertEquals(1, store.day(DAY, late).observations().size());
    }
  }

  @Test
  void whatCannotBeKeptWholeIsNotKept() throws IOException {
    var whole = gathered(3);
    var broken = new ArrayList<>(whole.observations());
    broken.add(observation(4, NOON, null, Currency.USD, 1));
    try (var store = ObservationStore.open(archive)) {
      store.add(capture("one"), whole);
      assertThrows(
          NullPointerException.class,
          () -> store.add(capture("two"), new Gathered(broken, List.of())));
      assertEquals(1, store.captures().size());
      assertEquals(3, store.day(DAY).observations().size());
      store.add(capture("three"), whole);
      assertEquals(6, store.day(DAY).observations().size());
      assertEquals(2, store.captures().getLast().number());
    }
  }

  @Test
  void aCaptureWhoseBytesAreNotWhatItSaysIsNotKept() throws IOException {
    var lie =
        new Capture(
            "corner",
            "all",
            Recorded.TAKEN,
            "0".repeat(64),
            3,
            true,
            () -> new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)));
    try (var store = ObservationStore.open(archive)) {
      var why = assertThrows(IOException.class, () -> store.add(lie, gathered(1)));
      assertTrue(why.getMessage().startsWith("corner all: the capture's bytes have hash"));
      assertEquals(List.of(), store.captures());
    }
  }

  @Test
  void halfAFileOfADeadProcessIsRemovedAtTheNextStart() throws IOException {
    ObservationStore.open(archive).close();
    var draft = archive.resolve("captures/incoming/corner/answer1.part");
    Files.createDirectories(draft.getParent());
    Files.writeString(draft, "{\"h100\": [2.");
    ObservationStore.open(archive).close();
    assertFalse(Files.exists(draft));
  }

  @Test
  void whoFindsTheArchiveInUseTouchesNothingInIt() throws Exception {
    var draft = archive.resolve("captures/incoming/corner/answer1.part");
    try (var store = ObservationStore.open(archive)) {
      Files.createDirectories(draft.getParent());
      Files.writeString(draft, "{\"h100\": [2.");
      var second = anotherProcess();
      assertEquals(1, second.waitFor());
      var said = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(said.contains("is another command using this archive"), said);
      assertTrue(Files.exists(draft), "the answer on its way in was taken from the first one");
      assertEquals(0, store.captures().size());
    }
  }

  private Process anotherProcess() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            EndlessCaptures.class.getName(),
            archive.toString())
        .start();
  }

  @Test
  void anAnswerCutShortIsMadeGoodByAWholeOneOfTheSameDay() throws IOException {
    var day = archive.resolve("day.csv");
    try (var store = ObservationStore.open(archive)) {
      store.add(capture("half"), cut());
      store.add(
          Capture.of("other", "all", Recorded.TAKEN, "half".getBytes(StandardCharsets.UTF_8)),
          cut());
      store.add(capture("whole"), gathered(2));
      DayTable.write(store.day(DAY), day);
      assertEquals(
          List.of("truncated", "truncated"),
          store.day(DAY).refusals().stream().map(Refusal::code).toList(),
          "what is kept is never changed");
    }
    var refusals = new ArrayList<Refusal>();
    try (var in = Files.newInputStream(day)) {
      ObservationFile.read(in, "day.csv", 0, _ -> {}, refusals::add);
    }
    assertEquals(
        List.of("asked-again", "truncated"),
        refusals.stream().map(Refusal::code).sorted().toList(),
        "rule I-62");
  }

  private static Gathered cut() {
    return new Gathered(
        List.of(),
        List.of(
            new Refusal(
                Recorded.TAKEN.getEpochSecond(), "x", "", "", "truncated", "it broke off", 0, 1)));
  }

  @Test
  void theFullestCaptureOfTheWeekBeforeIsRemembered() throws IOException {
    try (var store = ObservationStore.open(archive)) {
      store.add(capture("full"), gathered(12));
      store.add(capture("less"), gathered(3));
      var soon = Recorded.TAKEN.plusSeconds(60);
      assertEquals(12, store.fullest("corner", "all", soon));
      assertEquals(0, store.fullest("corner", "page2", soon));
      assertEquals(0, store.fullest("corner", "all", Recorded.TAKEN), "not itself");
      assertEquals(0, store.fullest("corner", "all", soon.plusSeconds(8 * 86_400)));
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsNamed() throws IOException {
    Files.createDirectories(archive);
    Files.writeString(
        archive.resolve("observations.duckdb"), "no database at all, quite certainly");
    var why = assertThrows(IOException.class, () -> ObservationStore.open(archive));
    assertTrue(why.getMessage().contains("observations.duckdb cannot be opened"), why.getMessage());
  }

  @Test
  void parquetIsWrittenByDayAndOnlyAddedTo() throws Exception {
    var to = archive.resolve("it's parquet");
    try (var store = ObservationStore.open(archive)) {
      store.add(capture("one"), gathered(2));
      store.add(capture("two"), gathered(1));
      assertEquals(
          List.of("day=2026-10-08/captures-00000001-00000002.parquet"),
          names(to, store.export(to)));
      assertEquals(List.of(), store.export(to));
      store.add(capture("three"), gathered(4));
      assertEquals(
          List.of("day=2026-10-08/captures-00000003-00000003.parquet"),
          names(to, store.export(to)));
    }
    try (var duck = DriverManager.getConnection("jdbc:duckdb:");
        var statement = duck.createStatement();
        var row =
            statement.executeQuery(
                "SELECT count(*), min(day)::VARCHAR, sum(amount), count(DISTINCT sha256),"
                    + " min(part), min(taken_at)::VARCHAR FROM read_parquet('"
                    + to.toString().replace("'", "''")
                    + "/*/*.parquet', hive_partitioning = true)")) {
      row.next();
      assertEquals(7, row.getInt(1));
      assertEquals("2026-10-08", row.getString(2));
      assertEquals(7 * 5L, row.getLong(3));
      assertEquals(3, row.getInt(4), "every row names the hash of its capture");
      assertEquals("all", row.getString(5));
      assertEquals("2026-10-08 09:00:00", row.getString(6));
    }
  }

  @Test
  void theDayAsATableReadsBackTheSame() throws IOException {
    var source = GpuSources.all().getFirst();
    var capture =
        Capture.of(source.id(), "latest", Recorded.TAKEN, Recorded.bytes("gpurentalprices.json"));
    var seen = new ArrayList<>(Gathered.of(source, capture).observations());
    seen.add(
        observation(
            1,
            NOON,
            new Good.Tokens(
                "a \"quoted\", name",
                Good.Component.CACHE_WRITE,
                Good.ContextTier.LONG,
                Good.DayTier.OFF_PEAK),
            Currency.US_CENT,
            1));
    var table = archive.resolve("day.csv");
    try (var out = Files.newOutputStream(table)) {
      ObservationWriter.write(seen, out);
    }
    var read = new ArrayList<Observation>();
    var refused = new ArrayList<Refusal>();
    try (var in = Files.newInputStream(table)) {
      ObservationFile.read(in, "day.csv", 0, read::add, refused::add);
    }
    assertEquals(List.of(), refused);
    assertEquals(
        seen.stream().map(each -> placed(each, 0).toString()).sorted().toList(),
        read.stream().map(each -> placed(each, 0).toString()).sorted().toList());
  }

  @Test
  void nothingInThisPackageChangesOrDeletesARow() throws IOException {
    var sources = Path.of("src/main/java/outcry/server/observation");
    try (var files = Files.list(sources)) {
      for (var file : files.toList()) {
        var text = Files.readString(file).replaceAll("(?m)^\\s*//.*$", "");
        assertFalse(
            text.matches("(?s).*\\b(UPDATE|DELETE|DROP|TRUNCATE|REPLACE)\\b.*"), file.toString());
      }
    }
  }

  private static List<String> names(Path root, List<Path> files) {
    return files.stream().map(file -> root.relativize(file).toString()).toList();
  }

  private static Observation placed(Observation o, int line) {
    return new Observation(
        o.observed(),
        o.effective(),
        o.source(),
        o.provider(),
        o.tier(),
        o.good(),
        o.count(),
        o.region(),
        o.terms(),
        o.kind(),
        o.price(),
        o.quantity(),
        o.buyer(),
        0,
        line);
  }

  private static Capture capture(String text) {
    return Capture.of("corner", "all", Recorded.TAKEN, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Capture capture) {
    return new String(capture.bytes(), StandardCharsets.UTF_8);
  }

  private static Gathered gathered(int count) {
    var seen = new ArrayList<Observation>();
    for (int line = 1; line <= count; line++) {
      seen.add(observation(line, NOON, new Good.Gpu("H100", "SXM", 80, ""), Currency.USD, 5));
    }
    return new Gathered(seen, List.of());
  }

  private static Observation observation(
      int line, long observed, Good good, Currency currency, long amount) {
    return new Observation(
        observed,
        observed + 86_400,
        "corner",
        "acme",
        good instanceof Good.Tokens ? Tier.FRONTIER : Tier.NEOCLOUD,
        good,
        1,
        "us-east-1",
        Terms.ON_DEMAND,
        Kind.LIST,
        new Price(
            amount, currency, good instanceof Good.Tokens ? PriceUnit.TOKEN : PriceUnit.GPU_HOUR),
        1_500,
        "buyer, with a comma",
        0,
        line);
  }
}

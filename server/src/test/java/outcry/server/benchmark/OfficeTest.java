// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/// What the office may do, and when. The index TINY is the day's mean price halfway to the level of
/// the day before. 2026-07-31 is a Friday.
class OfficeTest {
  private static final LocalDate FRIDAY = LocalDate.of(2026, 7, 31);
  private static final LocalDate THURSDAY = FRIDAY.minusDays(1);

  @TempDir private Path folder;
  private final TinyWorkings workings = new TinyWorkings();
  private Archive archive;
  private SigningKey key;
  private Instant now = Instant.parse("2026-08-03T09:00:00Z");
  private Office office;

  @BeforeEach
  void anArchiveWithTwoDaysOfPrices() throws Exception {
    archive = new Archive(folder);
    key = SigningKey.at(archive.keyFile());
    office = new Office(archive, workings, key, () -> now);
    rows("inputs/2026-07-30.csv", "2026-07-30T10:00:00Z", "3.00", "4.00");
    rows("inputs/2026-07-31.csv", "2026-07-31T10:00:00Z", "3.10", "4.10");
  }

  private Path rows(String name, String time, String lambda, String nebius) throws Exception {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(
        file, time + ",Lambda," + lambda + "\n" + time + ",Nebius," + nebius + "\n");
  }

  /// Rules I-33 and I-40: every day, chained, noted down; a day already published stays.
  @Test
  void everyDayThatIsDueIsPublishedAndChained() throws Exception {
    assertEquals("30 3.500000 A, 31 3.550000 A", shown(office.publish(FRIDAY).issued()));
    assertEquals(List.of(), office.publish(FRIDAY).issued(), "nothing is due");
    var thursday = archive.fixing("TINY-L/2", THURSDAY).orElseThrow();
    var friday = archive.fixing("TINY-L/2", FRIDAY).orElseThrow();
    assertEquals(thursday.hash(), friday.fixing().previous().orElseThrow().hash());
    assertEquals(
        List.of("published " + thursday.hash(), "published " + friday.hash()),
        archive.journal().lines().stream()
            .map(line -> line.entry().event() + " " + line.entry().of())
            .toList());
    for (var file : Archive.files(archive.folder("TINY-L/2"))) {
      assertTrue(recompute(file).isIdentical(), recompute(file).toString());
    }
  }

  /// Rule I-33: not before 00:30 UTC of the day after.
  @Test
  void aDayIsNotPublishedBeforeItIsOver() throws Exception {
    now = Instant.parse("2026-08-01T00:29:59Z");
    var refusal = refusal(() -> office.publish(FRIDAY));
    assertEquals(
        "2026-07-31 is not over: its observations are cut off at 24:00 UTC and it is published from"
            + " 2026-08-01T00:30:00Z (rule I-33)",
        refusal);
    now = Instant.parse("2026-08-01T00:30:00Z");
    assertEquals(2, office.publish(FRIDAY).issued().size());
  }

  /// Rules I-34 and I-39: without prices there is no value, and the reason is published.
  @Test
  void aDayWithoutPricesIsWithheldWithItsReason() throws Exception {
    var published = office.publish(FRIDAY.plusDays(1)).issued();
    assertEquals("30 3.500000 A, 31 3.550000 A, 1 withheld", shown(published));
    assertEquals("0 sellers, 2 needed", published.getLast().fixing().withheld());
    assertEquals("withheld", archive.journal().head().orElseThrow().entry().event());
  }

  /// Rule I-40: nothing is overwritten.
  @Test
  void aPublishedFileIsNeverWrittenAgain() throws Exception {
    var friday = office.publish(FRIDAY).issued().getLast();
    assertEquals(archive.file("TINY-L/2", FRIDAY, 0), archive.put(friday), "the same is the same");
    var other =
        SignedFixing.of(SampleFixing.published().asIn(SampleFixing.published()), key).fixing();
    var file = archive.file(other.name(), other.date(), 0);
    archive.put(SignedFixing.of(other, key));
    var again = SignedFixing.of(SampleFixing.withheld(), key);
    assertTrue(refusal(() -> archive.put(again)).startsWith(file + " is there already"));
  }

  /// Rule I-35: within one business day, for more than 0.1 percent; the days after follow.
  @Test
  void aCorrectionReplacesTheDayAndThoseMadeFromIt() throws Exception {
    office.publish(FRIDAY.plusDays(1));
    var right = rows("right.csv", "2026-07-31T10:00:00Z", "3.50", "4.50");
    var issued =
        office.correct("TINY", "L/2", FRIDAY, List.of(right), "Lambda's page was read wrongly");
    assertEquals("31 3.750000 A, 1 withheld", shown(issued));
    var friday = archive.fixing("TINY-L/2", FRIDAY).orElseThrow().fixing();
    assertEquals(1, friday.revision());
    assertEquals(3_550_000, friday.correction().orElseThrow().value().orElseThrow());
    assertTrue(Files.exists(archive.file("TINY-L/2", FRIDAY, 0)), "the first edition stays");
    for (var file : Archive.files(archive.folder("TINY-L/2"))) {
      assertTrue(recompute(file).isIdentical(), recompute(file).toString());
    }
  }

  @Test
  void anErrorFoundTooLateGoesForward() throws Exception {
    office.publish(FRIDAY);
    var right = rows("right.csv", "2026-07-31T10:00:00Z", "3.50", "4.50");
    now = Instant.parse("2026-08-04T00:00:00Z");
    var refusal =
        refusal(() -> office.correct("TINY", "L/2", FRIDAY, List.of(right), "read wrongly"));
    assertTrue(refusal.contains("possible until 2026-08-04T00:00:00Z"), refusal);
    assertTrue(refusal.contains("The error goes forward"), refusal);
    assertTrue(refusal.contains("(rule I-35)"), refusal);
    now = now.minusMillis(1);
    office.correct("TINY", "L/2", FRIDAY, List.of(right), "read wrongly");
  }

  /// 3.550000 may be off by 0.003550 and no more.
  @Test
  void anErrorOfAThousandthOrLessGoesForward() throws Exception {
    office.publish(FRIDAY);
    var little = rows("little.csv", "2026-07-31T10:00:00Z", "3.1071", "4.1071");
    assertEquals(
        "the correction would move TINY-L/2 of 2026-07-31 from 3.550000 to 3.553550, which is not"
            + " more than 0.1 %. The error goes forward (rule I-35)",
        refusal(() -> office.correct("TINY", "L/2", FRIDAY, List.of(little), "a slip")));
    var more = rows("more.csv", "2026-07-31T10:00:00Z", "3.107102", "4.1071");
    office.correct("TINY", "L/2", FRIDAY, List.of(more), "a slip");
  }

  /// Rule I-36: two registered people, a written reason, grade D, for ever in the fixing.
  @Test
  void twoPeopleOverrideWithAWrittenReason() throws Exception {
    office.publish(FRIDAY);
    var oversight = new Oversight(office);
    var ana = SigningKey.at(folder.resolve("ana.pem"));
    var bo = SigningKey.at(folder.resolve("bo.pem"));
    var tiny = workings.find("TINY", "L/2").orElseThrow();
    var reason = "both pages showed a test price from 9 to 11 o'clock";
    assertEquals(
        "\"ana\" is not registered; registered are none (rule I-36). Register with: index override"
            + " register ana",
        refusal(() -> oversight.propose(tiny, FRIDAY, 3_520_000, reason, "ana", ana)));
    oversight.register("ana", ana.verifying());
    oversight.register("bo", bo.verifying());
    assertTrue(
        refusal(() -> oversight.register("cy", bo.verifying()))
            .contains("two people have two keys"));
    assertTrue(
        refusal(() -> oversight.approve(tiny, FRIDAY, "bo", bo)).contains("nobody has proposed"));
    assertTrue(
        refusal(() -> oversight.propose(tiny, FRIDAY, 1, "because I say so...", "ana", ana))
            .contains("has 19 characters; a written reason has at least 20"));
    assertTrue(
        refusal(() -> oversight.propose(tiny, FRIDAY, 1, reason, "ana", bo))
            .contains("is registered with the key"));
    oversight.propose(tiny, FRIDAY, 3_520_000, reason, "ana", ana);
    assertTrue(
        refusal(() -> oversight.approve(tiny, FRIDAY, "ana", ana)).contains("another registered"));
    var issued = oversight.approve(tiny, FRIDAY, "bo", bo);
    assertEquals("31 3.520000 D", shown(issued));
    var fixing = issued.getFirst().fixing();
    assertEquals("determined by oversight", fixing.evidence().text());
    assertTrue(fixing.explanation().contains("the method said 3.550000"), fixing.explanation());
    assertTrue(fixing.explanation().contains("proposed by ana, approved by bo"));
    for (var file : Archive.files(archive.folder("TINY-L/2"))) {
      assertTrue(recompute(file).isIdentical(), recompute(file).toString());
    }
    var next = office.publish(FRIDAY.plusDays(1)).issued().getLast().fixing();
    assertEquals(3_520_000, next.state().level(), "the next day goes on from it");
  }

  /// A reason put into an override afterwards is not what the two people signed.
  @Test
  void anOverrideWithAnotherReasonIsFoundOut() throws Exception {
    twoPeopleOverrideWithAWrittenReason();
    var file = archive.file("TINY-L/2", FRIDAY, 1);
    var changed = Files.readString(file).replace("9 to 11 o'clock", "9 to 12 o'clock");
    var forged = FixingReader.parse(changed.getBytes("UTF-8"), "it").fixing();
    Files.writeString(file, SignedFixing.of(forged, key).text());
    assertEquals("oversight.proposed.signature", recompute(file).differences().getFirst().field());
  }

  /// Rule I-40: an audit goes through the archive from the first line to the last byte.
  @Test
  void anArchiveIsWholeUntilSomebodyTouchesIt() throws Exception {
    twoPeopleOverrideWithAWrittenReason();
    var whole = Audit.of(archive, workings);
    assertEquals(List.of(), whole.findings());
    assertEquals(archive.journal().head().orElseThrow().hash(), whole.head());
    assertTrue(
        whole.clean().contains("TINY-L-2: 4 fixings identical, 0 of them corrections, 1 overrides"),
        whole.clean().toString());

    var lost = archive.file("TINY-L/2", FRIDAY, 0);
    var text = Files.readString(lost);
    Files.delete(lost);
    assertTrue(found().contains("no such fixing lies in the archive"), found());
    assertTrue(found().contains("which is not the revision before it"), found());
    Files.writeString(lost, text);
    assertEquals("", found());

    var input = folder.resolve("inputs/2026-07-30.csv");
    Files.writeString(input, Files.readString(input).replace("3.00", "3.01"));
    assertTrue(found().contains("inputs[0].sha256"), found());
    rows("inputs/2026-07-30.csv", "2026-07-30T10:00:00Z", "3.00", "4.00");

    var forged = SignedFixing.of(SampleFixing.published(), SigningKey.at(folder.resolve("x.pem")));
    archive.put(forged);
    assertTrue(found().contains("which the journal does not know"), found());
  }

  /// Rule I-40: a key is changed by a word of the old one; both are the administrator's.
  @Test
  void aNewKeyIsAnnouncedByTheOldOne() throws Exception {
    office.publish(THURSDAY);
    AdministratorKey.change(archive, () -> now);
    var successor = SigningKey.at(archive.keyFile());
    assertTrue(!successor.verifying().text().equals(key.verifying().text()));
    new Office(archive, workings, successor, () -> now).publish(FRIDAY);
    assertEquals("", found());
    var refusal = refusal(() -> office.publish(FRIDAY.plusDays(1)));
    assertTrue(refusal.contains("a new key is announced by the old one"), refusal);
    var line = archive.journal().head().orElseThrow();
    refusal = refusal(() -> archive.journal().append(now, line.entry(), key));
    assertTrue(refusal.contains("a new key is announced by the old one"), refusal);
    assertEquals("", found());
  }

  /// Rule I-40: nothing is built on what is not as it was signed.
  @Test
  void aFixingSomebodyTouchedIsNotGoneOnFrom() throws Exception {
    office.publish(THURSDAY);
    var file = archive.file("TINY-L/2", THURSDAY, 0);
    var text = Files.readString(file);
    Files.writeString(file, text.replace("\"level\":\"3.500000\"", "\"level\":\"3.600000\""));
    var refusal = refusal(() -> office.publish(FRIDAY));
    assertTrue(refusal.startsWith(file + " is not what was signed"), refusal);
    Files.writeString(file, text);
    archive.put(
        SignedFixing.of(
            archive
                .fixing("TINY-L/2", THURSDAY)
                .orElseThrow()
                .fixing()
                .revised(1, Optional.empty()),
            key));
    refusal = refusal(() -> office.publish(FRIDAY));
    assertTrue(refusal.contains("which the journal does not know"), refusal);
    Files.delete(archive.file("TINY-L/2", THURSDAY, 1));
    assertEquals("31 3.550000 A", shown(office.publish(FRIDAY).issued()));
  }

  /// Rule I-40: a day whose file is lost is not published again with other words.
  @Test
  void aLostFixingComesBackOnlyAsItWas() throws Exception {
    office.publish(FRIDAY);
    var file = archive.file("TINY-L/2", FRIDAY, 0);
    var text = Files.readString(file);
    Files.delete(file);
    rows("inputs/2026-07-31.csv", "2026-07-31T10:00:00Z", "3.20", "4.10");
    var refusal = refusal(() -> office.publish(FRIDAY));
    assertTrue(refusal.contains("is not there; the journal says in line 2"), refusal);
    rows("inputs/2026-07-31.csv", "2026-07-31T10:00:00Z", "3.10", "4.10");
    office.publish(FRIDAY);
    assertEquals(text, Files.readString(file));
    assertEquals(2, archive.journal().lines().size());
    assertEquals("", found());
  }

  /// Rule I-40: one at a time.
  @Test
  void twoOfficesDoNotWriteAtOnce() throws Exception {
    try (var _ = new Archive(folder).turn()) {
      var refusal = refusal(() -> office.publish(FRIDAY));
      assertTrue(refusal.startsWith("somebody else is at work in "), refusal);
    }
    assertEquals(2, office.publish(FRIDAY).issued().size());
  }

  /// Rules I-35 and I-36, one after the other.
  @Test
  void correctionsAndOverridesFollowOneAnother() throws Exception {
    var tiny = workings.find("TINY", "L/2").orElseThrow();
    var oversight = new Oversight(office);
    var ana = SigningKey.at(folder.resolve("ana.pem"));
    var bo = SigningKey.at(folder.resolve("bo.pem"));
    oversight.register("ana", ana.verifying());
    oversight.register("bo", bo.verifying());
    office.publish(FRIDAY.plusDays(2));
    var first = rows("first.csv", "2026-07-31T10:00:00Z", "3.50", "4.50");
    var second = rows("second.csv", "2026-07-31T10:00:00Z", "3.30", "4.30");
    office.correct("TINY", "L/2", FRIDAY, List.of(first), "read wrongly");
    var again = office.correct("TINY", "L/2", FRIDAY, List.of(second), "read wrongly again");
    assertEquals("31 3.650000 A, 1 withheld, 2 withheld", shown(again));
    var reason = "nothing was quoted on Saturday but by telephone";
    oversight.propose(tiny, FRIDAY.plusDays(1), 3_700_000, reason, "ana", ana);
    assertEquals(
        "1 3.700000 D, 2 withheld",
        shown(oversight.approve(tiny, FRIDAY.plusDays(1), "bo", bo)),
        "an override of a withheld day");
    oversight.propose(tiny, FRIDAY.plusDays(1), 3_710_000, reason, "bo", bo);
    oversight.approve(tiny, FRIDAY.plusDays(1), "ana", ana);
    rows("inputs/2026-08-03.csv", "2026-08-03T10:00:00Z", "3.20", "4.20");
    now = Instant.parse("2026-08-04T09:00:00Z");
    assertEquals("3 3.705000 A", shown(office.publish(FRIDAY.plusDays(3)).issued()));
    var late = refusal(() -> oversight.propose(tiny, FRIDAY, 1, reason, "ana", ana));
    assertTrue(late.contains("was possible until"), late);
    assertEquals("", found());
  }

  /// Rule I-41: a complaint has a number and a clock, and ends with an answer.
  @Test
  void aComplaintIsOpenUntilItIsAnswered() throws Exception {
    office.publish(FRIDAY);
    var complaints = new Complaints(office);
    long number = complaints.file("TINY-L/2", FRIDAY, "a desk", "Lambda was at 3.20 all day");
    now = now.plusSeconds(5 * 86_400);
    var open = complaints.all().getFirst();
    assertEquals(5, open.age(now));
    assertEquals("", open.answer());
    complaints.answer(number, "bo", "the page of 10:00 said 3.10; kept as input");
    assertEquals(
        "bo: the page of 10:00 said 3.10; kept as input", complaints.all().getFirst().answer());
    assertTrue(refusal(() -> complaints.answer(number, "bo", "again")).contains("is answered"));
    assertTrue(refusal(() -> complaints.answer(1, "bo", "what")).contains("(rule I-41)"));
    assertEquals("", found());
  }

  private String found() throws Exception {
    return String.join("\n", Audit.of(archive, workings).findings());
  }

  private Recomputation.Outcome recompute(Path file) throws Exception {
    var places = new InputPlaces(List.of(), Optional.empty(), archive);
    return new Recomputation(workings, places, Optional.of(key.verifying())).of(file);
  }

  private static String refusal(Executable step) {
    return assertThrows(BadFixing.class, step).getMessage();
  }

  private static String shown(List<SignedFixing> issued) {
    return String.join(
        ", ",
        issued.stream()
            .map(SignedFixing::fixing)
            .map(
                each ->
                    each.date().getDayOfMonth()
                        + " "
                        + (each.isWithheld()
                            ? "withheld"
                            : CanonicalText.money(each.value().getAsLong())
                                + " "
                                + each.grade().orElseThrow()))
            .toList());
  }
}

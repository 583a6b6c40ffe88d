// SPDX-License-Identifier: Apache-2.0
package outcry.server.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.archive.ArchiveTool;
import io.aeron.logbuffer.FrameDescriptor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import outcry.core.engine.CommandWriter;
import outcry.core.engine.RiskModelText;
import outcry.core.engine.RiskModelText.LossArray;
import outcry.core.engine.RiskModelText.LossSet;
import outcry.server.feed.FrameConsumer;
import outcry.server.gateway.Gateway;
import outcry.server.gateway.Outcome;
import outcry.wire.*;

/// A short journal of the clearing house, cut at every byte, as a power cut may leave it: what
/// comes back is always the first so many commands, whole, with the money and the hash the exchange
/// had after them; and all of those that were whole on the disk come back.
///
/// Real: a node writes the journal (media driver, archive, consensus), and the test takes its files
/// while it runs, before anything is closed. For every byte the files are cut, with zeros behind
/// (every eighth also with nothing behind); [TornEnd] mends them as it does at each start; the
/// archive's own tool then finds the end as the archive does when it opens; what lies before it is
/// applied to a fresh exchange. A node is really started over a dozen of the cuts. Not real: for
/// the other bytes no process starts, and this test's own reader puts the frames together; a disk
/// that writes pages out of order is not played, nor a catalog cut in two.
class CutJournalTest {
  private static final long PATIENCE_SECONDS = 60;
  private static final int CATALOG = 1 << 14;
  private static final long DOLLAR = 1_000_000;
  private static final PrintStream QUIET =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

  private static final BlockingQueue<String> halted = new LinkedBlockingQueue<>();
  private static final List<byte[]> sent = new ArrayList<>();
  private static Path home;

  /// Archive and cluster directory as they were before the node was closed.
  private static Path image;

  private static byte[] log;
  private static List<Journal.Entry> commands;

  /// A gateway begins by asking for its last number.
  private static final int QUESTIONS = 1;

  /// The hash after so many commands.
  private static List<Long> hashes;

  /// What the exchange that wrote the journal said of itself after so many commands.
  private static final Map<Integer, Long> told = new HashMap<>();

  @BeforeAll
  static void aNodeWritesTheJournal() throws Exception {
    home = Files.createTempDirectory(fast(), "outcry-cut-journal");
    image = home.resolve("image");
    var written = Files.createDirectory(home.resolve("written"));
    var gateway = new Gateway(7);
    try (var _ = start(written, gateway)) {
      for (var command : story()) {
        var writer = new CommandWriter();
        int length = command.applyAsInt(writer);
        var bytes = new byte[length];
        writer.buffer().getBytes(0, bytes);
        sent.add(bytes);
        hear(answer(gateway, command));
      }
      copyRooms(written, image);
      gateway.close();
    }
    var journal = Journal.in(image.resolve("archive").toFile());
    assertEquals(-1, journal.stopPosition(), "nobody closed the recording");
    var all = journal.bytes(1 << 20);
    log = Arrays.copyOf(all, Journal.frames(all).getLast());
    commands = Journal.commands(log);
    hashes = new ArrayList<>();
    for (int n = 0; n <= commands.size(); n++) {
      var exchange = Journal.apply(commands.subList(0, n), (_, _, _, _) -> {});
      hashes.add(exchange.hash());
    }
  }

  @AfterAll
  static void sweep() {
    IoUtil.delete(home.toFile(), true);
  }

  /// In memory where there is some: what is tested is what bytes are there, not the disk.
  private static Path fast() {
    var memory = Path.of("/dev/shm");
    return Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static List<ToIntFunction<CommandWriter>> story() {
    var losses = LongStream.range(0, 300).map(s -> (s - 150) * DOLLAR).toArray();
    var model =
        new RiskModelText("m", List.of(LossSet.ONLY), List.of(new LossArray("dec", 0, losses)));
    var day = LocalDate.of(2026, 12, 1);
    var price = Map.of("dec", 3_150_000L);
    return List.of(
        to ->
            to.ledger()
                .declareHouse(
                    50 * DOLLAR, 20 * DOLLAR, 2_750_000, 1_000_000, CommandWriter.ABSENT, false),
        to -> to.ledger().declareMember("labs", 300 * DOLLAR),
        to -> to.ledger().declareMember("cloud", 200 * DOLLAR),
        to -> to.listProduct("H100", ProductKind.GPU_HOUR, 730, 5_000, 400 * DOLLAR, DOLLAR / 2),
        to -> to.listContract("dec", "H100", 3_100_000, null, null, null, null),
        to -> to.setState(StateScope.PRODUCT, "H100", TradingState.CONTINUOUS),
        to -> to.openAccount("labs", "labs", AccountKind.HOUSE),
        to -> to.openAccount("cloud", "cloud", AccountKind.HOUSE),
        to -> to.deposit("labs", 9_000 * DOLLAR, "wire-1"),
        to -> to.deposit("cloud", 9_000 * DOLLAR + 370_000, "wire-2"),
        to -> to.deposit("labs", 9_000 * DOLLAR, "wire-1"),
        to -> to.publishRiskArrays(model),
        to -> to.placeOrder(2, 1, Side.SELL, 4, 3_100_000, TimeInForce.DAY, "s1"),
        to -> to.placeOrder(1, 1, Side.BUY, 3, 3_100_000, TimeInForce.DAY, "b1"),
        CommandWriter::reportState,
        to -> to.ledger().valueAsset("T-bill", 99 * DOLLAR, 20_000, "", CommandWriter.ABSENT),
        to -> to.ledger().moveCollateral("cloud", "T-bill", 20, "bills"),
        to -> to.ledger().holdCash(HoldStep.RESERVE, "labs", 120 * DOLLAR, "out-1"),
        to -> to.settle(day, Cycle.FINAL, price),
        to -> to.ledger().holdCash(HoldStep.POST, "labs", null, "out-1"),
        to -> to.ledger().payInterest(day, 40_000, 1),
        to -> to.withdraw("labs", 1_000_000 * DOLLAR, "too-much"),
        to -> to.defaults().declareDefault("cloud"),
        to -> to.defaults().closeOut("cloud", false, 10_000 * DOLLAR, Map.of(), List.of()),
        to -> to.defaults().recover("cloud", 7 * DOLLAR),
        CommandWriter::reportState);
  }

  @Test
  void theJournalIsTheStory() {
    assertEquals(QUESTIONS + sent.size(), commands.size());
    int numbers = Integer.BYTES + Long.BYTES;
    int behind = MessageHeaderDecoder.ENCODED_LENGTH + numbers;
    var kinds = new TreeSet<Integer>();
    for (int n = 0; n < sent.size(); n++) {
      var command = commands.get(QUESTIONS + n).command();
      assertArrayEquals(
          Arrays.copyOfRange(sent.get(n), behind, sent.get(n).length),
          Arrays.copyOfRange(command, behind, command.length),
          "command " + (n + 1));
    }
    Journal.apply(commands, (template, _, _, _) -> kinds.add(template));
    assertEquals(2, told.size(), "the exchange said its hash twice");
    told.forEach((n, hash) -> assertEquals(hash, hashes.get(n), "after " + n + " commands"));
    assertTrue(kinds.contains(LossBorneDecoder.TEMPLATE_ID), "a loss was borne: " + kinds);
    assertTrue(kinds.contains(RefusedDecoder.TEMPLATE_ID), "something was refused: " + kinds);
    assertTrue(frames(model()) > 1, "the margin model takes several frames");
  }

  @Test
  void cutAtEveryByteItIsAPrefixOfTheCommands() throws IOException {
    var place = home.resolve("cuts");
    Journal.copy(image.resolve("archive"), place);
    var journal = Journal.in(place.toFile());
    var catalog = place.resolve("archive.catalog");
    var unclosed = Files.readAllBytes(catalog);
    var checked = new HashSet<Integer>();
    for (int cut = 0; cut <= log.length; cut++) {
      for (boolean zeros : cut % 8 == 0 ? new boolean[] {true, false} : new boolean[] {true}) {
        journal.cut(log, cut, zeros);
        reopen(catalog, unclosed);
        TornEnd.mend(journal.archive);
        assertTrue(isGood(journal), "cut at " + cut);
        int end = Math.toIntExact(journal.stopPosition());
        assertEquals(whole(cut), end, "cut at byte %d, zeros behind: %s".formatted(cut, zeros));
        var found = journal.bytes(end);
        assertArrayEquals(Arrays.copyOf(log, end), found, "cut at byte " + cut);
        if (checked.add(end)) {
          holds(found);
        }
      }
    }
    assertEquals(Journal.frames(log).size(), checked.size(), "every end was reached");
  }

  /// Nobody repairs what is no torn end: good entries behind a bad one.
  @Test
  void aBadEntryBeforeGoodOnesStopsTheStart() throws IOException {
    var place = home.resolve("damaged");
    Journal.copy(image.resolve("archive"), place);
    var journal = Journal.in(place.toFile());
    var bad = log.clone();
    bad[commands.get(10).start() + 100]++;
    journal.cut(bad, bad.length, true);
    var refused = assertThrows(CannotStart.class, () -> TornEnd.mend(place.toFile()));
    assertEquals(
        "recording %d is damaged at position %d, and good entries follow: nothing was changed"
            .formatted(journal.recording, commands.get(10).start()),
        refused.getMessage());
    assertArrayEquals(bad, journal.bytes(bad.length));
  }

  /// Frames from before there were seals, and the zeros behind them, stay as they are.
  @Test
  void aJournalWithoutSealsIsLeftAlone() throws IOException {
    var place = home.resolve("unsealed");
    Journal.copy(image.resolve("archive"), place);
    var journal = Journal.in(place.toFile());
    var old = new UnsafeBuffer(log.clone());
    for (int frame : Journal.frames(log).subList(0, Journal.frames(log).size() - 1)) {
      FrameDescriptor.frameSessionId(old, frame, 7);
    }
    journal.cut(old.byteArray(), log.length, true);
    TornEnd.mend(place.toFile());
    assertArrayEquals(old.byteArray(), journal.bytes(log.length));
  }

  /// Entries behind a hole were never applied; they must not follow what is written later.
  @Test
  void whatLiesBehindTheEndIsWiped() throws IOException {
    var place = home.resolve("hole");
    Journal.copy(image.resolve("archive"), place);
    var journal = Journal.in(place.toFile());
    var holed = log.clone();
    int end = commands.get(20).start();
    Arrays.fill(holed, end, commands.get(20).end(), (byte) 0);
    journal.cut(holed, log.length, true);
    TornEnd.mend(place.toFile());
    Arrays.fill(holed, end, holed.length, (byte) 0);
    assertArrayEquals(holed, journal.bytes(log.length));
  }

  @Test
  void aNodeStartsOverADozenOfTheCutsAndGoesOn() throws Exception {
    var order = commands.get(14);
    var last = commands.getLast();
    var model = model();
    var cuts =
        List.of(
            0,
            5,
            commands.getFirst().start(),
            order.start() + 2,
            order.start() + 16,
            order.start() + 32,
            order.start() + 56,
            order.start() + 70,
            model.start() + 1_408,
            model.end() - 40,
            last.end() - 1,
            last.end());
    for (int cut : cuts) {
      var data = home.resolve("start-" + cut);
      copyRooms(image, data);
      Journal.in(data.resolve("archive").toFile()).cut(log, cut, cut % 2 == 0);
      int whole = Journal.commands(Arrays.copyOf(log, whole(cut))).size();
      var where = "cut at byte " + cut + ": " + halted;
      var gateway = new Gateway(7);
      try (var node = start(data, gateway)) {
        var known = answer(gateway, CommandWriter::advanceClock);
        assertEquals(whole + QUESTIONS + 1, sequence(data), where + ", " + known.position());
        assertEquals(hashes.get(whole), node.standing().hash(), where);
        gateway.close();
      }
      assertEquals(List.of(), List.copyOf(halted), where);
      IoUtil.delete(data.toFile(), true);
    }
  }

  private static long sequence(Path data) throws IOException {
    var journal = Journal.in(data.resolve("archive").toFile());
    return Journal.commands(journal.bytes(1 << 20)).size();
  }

  /// The margin model's entry.
  private static Journal.Entry model() {
    return commands.get(12);
  }

  private static int frames(Journal.Entry entry) {
    return Math.toIntExact(
        Journal.frames(log).stream().filter(at -> at >= entry.start() && at < entry.end()).count());
  }

  /// The end of the last frame that is wholly there: the bytes that are missing may be zeros.
  private static int whole(int cut) {
    int end = 0;
    for (int frame : Journal.frames(log)) {
      boolean rest = true;
      for (int i = cut; rest && i < frame; i++) {
        rest = log[i] == 0;
      }
      end = rest ? frame : end;
    }
    return end;
  }

  private static void holds(byte[] found) {
    var prefix = Journal.commands(found);
    int n = prefix.size();
    for (int i = 0; i < n; i++) {
      assertArrayEquals(commands.get(i).command(), prefix.get(i).command());
    }
    var exchange = Journal.apply(prefix, (_, _, _, _) -> {});
    assertEquals(hashes.get(n), exchange.hash(), "after " + n + " commands");
    assertEquals(List.of(), exchange.view().faults(), "after " + n + " commands");
    long sum = exchange.view().ledger().values().stream().mapToLong(Long::longValue).sum();
    assertEquals(0, sum, "after " + n + " commands: " + exchange.view().ledger());
  }

  /// As it was when the power went: the recording not closed. All it says stands at its beginning.
  private static void reopen(Path catalog, byte[] unclosed) throws IOException {
    try (var file = FileChannel.open(catalog, StandardOpenOption.WRITE)) {
      file.write(ByteBuffer.wrap(unclosed, 0, CATALOG), 0);
    }
  }

  /// Whether the archive's tool finds the recording good; it notes where it ends.
  private static boolean isGood(Journal journal) {
    return ArchiveTool.verifyRecording(
        QUIET,
        journal.archive,
        journal.recording,
        Set.of(ArchiveTool.VerifyOption.VERIFY_ALL_SEGMENT_FILES),
        null,
        _ -> false);
  }

  private static Node start(Path data, Gateway gateway) {
    var pass = new Pass();
    List<FrameConsumer> consumers = List.of(gateway.answers());
    Halt halt = (reason, _) -> halted.add(reason);
    var node = Node.start(Rooms.in(data), Ports.forDoor(0), pass, consumers, halt);
    gateway.start(node.aeron(), pass);
    return node;
  }

  private static Outcome answer(Gateway gateway, ToIntFunction<CommandWriter> write)
      throws Exception {
    var writer = new CommandWriter();
    int length = write.applyAsInt(writer);
    return gateway.submit(writer.buffer(), 0, length).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /// The hash said in answer to the n-th command includes that command.
  private static void hear(Outcome outcome) {
    outcome.forEach(
        (template, buffer, offset, _) -> {
          if (template == StateReportedDecoder.TEMPLATE_ID) {
            var said =
                new StateReportedDecoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            told.put(QUESTIONS + sent.size(), said.hash());
          }
        });
  }

  private static void copyRooms(Path from, Path to) throws IOException {
    Journal.copy(from.resolve("archive"), to.resolve("archive"));
    Journal.copy(from.resolve("cluster"), to.resolve("cluster"));
  }
}

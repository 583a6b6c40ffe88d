// SPDX-License-Identifier: Apache-2.0
package outcry.server.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.core.engine.CommandWriter;
import outcry.core.engine.RiskModelText;
import outcry.core.engine.RiskModelText.LossArray;
import outcry.core.engine.RiskModelText.LossSet;
import outcry.server.feed.FrameConsumer;
import outcry.server.gateway.Gateway;
import outcry.server.gateway.Outcome;
import outcry.wire.Flag;
import outcry.wire.ProductKind;

class NodeTest {
  private static final long PATIENCE_SECONDS = 60;
  private static final int CONTRACTS = 12;
  private static final int SCENARIOS = 15_000;

  @TempDir private Path home;
  private final BlockingQueue<String> halted = new LinkedBlockingQueue<>();
  private Gateway gateway;
  private Pass pass;

  private Node open(FrameConsumer... readers) throws Exception {
    gateway = new Gateway(7);
    var consumers = new ArrayList<>(List.of(readers));
    consumers.add(gateway.answers());
    pass = new Pass();
    var node =
        Node.start(
            Rooms.in(home), Ports.forDoor(0), pass, consumers, (reason, _) -> halted.add(reason));
    gateway.start(node.aeron(), pass);
    return node;
  }

  private Outcome tell(ToIntFunction<CommandWriter> write) throws Exception {
    return send(write).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private CompletableFuture<Outcome> send(ToIntFunction<CommandWriter> write) {
    return send(gateway, write);
  }

  private static CompletableFuture<Outcome> send(
      Gateway gateway, ToIntFunction<CommandWriter> write) {
    var writer = new CommandWriter();
    int length = write.applyAsInt(writer);
    return gateway.submit(writer.buffer(), 0, length);
  }

  /// A margin model of about 1.4 MB, for contracts F0, F1, ...
  private static RiskModelText bigModel() {
    var arrays = new ArrayList<LossArray>();
    for (int i = 0; i < CONTRACTS; i++) {
      int contract = i;
      arrays.add(
          new LossArray(
              "F" + i, 0, LongStream.range(0, SCENARIOS).map(s -> s * (contract + 1)).toArray()));
    }
    return new RiskModelText("big", List.of(LossSet.ONLY), arrays);
  }

  @Test
  void theLongestCommandGoesThroughLogEventsAndSnapshot() throws Exception {
    Standing before;
    try (var node = open()) {
      tell(to -> to.listProduct("F", ProductKind.TOKEN, 1, 1, 0, 0));
      for (int i = 0; i < CONTRACTS; i++) {
        var name = "F" + i;
        tell(to -> to.listContract(name, "F", 1_000_000, null, null, null, null));
      }
      var activated = tell(to -> to.publishRiskArrays(bigModel()));
      assertTrue(activated.entries().length > 1_400_000, "the model comes back as an event");
      gateway.close();
      before = node.shutDown(() -> !halted.isEmpty());
    }
    try (var node = open()) {
      tell(CommandWriter::advanceClock);
      assertEquals(before.hash(), node.standing().hash(), () -> "from the snapshot; " + halted);
      gateway.close();
    }
    assertFalse(Files.exists(Rooms.in(home).memory()), "shared memory is given back");
  }

  @Test
  void aReaderThatFailsHaltsTheNode() throws Exception {
    FrameConsumer reader =
        (frame, _, _, _) -> {
          if (frame.image() == Flag.NO && frame.sender() == 7 && frame.sequence() == 1) {
            throw new IllegalStateException("no paper");
          }
        };
    try (var _ = open(reader)) {
      var answer = send(CommandWriter::advanceClock);
      var reason = halted.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertTrue(reason.startsWith("a reader of the event stream failed: "), reason);
      assertTrue(reason.endsWith("no paper"), reason);
      gateway.close();
      assertTrue(answer.isCompletedExceptionally(), "nobody is told what a reader did not see");
    }
  }

  @Test
  void aBrokenExchangeStopsAndStaysStopped() throws Exception {
    CompletableFuture<Outcome> answer;
    try (var _ = open()) {
      tell(to -> to.deposit("labs", 1, ""));
      answer = send(to -> to.deposit("labs", 1, "cut short") - 4);
      var reason = halted.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertTrue(reason.startsWith("the exchange broke at log position "), reason);
      gateway.close();
      assertTrue(answer.isCompletedExceptionally(), "nobody is told that it went well");
    }
    halted.clear();
    try (var _ = open()) {
      var reason = halted.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertTrue(reason.startsWith("the exchange broke at log position "), "again: " + reason);
      gateway.close();
    }
  }

  @Test
  void aStrangerMayNotWriteToTheLog() throws Exception {
    var stranger = new Gateway(8);
    var member = new Gateway(9);
    try (var node = open(stranger.answers(), member.answers())) {
      stranger.start(node.aeron(), new Pass());
      var refused = send(stranger, CommandWriter::advanceClock);
      member.start(node.aeron(), pass);
      for (int i = 0; i < 3; i++) {
        send(member, CommandWriter::advanceClock).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      assertFalse(stranger.isReady(), "who came later with the pass is in, the stranger is not");
      stranger.close();
      member.close();
      assertTrue(refused.isCompletedExceptionally());
      gateway.close();
    }
  }
}

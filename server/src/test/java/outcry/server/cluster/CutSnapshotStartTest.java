// SPDX-License-Identifier: Apache-2.0
package outcry.server.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.aeron.archive.CatalogView;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.core.engine.CommandWriter;
import outcry.server.gateway.Gateway;

/// A node whose last snapshot was cut on the disk does not open: neither with half a state nor with
/// an empty one. Every byte of the records is cut in the core's own test; here a node starts over a
/// few cuts of the snapshot as the archive keeps it.
class CutSnapshotStartTest {
  private static final long PATIENCE_SECONDS = 60;

  /// The stream an exchange's snapshots are recorded on.
  private static final int SNAPSHOT_STREAM = 106;

  @TempDir private Path home;
  private final BlockingQueue<String> halted = new LinkedBlockingQueue<>();
  private Gateway gateway;

  private Node open(Path data) {
    gateway = new Gateway(7);
    var pass = new Pass();
    var rooms = Rooms.in(data);
    Halt halt = (reason, _) -> halted.add(reason);
    var node = Node.start(rooms, Ports.forDoor(0), pass, List.of(gateway.answers()), halt);
    gateway.start(node.aeron(), pass);
    return node;
  }

  @Test
  void aNodeDoesNotOpenOverACutSnapshot() throws Exception {
    var whole = Files.createDirectory(home.resolve("whole"));
    try (var node = open(whole)) {
      for (int i = 0; i < 20; i++) {
        var writer = new CommandWriter();
        int length = writer.deposit("account-" + i, 1_000_000L + i * 10_000, "");
        gateway.submit(writer.buffer(), 0, length).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
      gateway.close();
      node.shutDown(() -> !halted.isEmpty());
    }
    halted.clear();
    int length = length(whole);
    for (int cut : new int[] {length / 3, length / 2, length - 200}) {
      var data = home.resolve("cut-" + cut);
      Journal.copy(whole.resolve("archive"), data.resolve("archive"));
      Journal.copy(whole.resolve("cluster"), data.resolve("cluster"));
      zeroFrom(segment(data), cut);
      try (var node = open(data)) {
        var reason = halted.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertNotNull(reason, "cut at " + cut + " of " + length);
        assertFalse(node.isOpen(), reason);
        gateway.close();
      }
      halted.clear();
    }
    try (var node = open(whole)) {
      var writer = new CommandWriter();
      gateway
          .submit(writer.buffer(), 0, writer.advanceClock())
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertEquals(List.of(), List.copyOf(halted));
      gateway.close();
      assertNotNull(node.standing());
    }
  }

  private static Path segment(Path data) {
    var archive = data.resolve("archive");
    long[] found = {-1};
    CatalogView.listRecordings(
        archive.toFile(),
        (_, _, id, _, _, _, _, _, _, _, _, _, stream, _, _, _) ->
            found[0] = stream == SNAPSHOT_STREAM ? id : found[0]);
    return archive.resolve(found[0] + "-0.rec");
  }

  /// Without the zeros at the end.
  private static int length(Path data) throws IOException {
    try (var file = FileChannel.open(segment(data), StandardOpenOption.READ)) {
      var bytes = ByteBuffer.allocate(1 << 20);
      file.read(bytes, 0);
      return Journal.frames(bytes.array()).getLast();
    }
  }

  private static void zeroFrom(Path segment, int at) throws IOException {
    try (var file = FileChannel.open(segment, StandardOpenOption.WRITE)) {
      long size = file.size();
      file.truncate(at);
      file.write(ByteBuffer.allocate(1), size - 1);
    }
  }
}

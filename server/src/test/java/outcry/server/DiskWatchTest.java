// SPDX-License-Identifier: Apache-2.0
package outcry.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.server.cluster.Node;

class DiskWatchTest {
  @TempDir private Path home;
  private final BlockingQueue<String> alarms = new LinkedBlockingQueue<>();

  private String alarm(long room, BooleanSupplier recording) throws Exception {
    var alarm =
        new DiskWatch.Alarm() {
          @Override
          public void diskIsFull(String words) {
            alarms.add("full: " + words);
          }

          @Override
          public void diskIsGone(String words) {
            alarms.add("gone: " + words);
          }
        };
    try (var data = DataDirectory.open(home);
        var _ = new DiskWatch(data, room, recording, alarm)) {
      var words = alarms.poll(30, TimeUnit.SECONDS);
      assertNotNull(words, "no alarm came");
      return words;
    }
  }

  @Test
  void aFullDiskIsSaidWithWhatIsLeftAndWhatIsNeeded() throws Exception {
    var words = alarm(Long.MAX_VALUE, () -> true);
    assertTrue(
        words.matches("full: the disk of .* has [0-9]+ MiB left; .* needs [0-9]+ MiB .*"), words);
  }

  @Test
  void aVenueThatStopsForWantOfRoomCanStillWriteItsSnapshot() {
    assertTrue(2 * Node.ROOM_TO_RECORD <= DiskWatch.ROOM_TO_RUN, "room left for a snapshot");
  }

  @Test
  void aLostRecordingIsSaid() throws Exception {
    assertEquals("gone: events are no longer recorded in " + home, alarm(0, () -> false));
  }
}

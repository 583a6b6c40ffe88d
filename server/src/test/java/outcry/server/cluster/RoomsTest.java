// SPDX-License-Identifier: Apache-2.0
package outcry.server.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomsTest {
  @TempDir private Path home;

  @Test
  void buffersLieInSharedMemoryUnderANameOfTheDirectory() throws Exception {
    var one = Files.createDirectory(home.resolve("one"));
    var two = Files.createDirectory(home.resolve("two"));
    assertEquals(Rooms.memoryFor(one, home), Rooms.memoryFor(one, home), "a restart finds it");
    assertNotEquals(Rooms.memoryFor(one, home), Rooms.memoryFor(two, home));
  }

  @Test
  void withoutSharedMemoryTheyLieInTheDataDirectory() {
    assertEquals(home.resolve("memory"), Rooms.memoryFor(home, home.resolve("nowhere")));
  }

  @Test
  void portsInUseAreSteppedOver() throws Exception {
    var wanted = Ports.forDoor(1999);
    try (var _ = new DatagramSocket(wanted.first() + 2, InetAddress.getLoopbackAddress())) {
      assertNotEquals(wanted, Ports.forDoor(1999));
    }
    assertTrue(wanted.members().startsWith("0,127.0.0.1:" + wanted.first() + ","));
  }
}

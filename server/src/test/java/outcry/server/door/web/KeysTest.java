// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import outcry.server.door.web.Caller.Role;

/// Keys are shown once, kept as hashes, and outlive a restart; the control secret does not.
class KeysTest {
  @TempDir Path data;

  @Test
  void theOperatorsKeyIsMadeAtTheFirstStartAndNeverShownAgain() throws Exception {
    var first = Keys.open(data);
    var key = first.firstOperatorKey().orElseThrow();
    var second = Keys.open(data);
    assertEquals(Optional.empty(), second.firstOperatorKey());
    assertEquals(Role.OPERATOR, second.caller(key).orElseThrow().role());
    assertFalse(Files.readString(data.resolve("keys.json")).contains(key));
  }

  @Test
  void aParticipantsKeyIsForOneAccountAfterARestartToo() throws Exception {
    var key = Keys.open(data).participant("labs");
    assertEquals(new Caller(Role.PARTICIPANT, "labs"), Keys.open(data).caller(key).orElseThrow());
    assertEquals(Optional.empty(), Keys.open(data).caller(key + "x"));
    assertEquals(Optional.empty(), Keys.open(data).caller(""));
    assertEquals(Optional.empty(), Keys.open(data).caller("x".repeat(100_000)));
  }

  @Test
  void theControlSecretIsNewAtEveryStart() throws Exception {
    var first = Keys.open(data);
    var secret = Keys.controlSecret(data);
    assertEquals(Role.CONTROL, first.caller(secret).orElseThrow().role());
    var second = Keys.open(data);
    assertNotEquals(secret, Keys.controlSecret(data));
    assertEquals(Optional.empty(), second.caller(secret));
  }

  @Test
  void onlyTheOwnerCanReadTheFiles() throws Exception {
    Keys.open(data);
    for (var name : new String[] {"keys.json", "control"}) {
      var permissions = Files.getPosixFilePermissions(data.resolve(name));
      assertEquals("rw-------", PosixFilePermissions.toString(permissions), name);
    }
    try (var files = Files.list(data)) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void aFileThatIsNoListOfKeysIsNamedAndLeftAlone() throws Exception {
    Files.writeString(data.resolve("keys.json"), "{\"keys\":[{\"role\":\"king\"}]}");
    var refused = assertThrows(IOException.class, () -> Keys.open(data));
    assertTrue(refused.getMessage().contains("keys.json is not a list of keys"));
    assertTrue(Files.readString(data.resolve("keys.json")).contains("king"));
  }
}

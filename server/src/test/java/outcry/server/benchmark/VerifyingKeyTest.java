// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rule I-40: a key can be named in every form in which it is printed.
class VerifyingKeyTest {
  @TempDir private Path folder;

  @Test
  void aKeyIsNamedByAFileItsTextOrItsBytes() throws Exception {
    var pair = folder.resolve("administrator.pem");
    var key = SigningKey.at(pair).verifying();
    var printed = Files.writeString(folder.resolve("printed.pem"), key.pem());
    for (var named : List.of(pair.toString(), printed.toString(), key.pem(), key.text())) {
      assertEquals(key.text(), VerifyingKey.named(named).text(), named);
    }
    var digits = Sha256.of(Base64.getDecoder().decode(key.text()));
    assertEquals(digits.substring(0, 32), key.fingerprint().replace(" ", ""));
  }

  @Test
  void whatIsNoKeyIsSaidToBeNone() throws Exception {
    var file = Files.writeString(folder.resolve("x.pem"), "no key");
    for (var named :
        List.of(file.toString(), folder.resolve("y.pem").toString(), "AAAA", "", "\0")) {
      var said = assertThrows(BadFixing.class, () -> VerifyingKey.named(named), named);
      assertTrue(
          said.getMessage().contains("neither a file nor the 44 letters")
              || said.getMessage().contains("has no PEM block"),
          said.getMessage());
    }
  }
}

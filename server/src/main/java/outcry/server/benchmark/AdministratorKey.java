// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// The administrator's key pair: made once, changed in the open (rule I-40). The first is
/// `administrator.pem`, its successors `administrator.1.pem`, ...; none is ever taken away.
public final class AdministratorKey {
  static final String CHANGED = "key-changed";

  private AdministratorKey() {}

  /// The file of the key in use; where the first will be made when there is none.
  static Path file(Path folder) {
    var newest = folder.resolve("administrator.pem");
    for (int i = 1; ; i++) {
      var next = folder.resolve("administrator." + i + ".pem");
      if (!Files.exists(next)) return newest;
      newest = next;
    }
  }

  /// Makes a new pair; the old one announces it in the journal.
  public static VerifyingKey change(Archive archive, InstantSource clock)
      throws BadFixing, IOException {
    var current = archive.keyFile();
    var old = SigningKey.read(current);
    var name = current.getFileName().toString();
    int number =
        name.equals("administrator.pem")
            ? 1
            : Integer.parseInt(name.substring("administrator.".length(), name.length() - 4)) + 1;
    var next = SigningKey.at(current.resolveSibling("administrator." + number + ".pem"));
    archive
        .journal()
        .append(
            clock.instant(),
            new Journal.Entry(
                CHANGED,
                "administrator",
                "",
                number,
                next.verifying().text(),
                "from here on fixings and lines are signed with this key"),
            old);
    return next.verifying();
  }
}

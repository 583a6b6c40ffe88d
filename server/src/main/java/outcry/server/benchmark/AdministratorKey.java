// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

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

  /// Makes a new pair; the old one announces it in the journal. Until it has, the new one is a
  /// draft.
  public static VerifyingKey change(Archive archive, InstantSource clock)
      throws BadFixing, IOException {
    try (var _ = archive.turn()) {
      var current = archive.keyFile();
      var old = SigningKey.read(current);
      archive.journal().checkKey(old);
      var name = current.getFileName().toString();
      int number =
          name.equals("administrator.pem")
              ? 1
              : Integer.parseInt(name.substring("administrator.".length(), name.length() - 4)) + 1;
      var place = current.resolveSibling("administrator." + number + ".pem");
      var next = SigningKey.at(Turn.draft(place));
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
      Files.move(Turn.draft(place), place);
      return next.verifying();
    }
  }

  /// Keys made and not yet in their place.
  static List<Path> drafts(Archive archive) throws IOException {
    return Archive.listed(archive.keyFile().getParent()).stream()
        .filter(file -> file.getFileName().toString().matches("\\.administrator\\..*\\.draft"))
        .toList();
  }

  /// A key that was announced takes its place; one that was not is nobody's.
  static void settle(Archive archive, Path draft) throws BadFixing, IOException {
    if (isAnnounced(archive, draft)) Files.move(draft, Turn.place(draft));
    else Files.delete(draft);
  }

  private static boolean isAnnounced(Archive archive, Path draft) throws BadFixing, IOException {
    String key;
    try {
      key = SigningKey.read(draft).verifying().text();
    } catch (BadFixing _) {
      return false;
    }
    return archive.journal().key().filter(key::equals).isPresent();
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Whose fixings a venue settles on: keys somebody named, or else those the archive begins with.
///
/// The keys of the first look stay for the life of the process. A key that the archive changes to
/// later is not taken over, even where the old one announces it (rule I-40): that money is settled
/// on a new key is for a person to say.
final class TrustedKeys {
  private final Set<String> keys = new LinkedHashSet<>();
  private final boolean named;

  TrustedKeys(List<VerifyingKey> named) {
    this.named = !named.isEmpty();
    named.forEach(key -> keys.add(key.text()));
  }

  /// Takes the keys the archive has until now, once: those of its journal, or of its first fixing
  /// where there is no journal.
  ///
  /// @return whether keys were taken
  /// @throws BadFixing when the journal is not what was written
  boolean learn(Archive archive) throws BadFixing, IOException {
    var journal = archive.journal().read().lines();
    if (!keys.isEmpty()) return false;
    keys.addAll(journal.isEmpty() ? first(archive) : Journal.keys(journal));
    return !keys.isEmpty();
  }

  private static List<String> first(Archive archive) throws IOException {
    for (var folder : archive.folders()) {
      for (var file : Archive.files(folder)) {
        try {
          var signed = FixingReader.read(file);
          if (signed.isWhole()) return List.of(signed.key());
        } catch (BadFixing _) {
          // the next may be a fixing
        }
      }
    }
    return List.of();
  }

  boolean has(String key) {
    return keys.contains(key);
  }

  /// Whose fixings are carried, in a line.
  String words(Path archive) {
    if (keys.isEmpty())
      return "the key of the first fixing in %s will be trusted; --benchmark-key names one"
          .formatted(archive);
    return "settling on the fixings in %s signed with key %s%s"
        .formatted(
            archive,
            prints(),
            named
                ? ""
                : ", which the archive itself names; --benchmark-key names one from outside");
  }

  /// Why another key is not trusted.
  String why(String key, List<Journal.Line> journal) {
    return "it is signed with key %s, trusted is %s%s (rule I-40)"
        .formatted(
            VerifyingKey.fingerprint(key),
            prints(),
            Journal.keys(journal).contains(key)
                ? "; the journal knows the other: start again with --benchmark-key "
                    + key
                    + " to trust it"
                : "; the journal does not know the other");
  }

  private String prints() {
    var prints = new ArrayList<String>();
    keys.forEach(key -> prints.add(VerifyingKey.fingerprint(key)));
    return String.join(", ", prints);
  }
}

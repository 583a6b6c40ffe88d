// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import outcry.server.benchmark.BadFixing;
import outcry.server.benchmark.FixingReader;

/// Where a fixing is to be written: said before any work is done, and never over evidence.
final class OutFile {
  private OutFile() {}

  /// @param named the files the fixing is made from
  /// @param key the key pair it is signed with, or null
  static void check(Path out, List<Path> named, Path key) throws BadFixing, IOException {
    var folder = out.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder))
      throw new BadFixing("--out " + out + ": there is no folder " + folder + "; make it first");
    if (Files.isDirectory(out))
      throw new BadFixing("--out " + out + " is a directory; name a file in it");
    if (!Files.exists(out)) return;
    for (var file : named) {
      if (Files.exists(file) && Files.isSameFile(file, out))
        throw new BadFixing(
            "--out " + out + " is one of the files the fixing is made from; name another file");
    }
    if (key != null && Files.exists(key) && Files.isSameFile(key, out))
      throw new BadFixing("--out " + out + " is the key pair; name another file");
    if (Files.isRegularFile(out) && Files.size(out) > 0 && !isFixing(out))
      throw new BadFixing("--out " + out + " is there already and is no fixing; it is left alone");
  }

  private static boolean isFixing(Path file) throws IOException {
    try {
      FixingReader.read(file);
      return true;
    } catch (BadFixing _) {
      return false;
    }
  }
}

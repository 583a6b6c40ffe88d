// SPDX-License-Identifier: Apache-2.0
package outcry.server.observation;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import outcry.server.collect.Capture;

/// Answers as files: `ab/abcd....gz`, gzip, under the SHA-256 of the bytes as they came. A file
/// appears whole or not at all and is never written again.
final class CaptureFolder {
  private static final String DRAFT = ".part";

  private final Path folder;

  /// Opens a folder and removes what a process left half written.
  CaptureFolder(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(incoming());
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(each -> each.toString().endsWith(DRAFT)).toList()) {
        Files.delete(file);
      }
    }
  }

  /// Where answers lie on their way in, under names that end as drafts do.
  Path incoming() {
    return folder.resolve("incoming");
  }

  /// Keeps a capture's bytes.
  ///
  /// @return the file, relative to the folder
  /// @throws IOException when the bytes are not those the capture names
  String keep(Capture capture) throws IOException {
    var name = capture.sha256().substring(0, 2) + "/" + capture.sha256() + ".gz";
    var file = folder.resolve(name);
    if (Files.exists(file)) return name;
    Files.createDirectories(file.getParent());
    var draft = Files.createTempFile(folder.resolve("incoming"), "capture", DRAFT);
    var digest = Capture.digest();
    try (var in = new DigestInputStream(capture.payload().open(), digest);
        var out = new GZIPOutputStream(Files.newOutputStream(draft), 1 << 16)) {
      in.transferTo(out);
    }
    var sha256 = HexFormat.of().formatHex(digest.digest());
    if (!sha256.equals(capture.sha256())) {
      Files.delete(draft);
      throw new IOException(
          capture.source()
              + " "
              + capture.part()
              + ": the capture's bytes have hash "
              + sha256
              + ", not "
              + capture.sha256());
    }
    try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    // The name, too, outlives a power cut: a row never names a file that is not there.
    try (var channel = FileChannel.open(file.getParent())) {
      channel.force(true);
    }
    return name;
  }

  /// A kept capture's bytes.
  InputStream open(String name) throws IOException {
    return new GZIPInputStream(
        new BufferedInputStream(Files.newInputStream(folder.resolve(name))), 1 << 16);
  }
}

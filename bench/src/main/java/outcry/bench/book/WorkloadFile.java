// SPDX-License-Identifier: Apache-2.0
package outcry.bench.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A workload on disk: a header of 16 bytes and records of 40, little-endian, in the layout of the
/// public survey of matching engines, so that one file drives engines of any language.
///
/// Header: magic, version 1, count. Record: kind (0 new, 1 cancel, 2 move), side (0 buy),
/// immediate-or-cancel, 0, quantity (u32), sequence, order id (from 1), price in ticks, 0.
public final class WorkloadFile {
  static final long MAGIC = 0x4D4542575F303031L;
  static final int HEADER = 16;
  static final int RECORD = 40;

  private WorkloadFile() {}

  /// The file in that folder; made there when it is missing or not what it should be.
  public static Path in(Path folder, PublicWorkload workload) {
    var file = folder.resolve(workload + ".bin");
    try {
      if (!Files.exists(file) || !sha256(file).equals(workload.sha256)) {
        Files.createDirectories(folder);
        var half = folder.resolve(workload + ".part");
        write(new Generator(workload).generate(), half);
        verify(half, workload);
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(ByteBuffer bytes, Path file) throws IOException {
    try (var channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }

  private static void verify(Path file, PublicWorkload workload) throws IOException {
    var found = sha256(file);
    if (!found.equals(workload.sha256)) {
      throw new IllegalStateException(
          "the %s workload has SHA-256 %s instead of %s"
              .formatted(workload, found, workload.sha256));
    }
  }

  private static String sha256(Path file) throws IOException {
    try (var channel = FileChannel.open(file)) {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;

/// Where a member keeps its files: `archive` and `cluster` last, `memory` lives from start to stop.
///
/// `memory` holds the media driver's buffers and the mark files that say "I am alive". Both are
/// wiped at start: the lock on the data directory already proves that no other process uses it, so
/// there is nothing to wait for after a crash.
public record Rooms(Path data, Path memory) {
  /// Buffers grow to about this much; the log, ingress and event stream have terms of 16 MiB, three
  /// each.
  static final long MEMORY_BYTES = 512L << 20;

  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  /// Shared memory when it is roomy, else a folder in the data directory (slower: its pages are
  /// written to disk).
  public static Rooms in(Path data) {
    return new Rooms(data, memoryFor(data, SHARED_MEMORY));
  }

  static Path memoryFor(Path data, Path sharedMemory) {
    var own = data.resolve("memory");
    try {
      if (Files.isDirectory(sharedMemory)
          && Files.isWritable(sharedMemory)
          && Files.getFileStore(sharedMemory).getUsableSpace() >= MEMORY_BYTES) {
        return sharedMemory.resolve("outcry-" + nameOf(data));
      }
      long usable = Files.getFileStore(data).getUsableSpace();
      if (usable < MEMORY_BYTES) {
        throw new CannotStart(
            "the media driver needs %d MiB for its buffers: neither %s nor %s (%d MiB free) has room"
                .formatted(MEMORY_BYTES >> 20, sharedMemory, data, usable >> 20));
      }
      return own;
    } catch (IOException e) {
      throw new CannotStart("cannot look for room for the media driver's buffers: " + e, e);
    }
  }

  /// The same for every start on the directory, and another for every other directory: whoever
  /// starts clears it.
  private static UUID nameOf(Path data) throws IOException {
    var key = Files.readAttributes(data, BasicFileAttributes.class).fileKey();
    return UUID.nameUUIDFromBytes((data.toRealPath() + " " + key).getBytes(StandardCharsets.UTF_8));
  }

  String driver() {
    return memory.resolve("driver").toString();
  }

  File marks() {
    return memory.resolve("marks").toFile();
  }

  public File archive() {
    return data.resolve("archive").toFile();
  }

  public File cluster() {
    return data.resolve("cluster").toFile();
  }

  void makeMemory() {
    wipeMemory();
    try {
      Files.createDirectories(memory.resolve("marks"));
    } catch (IOException e) {
      throw new CannotStart("cannot make " + memory + ": " + e, e);
    }
  }

  void wipeMemory() {
    try {
      Files.walkFileTree(memory, new Wipe());
    } catch (NoSuchFileException _) {
      // nothing was left there
    } catch (IOException e) {
      throw new CannotStart("cannot clear " + memory + ": " + e, e);
    }
  }

  private static final class Wipe extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path dir, IOException failure) throws IOException {
      Files.deleteIfExists(dir);
      return FileVisitResult.CONTINUE;
    }
  }
}

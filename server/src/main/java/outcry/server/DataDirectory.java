// SPDX-License-Identifier: Apache-2.0
package outcry.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import outcry.server.cluster.CannotStart;

/// The one directory a venue lives in, held by a lock from start to stop.
///
/// The operating system lets the lock go when the process ends, however it ends; so a lock that can
/// be had proves that no other venue uses the directory, and a crash leaves nothing to wait for.
final class DataDirectory implements AutoCloseable {
  /// Below this much room a venue does not open. System property `outcry.disk.open`, in MiB.
  static final long ROOM_TO_OPEN = Long.getLong("outcry.disk.open", 512) << 20;

  private static final String LOCK = "lock";

  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /// Makes the directory when it is not there, and takes the lock.
  static DataDirectory open(Path asked) {
    var path = asked.toAbsolutePath().normalize();
    try {
      make(path);
      var channel =
          FileChannel.open(
              path.resolve(LOCK),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (!take(channel)) {
        var holder = Files.readString(path.resolve(LOCK)).strip();
        channel.close();
        throw new CannotStart(
            "the data directory %s is in use by process %s".formatted(path, holder));
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
      var directory = new DataDirectory(path, channel);
      directory.checkRoom();
      return directory;
    } catch (FileAlreadyExistsException _) {
      throw new CannotStart("%s is a file; --data needs a directory".formatted(path));
    } catch (AccessDeniedException e) {
      throw new CannotStart("no permission to write to %s".formatted(e.getFile()), e);
    } catch (IOException e) {
      throw new CannotStart("the data directory %s cannot be used: %s".formatted(path, e), e);
    }
  }

  private static void make(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    Files.createDirectories(path);
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static boolean take(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false; // another venue of this process
    }
  }

  private void checkRoom() throws IOException {
    long free = free();
    if (free < ROOM_TO_OPEN) {
      close();
      throw new CannotStart(
          "the disk of %s has %d MiB free; a venue opens with %d MiB or more"
              .formatted(path, free >> 20, ROOM_TO_OPEN >> 20));
    }
  }

  /// Whether a venue runs on the directory now.
  static boolean isHeld(Path path) throws IOException {
    var lock = path.resolve(LOCK);
    if (!Files.exists(lock)) {
      return false;
    }
    try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock taken = channel.tryLock()) {
      return taken == null;
    } catch (OverlappingFileLockException _) {
      return true;
    }
  }

  Path path() {
    return path;
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  /// Free bytes on its disk.
  long free() throws IOException {
    return Files.getFileStore(path).getUsableSpace();
  }

  /// Whether it is still the directory that was opened.
  boolean isThere() {
    return Files.exists(path.resolve(LOCK));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

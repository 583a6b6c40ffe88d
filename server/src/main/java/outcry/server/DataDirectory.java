// SPDX-License-Identifier: Apache-2.0
package outcry.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import outcry.server.cluster.CannotStart;

/// The one directory a venue lives in, held by a lock from start to stop.
///
/// The operating system lets the lock go when the process ends, however it ends; so a lock that can
/// be had proves that no other venue uses the directory, and a crash leaves nothing to wait for.
final class DataDirectory implements AutoCloseable {
  /// Below this much room a venue does not open. System property `outcry.disk.open`, in MiB.
  static final long ROOM_TO_OPEN = Long.getLong("outcry.disk.open", 512) << 20;

  private static final String LOCK = "lock";

  /// What this process holds. A process may lose its lock on a file by closing any channel to it,
  /// so a lock file that is held here is never opened again.
  private static final Set<Path> HELD = new HashSet<>();

  private final Path path;
  private final Path real;
  private final FileChannel channel;

  private DataDirectory(Path path, Path real, FileChannel channel) {
    this.path = path;
    this.real = real;
    this.channel = channel;
  }

  /// Makes the directory when it is not there, and takes the lock.
  static synchronized DataDirectory open(Path asked) {
    var path = asked.toAbsolutePath().normalize();
    try {
      make(path);
      var directory = new DataDirectory(path, path.toRealPath(), lock(path));
      directory.hold();
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

  /// The open lock file, locked.
  private static FileChannel lock(Path path) throws IOException {
    long self = ProcessHandle.current().pid();
    if (HELD.contains(path.toRealPath())) {
      throw inUse(path, Long.toString(self));
    }
    var channel =
        FileChannel.open(
            path.resolve(LOCK),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw inUse(path, Files.readString(path.resolve(LOCK)).strip());
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((self + "\n").getBytes(StandardCharsets.UTF_8)));
      return channel;
    } catch (IOException | CannotStart e) {
      channel.close();
      throw e;
    }
  }

  private static CannotStart inUse(Path path, String holder) {
    return new CannotStart("the data directory %s is in use by process %s".formatted(path, holder));
  }

  private void hold() throws IOException {
    HELD.add(real);
    long free = free();
    if (free < ROOM_TO_OPEN) {
      close();
      throw new CannotStart(
          "the disk of %s has %d MiB free; a venue opens with %d MiB or more"
              .formatted(path, free >> 20, ROOM_TO_OPEN >> 20));
    }
  }

  /// Whether a venue runs on the directory now.
  static synchronized boolean isHeld(Path path) throws IOException {
    var lock = path.resolve(LOCK);
    if (!Files.exists(lock)) {
      return false;
    }
    if (HELD.contains(path.toRealPath())) {
      return true;
    }
    try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock taken = channel.tryLock()) {
      return taken == null;
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
    synchronized (DataDirectory.class) {
      HELD.remove(real);
      channel.close();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Looks once a second whether the venue can still write, and ends it in words when it cannot.
///
/// A log that cannot be written must not run on: when room runs out the venue stops while a
/// snapshot still fits; when the directory or the recording is gone it stops at once.
final class DiskWatch implements AutoCloseable {
  /// What a running venue needs free. System property `outcry.disk.run`, in MiB.
  static final long ROOM_TO_RUN = Long.getLong("outcry.disk.run", 256) << 20;

  private static final long EVERY_MILLIS = 1000;

  /// What to do when it finds something.
  interface Alarm {
    void diskIsFull(String words);

    void diskIsGone(String words);
  }

  private final DataDirectory data;
  private final long room;
  private final BooleanSupplier recording;
  private final Alarm alarm;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  DiskWatch(DataDirectory data, long room, BooleanSupplier recording, Alarm alarm) {
    this.data = data;
    this.room = room;
    this.recording = recording;
    this.alarm = alarm;
    this.thread = Thread.ofPlatform().name("disk-watch").daemon().start(this::run);
  }

  private void run() {
    try {
      while (!closed.await(EVERY_MILLIS, TimeUnit.MILLISECONDS) && isWell()) {
        // looked at once more
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isWell() {
    if (!data.isThere()) {
      alarm.diskIsGone("the data directory %s is gone".formatted(data.path()));
      return false;
    }
    try {
      long free = data.free();
      if (free < room) {
        alarm.diskIsFull(
            "the disk of %s has %d MiB left; a venue needs %d MiB to run"
                .formatted(data.path(), free >> 20, room >> 20));
        return false;
      }
    } catch (IOException e) {
      alarm.diskIsGone("the disk of %s cannot be looked at: %s".formatted(data.path(), e));
      return false;
    }
    if (!recording.getAsBoolean()) {
      alarm.diskIsGone("events are no longer recorded in %s".formatted(data.path()));
      return false;
    }
    return true;
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

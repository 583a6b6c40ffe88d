// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import outcry.server.door.web.Topic.Key;

/// Sends whole pictures of what has changed, at most ten times a second, from a thread of its own:
/// accounts with their margin, every participant, the venue's status.
final class Digest implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Digest.class.getName());
  private static final long PAUSE_NANOS = 100_000_000;

  private final Map<Key, Channel> channels;
  private final Pictures pictures;
  private final Set<Key> marked = ConcurrentHashMap.newKeySet();
  private final Thread thread;
  private volatile boolean running = true;

  Digest(Map<Key, Channel> channels, Pictures pictures) {
    this.channels = channels;
    this.pictures = pictures;
    this.thread = Thread.ofPlatform().daemon().name("stream-digest").start(this::run);
  }

  void mark(Topic topic, String of) {
    mark(new Key(topic, of));
  }

  private void mark(Key key) {
    if (channels.containsKey(key)) {
      marked.add(key);
    }
  }

  /// The newcomer's picture may be older than one on its way to the others, so another follows.
  void join(Subscriber subscriber, Key key, Channel channel) {
    channel.join(subscriber, System.currentTimeMillis(), pictures.whole(key));
    mark(key);
  }

  private void run() {
    while (running) {
      LockSupport.parkNanos(PAUSE_NANOS);
      for (var key : marked) {
        marked.remove(key);
        try {
          push(key);
        } catch (RuntimeException e) {
          LOG.log(Level.WARNING, "channel " + key.name() + " could not be sent", e);
        }
      }
    }
  }

  private void push(Key key) {
    var channel = channels.get(key);
    if (!channel.isIdle()) {
      channel.snapshot(System.currentTimeMillis(), pictures.whole(key));
    }
  }

  @Override
  public void close() {
    running = false;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

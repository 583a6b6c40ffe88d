// SPDX-License-Identifier: Apache-2.0
package outcry.server.read;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import outcry.core.engine.Tape;
import outcry.server.feed.FrameConsumer;
import outcry.wire.Flag;
import outcry.wire.FrameDecoder;
import outcry.wire.SnapshotStartDecoder;

/// The live state of the exchange in this process, for everything that only looks.
///
/// Fed by one thread with the frames of the event stream: an image first, then events. A command is
/// taken in whole, when its last frame is here, so that no reader sees half of it. What was seen
/// before, by (position, index), is passed over, and so is an image older than what is known.
///
/// Readers borrow the [Market] for a moment ([#read]) and copy what they need; they must not wait,
/// write to a socket or keep it. Nothing they do afterwards holds up the feed.
public final class ReadModel implements FrameConsumer {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final List<MarketListener> listeners = new CopyOnWriteArrayList<>();
  private final ExpandableArrayBuffer parts = new ExpandableArrayBuffer(4096);
  private final ReentrantLock waiting = new ReentrantLock();
  private final Condition moved = waiting.newCondition();
  private final AtomicInteger waiters = new AtomicInteger();
  private Market market = new Market();
  private Events events = new Events(market);
  private Images images;
  private int partsEnd;
  private int partsNext;
  private long partsTime;
  private volatile long position = Long.MIN_VALUE;
  private volatile boolean started;

  /// Whether the state to start from is here.
  public boolean isStarted() {
    return started;
  }

  /// Log position of the last command taken in.
  public long position() {
    return Math.max(0, position);
  }

  /// Tells a listener of every change from now on.
  public void listen(MarketListener listener) {
    listeners.add(listener);
  }

  /// Lends the market between two commands.
  public <T> T read(Function<Market, T> reader) {
    lock.readLock().lock();
    try {
      return reader.apply(market);
    } finally {
      lock.readLock().unlock();
    }
  }

  /// Waits until the command at a log position has been taken in.
  public void await(long target, Duration atMost) throws InterruptedException, TimeoutException {
    if (position >= target) {
      return;
    }
    waiters.incrementAndGet();
    waiting.lock();
    try {
      long left = atMost.toNanos();
      while (position < target) {
        if (left <= 0) {
          throw new TimeoutException("position " + target + " was not reached, now at " + position);
        }
        left = moved.awaitNanos(left);
      }
    } finally {
      waiting.unlock();
      waiters.decrementAndGet();
    }
  }

  @Override
  public void onFrame(FrameDecoder frame, DirectBuffer entries, int offset, int length) {
    if (frame.position() <= position) {
      return;
    }
    if (frame.image() == Flag.YES) {
      takeImage(frame.position(), frame.time(), entries, offset, length);
    } else {
      takeEvents(frame, entries, offset, length);
    }
  }

  private void takeImage(
      long framePosition, long time, DirectBuffer entries, int offset, int length) {
    Tape.forEach(
        entries,
        offset,
        length,
        (templateId, buffer, at, _) -> {
          if (templateId == SnapshotStartDecoder.TEMPLATE_ID) {
            images = new Images();
          }
          if (images != null) {
            var whole = images.take(templateId, buffer, at);
            if (whole != null) {
              images = null;
              replace(whole, framePosition, time);
            }
          }
        });
  }

  private void replace(Market whole, long framePosition, long time) {
    whole.position = framePosition;
    whole.time = Math.max(whole.time, time);
    publish(
        framePosition,
        () -> {
          market = whole;
          events = new Events(whole);
          return Change.whole(framePosition, whole.time);
        });
    started = true;
  }

  /// Collects the frames of a command; `firstIndex` says where a part belongs, so that a part that
  /// comes twice is passed over.
  private void takeEvents(FrameDecoder frame, DirectBuffer entries, int offset, int length) {
    int first = frame.firstIndex();
    boolean last = frame.last() == Flag.YES;
    if (first == 0 && last) {
      takeCommand(frame, frame.time(), entries, offset, length);
      return;
    }
    if (first == 0) {
      partsEnd = 0;
      partsNext = 0;
      partsTime = frame.time();
    }
    if (first == partsNext) {
      parts.putBytes(partsEnd, entries, offset, length);
      partsEnd += length;
      partsNext += frame.count();
      if (last) {
        takeCommand(frame, partsTime, parts, 0, partsEnd);
      }
    }
  }

  /// What the clock alone brought about comes without a sender, and is no command.
  private void takeCommand(
      FrameDecoder frame, long time, DirectBuffer entries, int offset, int length) {
    long framePosition = frame.position();
    boolean counts = frame.sender() != 0;
    publish(
        framePosition,
        () -> {
          market.position = framePosition;
          market.time = time;
          events.begin();
          var index = new int[1];
          Tape.forEach(
              entries,
              offset,
              length,
              (templateId, buffer, at, _) -> events.take(templateId, buffer, at, index[0]++));
          return events.takeChange(counts);
        });
    started = true;
  }

  private void publish(long framePosition, Supplier<Change> apply) {
    lock.writeLock().lock();
    try {
      var change = apply.get();
      for (var listener : listeners) {
        listener.onChange(market, change);
      }
    } finally {
      lock.writeLock().unlock();
    }
    position = framePosition;
    if (waiters.get() > 0) {
      waiting.lock();
      try {
        moved.signalAll();
      } finally {
        waiting.unlock();
      }
    }
  }
}

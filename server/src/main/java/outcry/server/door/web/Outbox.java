// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;

/// What a stream client has yet to be sent: bounded in bytes, so that a client who reads too slowly
/// costs itself its connection and nobody else anything.
///
/// Any thread may offer; sending happens on the connection's I/O thread, one message after the
/// other. Messages are shared between clients and never changed.
final class Outbox {
  static final int POLICY_VIOLATION = 1008;
  static final String SLOW = "slow consumer";
  private static final int GRACE_SECONDS = 15;

  private final WebSocketChannel channel;
  private final int capacity;
  private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
  private int bytes;
  private boolean closed;
  private boolean scheduled;
  private boolean sending;

  Outbox(WebSocketChannel channel, int capacity) {
    this.channel = channel;
    this.capacity = capacity;
  }

  /// Takes a message, or closes the connection when there is no room for it.
  void offer(byte[] message) {
    boolean start = false;
    boolean overflow = false;
    synchronized (waiting) {
      if (closed) {
        return;
      }
      if (bytes + message.length > capacity) {
        overflow = true;
        closed = true;
        waiting.clear();
      } else {
        waiting.add(message);
        bytes += message.length;
        start = !scheduled;
        scheduled = true;
      }
    }
    if (overflow) {
      later(() -> close(POLICY_VIOLATION, SLOW));
    } else if (start) {
      later(this::send);
    }
  }

  /// On the I/O thread; a door that is closing has none left, and nobody to tell.
  private void later(Runnable task) {
    try {
      channel.getIoThread().execute(task);
    } catch (RejectedExecutionException _) {
      shut();
    }
  }

  /// On the I/O thread: sends what waits. A message that leaves at once calls back at once, hence
  /// the loop.
  private void send() {
    if (sending) {
      return;
    }
    sending = true;
    var progress = new Progress();
    do {
      byte[] message;
      synchronized (waiting) {
        message = waiting.poll();
        if (message == null) {
          scheduled = false;
          break;
        }
        bytes -= message.length;
      }
      progress.begin();
      WebSockets.sendText(ByteBuffer.wrap(message), channel, progress);
    } while (progress.isDone());
    sending = false;
    progress.returned = true;
  }

  /// Tells whether a message left while it was being handed over; if it left later, the next one
  /// follows.
  private final class Progress implements WebSocketCallback<Void> {
    private boolean done;
    private boolean returned;

    private void begin() {
      done = false;
    }

    private boolean isDone() {
      return done;
    }

    @Override
    public void complete(WebSocketChannel sent, Void context) {
      if (returned) {
        send();
      } else {
        done = true;
      }
    }

    @Override
    public void onError(WebSocketChannel failed, Void context, Throwable cause) {
      shut();
      IoUtils.safeClose(channel);
    }
  }

  /// Says goodbye and, when the client does not take even that, cuts the line.
  void close(int code, String reason) {
    shut();
    WebSockets.sendClose(code, reason, channel, null);
    channel
        .getIoThread()
        .executeAfter(() -> IoUtils.safeClose(channel), GRACE_SECONDS, TimeUnit.SECONDS);
  }

  /// Forgets what waits and takes no more.
  void shut() {
    synchronized (waiting) {
      closed = true;
      waiting.clear();
      bytes = 0;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.xnio.IoUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// An answer as long as a file: it goes from the disk to the client a piece at a time, so that it
/// takes no memory however long it is and however many want it.
record Download(String type, Opener opener) {
  /// How many at once; more are asked to come again.
  static final int MOST = 16;

  private static final int PIECE = 1 << 16;

  /// A client that takes less than this in a minute has gone to sleep and makes room for another.
  private static final long LEAST_A_MINUTE = 1 << 20;

  private static final int AGAIN_SECONDS = 5;

  /// Opens what is sent.
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }

  static JsonNode of(String type, Opener opener) {
    return JsonNodeFactory.instance.pojoNode(new Download(type, opener));
  }

  /// Sends it all, or cuts the connection: a table that ends too early must not look whole.
  void send(HttpServerExchange exchange, Semaphore room) throws IOException {
    if (!room.tryAcquire()) {
      exchange.getResponseHeaders().put(Headers.RETRY_AFTER, AGAIN_SECONDS);
      throw new Refusal(
          503, "busy", MOST + " tables are being downloaded; come again in a moment", null, 0);
    }
    try (var in = opener.open()) {
      exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
      exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
      if (exchange.getRequestMethod().equals(Methods.HEAD)) {
        exchange.endExchange();
      } else {
        copy(in, exchange);
      }
    } finally {
      room.release();
    }
  }

  private static void copy(InputStream in, HttpServerExchange exchange) {
    var sent = new AtomicLong();
    var done = new CountDownLatch(1);
    Thread.ofVirtual().start(() -> watch(sent, done, exchange));
    try {
      var out = exchange.getOutputStream();
      var piece = new byte[PIECE];
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        out.write(piece, 0, read);
        sent.addAndGet(read);
      }
      out.close(); // says that it is whole: not in a finally
    } catch (IOException _) {
      IoUtils.safeClose(exchange.getConnection()); // the client hung up, or the file is damaged
    } finally {
      done.countDown();
    }
  }

  private static void watch(AtomicLong sent, CountDownLatch done, HttpServerExchange exchange) {
    try {
      long before = 0;
      while (!done.await(1, TimeUnit.MINUTES)) {
        if (sent.get() - before < LEAST_A_MINUTE) {
          IoUtils.safeClose(exchange.getConnection());
          return;
        }
        before = sent.get();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.door.web;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.server.handlers.PathHandler;
import io.undertow.websockets.WebSocketProtocolHandshakeHandler;
import io.undertow.websockets.core.WebSocketCallback;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.xnio.Options;
import outcry.server.benchmark.PublishedIndices;
import outcry.server.gateway.Commands;
import outcry.server.read.ReadModel;

/// The open web door: REST under `/v1`, the stream at `/v1/stream`, the pages at `/`, `/margin` and
/// `/index`. Bound to the loopback address alone.
public final class WebDoor implements AutoCloseable {
  private static final int OUTBOX_BYTES = 1024 * 1024;

  /// Bounds what the operating system holds for a client that does not read, so that its outbox
  /// fills soon.
  private static final int SEND_BUFFER_BYTES = 256 * 1024;

  private static final int IDLE_MILLIS = 60_000;
  private static final int GOING_AWAY = 1001;
  private static final long LAST_WORD_MILLIS = 5_000;
  private static final int IO_THREADS = 2;
  private static final String LOOPBACK = "127.0.0.1";

  /// What the venue says of itself: its version, whether what trades here is simulated, and the
  /// sentence that says so (null when there is nothing to say).
  public record Notice(String version, boolean simulated, String text) {}

  /// Port 0 takes any that is free. With open books every account can be seen without a key.
  /// `indices` is the benchmark administrator's archive; null when none is shown.
  public record Settings(int port, boolean openBooks, Notice notice, PublishedIndices indices) {
    public Settings(int port, boolean openBooks, Notice notice) {
      this(port, openBooks, notice, null);
    }
  }

  private final Undertow server;
  private final GracefulShutdownHandler requests;
  private final Rest rest;
  private final Stream stream;
  private final WebSocketProtocolHandshakeHandler streamDoor;

  /// Opens the door; a port that is taken is an exception that says so.
  public WebDoor(
      ReadModel model,
      Commands commands,
      History history,
      Keys keys,
      VenueControl control,
      Settings settings) {
    this(model, commands, history, keys, control, settings, OUTBOX_BYTES);
  }

  WebDoor(
      ReadModel model,
      Commands commands,
      History history,
      Keys keys,
      VenueControl control,
      Settings settings,
      int outboxBytes) {
    var floor = new Floor(commands, model);
    var venue = new VenueRoutes(model, floor, keys, control, settings.notice());
    var indices = new IndexRoutes(settings.indices());
    rest = new Rest(routes(model, floor, history, venue, indices), keys, settings.openBooks());
    stream = new Stream(model, venue::status);
    streamDoor = streamDoor(keys, settings.openBooks(), outboxBytes);
    var root =
        new PathHandler(rest)
            .addExactPath("/", new Pages())
            .addPrefixPath("/margin", new Pages())
            .addPrefixPath("/index", new Pages())
            .addPrefixPath("/rulebook", new Pages())
            .addPrefixPath("/page", new Pages())
            .addPrefixPath("/lib", new Pages())
            .addExactPath("/v1/stream", streamDoor);
    requests = new GracefulShutdownHandler(new Guard(root));
    server =
        Undertow.builder()
            .addHttpListener(settings.port(), LOOPBACK)
            .setIoThreads(IO_THREADS)
            .setWorkerThreads(1)
            .setSocketOption(Options.SEND_BUFFER, SEND_BUFFER_BYTES)
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
            .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, IDLE_MILLIS)
            .setHandler(requests)
            .build();
    try {
      server.start();
    } catch (RuntimeException e) {
      closeParts();
      throw new IllegalStateException(
          "port " + settings.port() + " of " + LOOPBACK + " cannot be opened: " + e.getMessage(),
          e);
    }
  }

  static List<Route> routes(
      ReadModel model, Floor floor, History history, VenueRoutes venue, IndexRoutes indices) {
    var routes = new ArrayList<Route>();
    routes.addAll(venue.routes());
    routes.addAll(new MarketRoutes(model).routes());
    routes.addAll(new HistoryRoutes(model, history).routes());
    routes.addAll(indices.routes());
    routes.addAll(new RulebookRoutes().routes());
    routes.addAll(new StatementRoutes(model, history).routes());
    routes.addAll(new OrderRoutes(floor, model).routes());
    routes.addAll(new AccountRoutes(model).routes());
    routes.addAll(new OperatorRoutes(floor).routes());
    return routes;
  }

  private WebSocketProtocolHandshakeHandler streamDoor(
      Keys keys, boolean openBooks, int outboxBytes) {
    return Handlers.websocket(
        (_, channel) -> {
          var outbox = new Outbox(channel, outboxBytes);
          var subscriber = new Subscriber(stream, keys, openBooks, outbox);
          channel.addCloseTask((WebSocketChannel _) -> subscriber.gone());
          channel.getReceiveSetter().set(subscriber);
          channel.resumeReceives();
        });
  }

  /// The port that is open.
  public int port() {
    var address = (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
    return address.getPort();
  }

  private void closeParts() {
    stream.close();
    rest.close();
  }

  /// Takes no more requests, lets those under way be answered, and closes.
  @Override
  public void close() {
    requests.shutdown();
    try {
      requests.awaitShutdown(LAST_WORD_MILLIS);
      sayGoodbye();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    server.stop();
    closeParts();
  }

  /// Tells every listener, and waits until the words have left or their time is up.
  private void sayGoodbye() throws InterruptedException {
    var listeners = List.copyOf(streamDoor.getPeerConnections());
    var told = new CountDownLatch(listeners.size());
    for (var channel : listeners) {
      WebSockets.sendClose(GOING_AWAY, "the venue is closing", channel, new Told(told));
    }
    told.await(LAST_WORD_MILLIS, TimeUnit.MILLISECONDS);
  }

  private record Told(CountDownLatch told) implements WebSocketCallback<Void> {
    @Override
    public void complete(WebSocketChannel channel, Void context) {
      told.countDown();
    }

    @Override
    public void onError(WebSocketChannel channel, Void context, Throwable cause) {
      told.countDown();
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.CloseHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import outcry.server.benchmark.GatewayVenue;
import outcry.server.benchmark.PublishedIndices;
import outcry.server.benchmark.VenueFeed;
import outcry.server.benchmark.VerifyingKey;
import outcry.server.cluster.CannotStart;
import outcry.server.cluster.Node;
import outcry.server.cluster.Pass;
import outcry.server.cluster.Ports;
import outcry.server.cluster.Rooms;
import outcry.server.cluster.Standing;
import outcry.server.door.web.Keys;
import outcry.server.door.web.VenueControl;
import outcry.server.door.web.WebDoor;
import outcry.server.gateway.Commands;
import outcry.server.gateway.Gateway;
import outcry.server.history.DuckHistory;
import outcry.server.history.HistoryQueries;
import outcry.server.read.ReadModel;

/// The whole venue in one process: data directory, node, read model, gateway, history and web door,
/// opened in this order and closed in reverse.
public final class Venue implements VenueControl {
  /// Port 0 takes any that is free. `openBooks` and `notice` are what the web door says of itself.
  /// `benchmark` is the archive of fixings that the door shows, null for none; `settles` says that
  /// the venue takes its fixings from there, those signed with `benchmarkKeys`; with none named,
  /// with the key the archive begins with.
  public record Settings(
      Path data,
      int port,
      boolean openBooks,
      WebDoor.Notice notice,
      Path benchmark,
      boolean settles,
      List<VerifyingKey> benchmarkKeys) {
    public Settings(Path data, int port, boolean openBooks, WebDoor.Notice notice) {
      this(data, port, openBooks, notice, null, false, List.of());
    }

    /// A venue for real participants.
    public static Settings of(Path data, int port) {
      return new Settings(data, port, false, new WebDoor.Notice(Version.text(), false, null));
    }

    /// The same venue with an archive of fixings to show.
    public Settings showing(Path benchmark) {
      return new Settings(data, port, openBooks, notice, benchmark, false, List.of());
    }

    /// The same venue with an archive of fixings to show and to settle on.
    ///
    /// @param keys whose fixings; none to trust those the archive begins with
    public Settings settlingOn(Path benchmark, List<VerifyingKey> keys) {
      return new Settings(data, port, openBooks, notice, benchmark, benchmark != null, keys);
    }

    private WebDoor.Settings door() {
      return new WebDoor.Settings(
          port, openBooks, notice, benchmark == null ? null : new PublishedIndices(benchmark));
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Venue.class);
  private static final long LOOK_MILLIS = 5;
  private static final long SPEAK_MILLIS = 3000;

  private final Settings settings;
  private final Consumer<String> say;
  private final Ending ending = new Ending();
  private final ReadModel market = new ReadModel();
  private final Gateway gateway = new Gateway(Gateway.DOORS);
  private DataDirectory data;
  private Node node;
  private DuckHistory history;
  private DiskWatch watch;
  private Keys keys;
  private WebDoor door;
  private VenueFeed feed;

  /// `say` gets what an operator should read, a line at a time.
  public Venue(Settings settings, Consumer<String> say) {
    this.settings = settings;
    this.say = say;
  }

  /// Opens everything and returns when commands are taken; [CannotStart] says in words why not, and
  /// leaves nothing open.
  public void open() {
    try {
      start();
    } catch (RuntimeException e) {
      closeAll();
      throw e;
    }
  }

  private void start() {
    var loopback = new LoopbackPort(settings.port());
    data = DataDirectory.open(settings.data());
    loopback.checkFree();
    var pass = new Pass();
    node =
        Node.start(
            Rooms.in(data.path()),
            Ports.forDoor(settings.port()),
            pass,
            List.of(market, gateway.answers()),
            (words, cause) -> ending.because(Ending.Manner.AT_ONCE, words, cause));
    gateway.start(node.aeron(), pass);
    watch = new DiskWatch(data, DiskWatch.ROOM_TO_RUN, node.events()::isRecorded, new Alarm());
    openHistory();
    awaitOpen();
    openDoor();
    if (settings.settles()) {
      var exchange = new GatewayVenue(market, gateway);
      feed = new VenueFeed(settings.benchmark(), settings.benchmarkKeys(), exchange, say);
      feed.start();
    }
    say.accept(
        "Outcry is open at %s (data in %s, log position %d, state hash %s)"
            .formatted(
                address(), data.path(), node.standing().position(), node.standing().hashText()));
  }

  private void openHistory() {
    var file = data.resolve("history.duckdb");
    try {
      history = DuckHistory.open(file, node::connectArchive, node.events());
    } catch (SQLException e) {
      throw new CannotStart(
          "%s cannot be opened: %s; delete it and it is written anew from the recordings"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private void openDoor() {
    try {
      keys = Keys.open(data.path());
      door = new WebDoor(market, gateway, history.queries(), keys, this, settings.door());
      VenueFile.write(data.path(), door.port());
    } catch (IOException | IllegalStateException e) {
      throw new CannotStart("the web door does not open: " + e.getMessage(), e);
    }
    keys.firstOperatorKey()
        .ifPresent(key -> say.accept("The operator's key, shown this once: " + key));
  }

  private void awaitOpen() {
    long began = System.currentTimeMillis();
    boolean spoken = false;
    try {
      while (!(node.isOpen() && gateway.isReady())) {
        if (ending.await(LOOK_MILLIS)) {
          var reason = ending.reason().orElseThrow();
          throw new CannotStart(reason.words(), reason.cause());
        }
        if (!spoken && System.currentTimeMillis() - began > SPEAK_MILLIS) {
          spoken = true;
          say.accept("replaying the log; the venue opens when this is done");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("interrupted while opening", e);
    }
  }

  /// Where the web door is.
  public URI address() {
    return URI.create("http://127.0.0.1:" + door.port());
  }

  public Keys keys() {
    return keys;
  }

  public Commands commands() {
    return gateway;
  }

  public ReadModel market() {
    return market;
  }

  public HistoryQueries history() {
    return history.queries();
  }

  /// State hash and log position at opening, at the last snapshot, or at the end.
  public Standing standing() {
    return node.standing();
  }

  @Override
  public long snapshot() {
    return node.snapshot().position();
  }

  @Override
  public void stop() {
    ending.because(Ending.Manner.ORDERLY, "asked to stop", null);
  }

  @Override
  public Health health() {
    var checks = new LinkedHashMap<String, String>();
    ending.reason().ifPresent(reason -> checks.put("venue", "stopping: " + reason.words()));
    checks.putIfAbsent("venue", node.isOpen() && gateway.isReady() ? "open" : "not open");
    checks.put(
        "history",
        history.fault().map(words -> "stopped: " + words).orElse("at " + history.position()));
    long free = 0;
    try {
      free = data.free();
      checks.put("disk", (free >> 20) + " MiB free");
    } catch (IOException e) {
      checks.put("disk", e.toString());
    }
    return new Health(
        checks.get("venue").equals("open"), free, Collections.unmodifiableMap(checks));
  }

  /// Waits until the venue is asked to stop or has to, closes it, and answers the exit code: 0 when
  /// it was asked to and the state is in a snapshot.
  public int run() {
    try {
      var reason = ending.await();
      if (reason.manner() != Ending.Manner.ORDERLY) {
        complain(reason);
      }
      boolean kept = reason.manner() != Ending.Manner.AT_ONCE && end();
      return kept && reason.manner() == Ending.Manner.ORDERLY ? 0 : 1;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 1;
    } finally {
      closeAll();
    }
  }

  private void complain(Ending.Reason reason) {
    say.accept("the venue stops: " + reason.words());
    if (reason.cause() != null) {
      LOG.error("the venue stops: {}", reason.words(), reason.cause());
    }
  }

  private boolean end() {
    gateway.finish(); // the door stays open a little longer and says why nothing is taken
    try {
      var standing = node.shutDown(ending::isAtOnce);
      if (!history.finish()) {
        say.accept("the history lags behind and catches up at the next start");
      }
      say.accept(
          "Outcry is closed (log position %d, state hash %s)"
              .formatted(standing.position(), standing.hashText()));
      return true;
    } catch (IllegalStateException e) {
      ending.reason().ifPresent(this::complain);
      say.accept("no snapshot was taken (%s); the log holds everything".formatted(e.getMessage()));
      return false;
    }
  }

  private void closeAll() {
    CloseHelper.quietClose(feed);
    gateway.close();
    CloseHelper.quietCloseAll(door, watch, history, node);
    if (data != null) {
      VenueFile.remove(data.path());
      CloseHelper.quietClose(data);
    }
  }

  private final class Alarm implements DiskWatch.Alarm {
    @Override
    public void diskIsFull(String words) {
      ending.because(Ending.Manner.IN_TIME, words, null);
    }

    @Override
    public void diskIsGone(String words) {
      ending.because(Ending.Manner.AT_ONCE, words, null);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.cluster;

import io.aeron.Aeron;
import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.ClusterControl;
import io.aeron.cluster.ClusteredMediaDriver;
import io.aeron.cluster.RecordingLog;
import io.aeron.cluster.service.ClusteredServiceContainer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.CloseHelper;
import org.agrona.LangUtil;
import org.agrona.concurrent.status.AtomicCounter;
import outcry.server.feed.EventPublication;
import outcry.server.feed.EventReader;
import outcry.server.feed.FrameConsumer;

/// One member of the cluster with all it needs, in this process: four threads for driver, archive,
/// consensus and the exchange, one for the live reader of events.
public final class Node implements AutoCloseable {
  private static final long SHUTDOWN_SECONDS = 60;
  private static final long SNAPSHOT_SECONDS = 120;

  /// The exchange is the only service on the log.
  private static final int EXCHANGE = 0;

  private final Rooms rooms;
  private final NodeContexts contexts;
  private final Faults faults;
  private final CountDownLatch terminated = new CountDownLatch(1);
  private final ClusteredMediaDriver driver;
  private final Aeron aeron;
  private final EventPublication events;
  private final EventReader reader;
  private final HostedExchange exchange;

  /// With less on the disk than this no snapshot can be written any more.
  public static final long ROOM_TO_RECORD = NodeContexts.LOW_STORAGE;

  private final ClusteredServiceContainer container;
  private volatile boolean stopping;

  /// Returns when the threads run; the log may still be being replayed ([#isOpen()]). Each consumer
  /// sees every frame of this start from the image on, in the order given.
  public static Node start(
      Rooms rooms, Ports ports, Pass pass, List<FrameConsumer> consumers, Halt halt) {
    try {
      return new Node(rooms, ports, pass, consumers, halt);
    } catch (CannotStart e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CannotStart("the node does not start: " + e.getMessage(), e);
    }
  }

  private Node(Rooms rooms, Ports ports, Pass pass, List<FrameConsumer> consumers, Halt halt) {
    this.rooms = rooms;
    this.faults = new Faults(halt);
    this.contexts = new NodeContexts(rooms, ports, pass, faults);
    Runnable ended =
        () -> {
          terminated.countDown();
          if (!stopping) {
            halt.because("the node ended by itself", null);
          }
        };
    rooms.makeMemory();
    TornEnd.mend(rooms.archive());
    var closing = new CloseOnFailure();
    try {
      driver =
          closing.add(
              ClusteredMediaDriver.launch(
                  contexts.driver(), contexts.archive(), contexts.consensus(ended)));
      aeron =
          closing.add(
              Aeron.connect(
                  new Aeron.Context()
                      .aeronDirectoryName(rooms.driver())
                      .errorHandler(faults)
                      .subscriberErrorHandler(LangUtil::rethrowUnchecked)));
      try (var archive = connectArchive()) {
        events =
            closing.add(EventPublication.open(aeron, archive, NodeContexts.TERM, Idle.strategy()));
      }
      reader =
          closing.add(
              EventReader.join(
                  aeron,
                  events,
                  consumers,
                  Idle.strategy(),
                  e -> halt.because("a reader of the event stream failed: " + e, e)));
      exchange = new HostedExchange(events, halt);
      container =
          closing.add(ClusteredServiceContainer.launch(contexts.container(exchange, ended)));
    } catch (RuntimeException e) {
      faults.stopping();
      stopping = true;
      closing.closeAll();
      rooms.wipeMemory();
      throw e;
    }
  }

  /// The client of the media driver the venue's own threads share.
  public Aeron aeron() {
    return aeron;
  }

  /// A connection to the archive; whoever asks closes it and keeps it to one thread.
  public AeronArchive connectArchive() {
    return AeronArchive.connect(
        contexts.archiveClient().aeron(aeron).ownsAeronClient(false).errorHandler(faults));
  }

  public EventPublication events() {
    return events;
  }

  public boolean isOpen() {
    return exchange.isOpen();
  }

  /// State hash and position when they were last taken: at opening, at a snapshot, at the end.
  public Standing standing() {
    return exchange.standing();
  }

  /// Takes a snapshot now and returns when it is on disk; the exchange stands still meanwhile.
  public synchronized Standing snapshot() {
    if (stopping) {
      throw new IllegalStateException("the venue is stopping");
    }
    var before = standing();
    var toggle = toggle();
    if (!ClusterControl.ToggleState.SNAPSHOT.toggle(toggle)) {
      throw new IllegalStateException(
          "the node is busy: " + ClusterControl.ToggleState.get(toggle));
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SNAPSHOT_SECONDS);
    while (ClusterControl.ToggleState.get(toggle) != ClusterControl.ToggleState.NEUTRAL) {
      if (terminated.getCount() == 0 || System.nanoTime() > deadline) {
        throw new IllegalStateException("the snapshot was not taken");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
    return kept(before);
  }

  /// Takes a snapshot and ends the exchange. The recorded events stay readable until [#close()].
  /// Gives up, with an IllegalStateException, when no snapshot came of it or `hopeless` turns true
  /// meanwhile.
  public synchronized Standing shutDown(BooleanSupplier hopeless) {
    stopping = true;
    var before = standing();
    var toggle = toggle();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SHUTDOWN_SECONDS);
    boolean asked = false;
    while (terminated.getCount() > 0) {
      asked = asked || ClusterControl.ToggleState.SHUTDOWN.toggle(toggle);
      if (hopeless.getAsBoolean() || System.nanoTime() > deadline) {
        throw new IllegalStateException("the node did not end as asked");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
    return kept(before);
  }

  /// What the last snapshot holds, when it holds everything applied so far. An exchange that was
  /// never asked to write itself down still stands as it did `before`.
  private Standing kept(Standing before) {
    var standing = standing();
    if (standing == before) {
      throw new IllegalStateException("the node ended without one");
    }
    try (var snapshots = new RecordingLog(rooms.cluster(), false)) {
      var latest = snapshots.getLatestSnapshot(EXCHANGE);
      if (latest == null || latest.logPosition < standing.position()) {
        throw new IllegalStateException(
            "no snapshot of log position %d was kept".formatted(standing.position()));
      }
    }
    return standing;
  }

  private AtomicCounter toggle() {
    return ClusterControl.findControlToggle(aeron.countersReader(), NodeContexts.CLUSTER_ID);
  }

  /// Ends everything at once, without a snapshot; the log brings the state back.
  @Override
  public synchronized void close() {
    stopping = true;
    faults.stopping();
    events.stopWaiting();
    CloseHelper.closeAll(faults, container, reader, events, aeron, driver);
    rooms.wipeMemory();
  }
}

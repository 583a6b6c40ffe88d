// SPDX-License-Identifier: Apache-2.0
package outcry.server.cluster;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Image;
import io.aeron.RethrowingErrorHandler;
import io.aeron.cluster.ClusteredMediaDriver;
import io.aeron.cluster.codecs.CloseReason;
import io.aeron.cluster.service.ClientSession;
import io.aeron.cluster.service.Cluster;
import io.aeron.cluster.service.ClusteredService;
import io.aeron.cluster.service.ClusteredServiceContainer;
import io.aeron.logbuffer.Header;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;

/// A member with the venue's own settings that sends every message back: what the replicated log
/// costs before there is an exchange on it. It stands in the node's package because the settings
/// are the node's and are not written twice.
public final class EchoNode implements AutoCloseable {
  private final Rooms rooms;
  private final Faults faults;
  private final ClusteredMediaDriver driver;
  private final Aeron aeron;
  private final ClusteredServiceContainer container;

  public EchoNode(Rooms rooms, Ports ports, Pass pass, Halt halt) {
    this.rooms = rooms;
    this.faults = new Faults(halt);
    var contexts = new NodeContexts(rooms, ports, pass, faults);
    Runnable ended = () -> {};
    rooms.makeMemory();
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
                      .subscriberErrorHandler(RethrowingErrorHandler.INSTANCE)));
      container =
          closing.add(
              ClusteredServiceContainer.launch(
                  contexts.container(new Echo(), ended).isRespondingService(true)));
    } catch (RuntimeException e) {
      faults.stopping();
      closing.closeAll();
      rooms.wipeMemory();
      throw e;
    }
  }

  public Aeron aeron() {
    return aeron;
  }

  @Override
  public void close() {
    faults.stopping();
    CloseHelper.closeAll(faults, container, aeron, driver);
    rooms.wipeMemory();
  }

  private static final class Echo implements ClusteredService {
    private IdleStrategy idle;

    @Override
    public void onStart(Cluster cluster, Image snapshot) {
      idle = cluster.idleStrategy();
    }

    @Override
    public void onSessionMessage(
        ClientSession session,
        long timestamp,
        DirectBuffer buffer,
        int offset,
        int length,
        Header header) {
      while (session.offer(buffer, offset, length) < 0 && !session.isClosing()) {
        idle.idle();
      }
    }

    @Override
    public void onSessionOpen(ClientSession session, long timestamp) {}

    @Override
    public void onSessionClose(ClientSession session, long timestamp, CloseReason reason) {}

    @Override
    public void onTimerEvent(long correlationId, long timestamp) {}

    @Override
    public void onTakeSnapshot(ExclusivePublication publication) {}

    @Override
    public void onRoleChange(Cluster.Role role) {}

    @Override
    public void onTerminate(Cluster cluster) {}
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.cluster;

import io.aeron.CommonContext;
import io.aeron.archive.Archive;
import io.aeron.archive.ArchiveThreadingMode;
import io.aeron.archive.client.AeronArchive;
import io.aeron.cluster.ConsensusModule;
import io.aeron.cluster.service.ClusteredService;
import io.aeron.cluster.service.ClusteredServiceContainer;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NoOpLock;

/// The settings of a member's parts, where they differ from what the libraries would choose.
final class NodeContexts {
  static final int CLUSTER_ID = 0;

  /// Terms of 16 MiB carry messages up to 2 MiB: the longest command is a margin model of some 1.5
  /// MB.
  static final String TERM = "16m";

  private static final int SEGMENT = 32 << 20;

  /// 1: an entry is on disk, not only in the page cache, before it is applied.
  private static final int SYNC = 1;

  private static final int SESSIONS = 64;

  /// Driver and clients are one process: when one hears nothing from the other, all of them were
  /// paused (a machine put to sleep, a stopped container). After a pause up to this long they
  /// simply go on.
  private static final long PAUSE_SECONDS = 300;

  /// Below this the archive starts no recording, not even that of a snapshot: less than a running
  /// venue needs, so that one that stops for want of room can still write its last.
  static final long LOW_STORAGE = 64L << 20;

  static {
    // The only way to tell the clients that archive, consensus module and container make for
    // themselves.
    System.setProperty(
        CommonContext.DRIVER_TIMEOUT_PROP_NAME,
        Long.toString(TimeUnit.SECONDS.toMillis(PAUSE_SECONDS)));
  }

  private final Rooms rooms;
  private final Ports ports;
  private final Pass pass;
  private final Faults faults;

  NodeContexts(Rooms rooms, Ports ports, Pass pass, Faults faults) {
    this.rooms = rooms;
    this.ports = ports;
    this.pass = pass;
    this.faults = faults;
  }

  /// One thread for everything.
  MediaDriver.Context driver() {
    return new MediaDriver.Context()
        .aeronDirectoryName(rooms.driver())
        .dirDeleteOnStart(true)
        .dirDeleteOnShutdown(true)
        .threadingMode(ThreadingMode.SHARED)
        .sharedIdleStrategy(Idle.strategy())
        .termBufferSparseFile(true)
        .ipcTermBufferLength(1 << 20)
        .publicationTermBufferLength(1 << 20)
        .spiesSimulateConnection(true)
        .clientLivenessTimeoutNs(TimeUnit.SECONDS.toNanos(PAUSE_SECONDS))
        .publicationUnblockTimeoutNs(TimeUnit.SECONDS.toNanos(PAUSE_SECONDS + 15))
        .errorHandler(faults);
  }

  /// Reached over shared memory only: the control port stays shut.
  Archive.Context archive() {
    return new Archive.Context()
        .aeronDirectoryName(rooms.driver())
        .archiveDir(rooms.archive())
        .markFileDir(rooms.marks())
        .controlChannelEnabled(false)
        .archiveClientContext(
            new AeronArchive.Context().controlResponseChannel("aeron:udp?endpoint=127.0.0.1:0"))
        .localControlChannel("aeron:ipc?term-length=64k")
        .replicationChannel("aeron:udp?endpoint=127.0.0.1:0")
        .recordingEventsEnabled(false)
        .segmentFileLength(SEGMENT)
        .fileSyncLevel(SYNC)
        .catalogFileSyncLevel(SYNC)
        .recordChecksum(new FrameSeal())
        .lowStorageSpaceThreshold(LOW_STORAGE)
        .threadingMode(ArchiveThreadingMode.SHARED)
        .idleStrategySupplier(Idle::strategy)
        .errorHandler(faults);
  }

  AeronArchive.Context archiveClient() {
    return new AeronArchive.Context()
        .lock(NoOpLock.INSTANCE)
        .controlRequestChannel("aeron:ipc?term-length=64k")
        .controlResponseChannel("aeron:ipc?term-length=64k")
        .messageTimeoutNs(TimeUnit.SECONDS.toNanos(15))
        .aeronDirectoryName(rooms.driver());
  }

  /// The ingress is UDP on loopback with shared memory beside it. Both set to shared memory would
  /// put every command on the log twice.
  ConsensusModule.Context consensus(Runnable ended) {
    return new ConsensusModule.Context()
        .aeronDirectoryName(rooms.driver())
        .clusterDir(rooms.cluster())
        .markFileDir(rooms.marks())
        .clusterId(CLUSTER_ID)
        .clusterMemberId(0)
        .clusterMembers(ports.members())
        .ingressChannel("aeron:udp?term-length=64k")
        .isIpcIngressAllowed(true)
        .logChannel("aeron:udp?term-length=" + TERM)
        .replicationChannel("aeron:udp?endpoint=127.0.0.1:0")
        .fileSyncLevel(SYNC)
        .maxConcurrentSessions(SESSIONS)
        .authenticatorSupplier(pass::authenticator)
        .archiveContext(archiveClient())
        .idleStrategySupplier(Idle::strategy)
        .terminationHook(ended)
        .errorHandler(faults);
  }

  ClusteredServiceContainer.Context container(ClusteredService exchange, Runnable ended) {
    return new ClusteredServiceContainer.Context()
        .aeronDirectoryName(rooms.driver())
        .clusterDir(rooms.cluster())
        .markFileDir(rooms.marks())
        .clusterId(CLUSTER_ID)
        .clusteredService(exchange)
        .isRespondingService(false)
        .snapshotChannel("aeron:ipc?alias=snapshot|term-length=" + TERM)
        .archiveContext(archiveClient())
        .idleStrategySupplier(Idle::strategy)
        .terminationHook(ended)
        .errorHandler(faults);
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import outcry.index.catalogue.ArchiveHistory;
import outcry.index.fact.PriceFacts;
import outcry.server.Venue;
import outcry.server.door.web.WebDoor;

/// A venue opened as a demonstration, and whatever was said on the way.
public final class DemoVenue implements AutoCloseable {
  private static final int FEW_ROUNDS = 2;

  private final ArchiveHistory history = new ArchiveHistory(PriceFacts.shipped());
  private final Path archive;
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final Venue venue;
  private final Door door;

  public DemoVenue(Path data) {
    archive = data.resolve("benchmark");
    var notice = new WebDoor.Notice("test", true, Demonstration.notice(history));
    venue = new Venue(new Venue.Settings(data, freePort(), true, notice), said::add);
    venue.open();
    door = new Door(venue.address(), operatorKey());
  }

  private static int freePort() {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String operatorKey() {
    return venue.keys().firstOperatorKey().orElseThrow();
  }

  /// A demonstration of short days, as fast as it goes.
  public Demonstration demonstration(long seed) {
    return new Demonstration(
        venue.address(),
        operatorKey(),
        history,
        archive,
        seed,
        Duration.ZERO,
        FEW_ROUNDS,
        said::add);
  }

  public Venue venue() {
    return venue;
  }

  /// The operator's door.
  Door door() {
    return door;
  }

  ArchiveHistory history() {
    return history;
  }

  public List<String> said() {
    return said;
  }

  @Override
  public void close() {
    door.close();
    venue.stop();
    venue.run();
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import outcry.server.VenueFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `outcry stop`: stops the venue on a data directory and returns when its process has ended.
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = "Stops the venue on a data directory: it takes a snapshot and ends.%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped",
      "1:no venue is open there, or it did not end in time",
      "2:a wrong option"
    })
public final class StopCommand implements Callable<Integer> {
  private static final int PATIENCE_SECONDS = 90;
  private static final int LOOK_SECONDS = 2;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "outcry-data",
      description = "the venue's data directory (default: ./${DEFAULT-VALUE})")
  private Path data;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    try (var venue = OpenVenue.on(data)) {
      var process = ProcessHandle.of(venue.file().pid());
      venue.post("/v1/operator/stop");
      if (process.isPresent()) {
        awaitEnd(process.get());
      }
      spec.commandLine().getOut().println("Outcry is closed.");
      return 0;
    }
  }

  /// A process that has let go of the directory has ended too, even if whoever started it has not
  /// looked and the system still lists it.
  private void awaitEnd(ProcessHandle process) throws Exception {
    var ended = process.onExit();
    for (int waited = 0; waited < PATIENCE_SECONDS; waited += LOOK_SECONDS) {
      try {
        ended.get(LOOK_SECONDS, TimeUnit.SECONDS);
        return;
      } catch (TimeoutException _) {
        if (VenueFile.read(data).isEmpty()) {
          return;
        }
      }
    }
    throw new IOException(
        "the venue was asked to stop but still runs after %d s".formatted(PATIENCE_SECONDS));
  }
}

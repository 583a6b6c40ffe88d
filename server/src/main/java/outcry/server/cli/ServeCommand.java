// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import outcry.server.Venue;
import outcry.server.benchmark.BadFixing;
import outcry.server.benchmark.VerifyingKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `outcry serve`: opens the venue and runs until it is told to stop.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Opens the venue on a data directory and runs until it is stopped.",
      "",
      "Ctrl-C, SIGTERM and `outcry stop` take a snapshot first. After a crash the log brings back"
          + " every answered command."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:stopped as asked, with a snapshot",
      "1:the venue could not open, or had to stop; the message says why",
      "2:a wrong option"
    })
public final class ServeCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description =
          "port of the web door on 127.0.0.1, 0 for any (default: ${DEFAULT-VALUE}); inside, five"
              + " UDP ports of 127.0.0.1 from 20000 + 5 x (port mod 2000) on are used")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "outcry-data",
      description = "where everything is kept; made when missing (default: ./${DEFAULT-VALUE})")
  private Path data;

  @Option(
      names = "--benchmark",
      paramLabel = "DIR",
      description = {
        "the archive of fixings to settle on, shown at /index; outcry index publish writes it"
            + " (default: none)"
      })
  private Path benchmark;

  @Option(
      names = "--benchmark-key",
      paramLabel = "FILE|KEY",
      description = {
        "settle only on fixings signed with this key: a PEM file, or what index key prints, or the"
            + " key in base64; may be given again (default: the key the archive begins with)"
      })
  private List<String> benchmarkKeys = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--port is 0 to %d, not %d".formatted(HIGHEST_PORT, port));
    }
    if (benchmark != null && !Files.isDirectory(benchmark)) {
      throw new ParameterException(
          spec.commandLine(), "--benchmark " + benchmark + " is no directory");
    }
    var out = spec.commandLine().getOut();
    var settings = Venue.Settings.of(data, port).settlingOn(benchmark, keys());
    return new Watchman(new Venue(settings, out::println)).serve();
  }

  private List<VerifyingKey> keys() {
    if (benchmark == null && !benchmarkKeys.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--benchmark-key needs an archive: --benchmark DIR");
    }
    var keys = new ArrayList<VerifyingKey>();
    for (var named : benchmarkKeys) {
      try {
        keys.add(VerifyingKey.named(named));
      } catch (BadFixing | IOException e) {
        throw new ParameterException(spec.commandLine(), "--benchmark-key " + e.getMessage(), e);
      }
    }
    return keys;
  }
}

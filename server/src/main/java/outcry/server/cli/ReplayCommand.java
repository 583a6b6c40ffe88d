// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import outcry.server.scenario.LineFault;
import outcry.server.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `outcry replay`: drives a fresh exchange from a scenario file and shows every event.
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Replays a scenario: one JSON command a line in, one JSON event a line out.",
      "",
      "A scenario drives a fresh exchange without network, clock or threads, so the same file gives"
          + " the same output on every machine, byte for byte. Blank lines and lines that begin"
          + " with # are passed over."
    },
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nParameters:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every line was understood; a refused command is an event, not an error",
      "1:the exchange itself failed, or the events could not be written",
      "2:a line that is no command (FILE:LINE: what is wrong), or a file that cannot be read"
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  outcry replay - <<'END'",
      "  {\"cmd\":\"deposit\",\"account\":\"labs\",\"amount\":\"10000\",\"ref\":\"wire-1\"}",
      "  {\"cmd\":\"withdraw\",\"account\":\"labs\",\"amount\":\"12000\"}",
      "  {\"cmd\":\"show\",\"what\":\"account\",\"key\":\"labs\"}",
      "  END",
      "",
      "answers with a deposited event, a refused one (insufficient-cash) and the account as shown.",
      "",
      "The language is described in docs/scenario-language.md; docs/sessions has stories to replay."
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final int BUFFER = 1 << 16;

  @Parameters(paramLabel = "FILE", description = "the scenario; - reads standard input")
  private String file;

  @Option(
      names = "--quiet",
      description =
          "only the answers to show, and at the end one line with counts and the hash of the state")
  private boolean quiet;

  @Option(
      names = "--snapshot-every",
      paramLabel = "N",
      description =
          "after every N commands snapshot the exchange and go on with one restored from it; "
              + "the output stays the same")
  private int snapshotEvery;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (snapshotEvery < 0) {
      throw new ParameterException(spec.commandLine(), "--snapshot-every counts from 1");
    }
    try (var in = open()) {
      var out = new BufferedOutputStream(new StandardOutput(), BUFFER);
      return replay(in, out);
    } catch (StandardOutput.Unwritten _) {
      complain("standard output is full or closed; not every event was written");
      return 1;
    } catch (NoSuchFileException _) {
      return complain(file + ": no such file");
    } catch (IOException e) {
      return complain(file + ": cannot be read: " + e.getMessage());
    }
  }

  private int replay(InputStream in, OutputStream out) throws IOException {
    try {
      new Scenario(out, new Scenario.Options(quiet, snapshotEvery)).play(in, file);
      return 0;
    } catch (LineFault fault) {
      return complain(fault.getMessage());
    }
  }

  private InputStream open() throws IOException {
    return new BufferedInputStream(
        file.equals("-") ? System.in : Files.newInputStream(Path.of(file)), BUFFER);
  }

  private int complain(String message) {
    spec.commandLine().getErr().println(message);
    return 2;
  }
}

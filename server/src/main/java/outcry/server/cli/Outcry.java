// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import outcry.server.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line: `./outcry COMMAND`.
@Command(
    name = "outcry",
    mixinStandardHelpOptions = true,
    versionProvider = Outcry.OutcryVersion.class,
    description = {
      "An open exchange, clearing house, benchmark administrator and hedging desk for AI compute."
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    subcommands = {
      ServeCommand.class,
      StatusCommand.class,
      StopCommand.class,
      DemoCommand.class,
      ReplayCommand.class,
      StatementCommand.class,
      MarginCommand.class,
      IndexCommand.class,
      PriceCommand.class,
      BacktestCommand.class,
      ModelCommand.class,
      CaseStudyCommand.class
    })
public final class Outcry implements Runnable {
  @Spec private CommandSpec spec;

  static final class OutcryVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"outcry " + Version.text()};
    }
  }

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Outcry())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (e, line, _) -> {
              var words = e.getMessage() == null ? e.toString() : e.getMessage();
              line.getErr().println("outcry: " + words);
              return 1;
            });
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say which command.");
  }
}

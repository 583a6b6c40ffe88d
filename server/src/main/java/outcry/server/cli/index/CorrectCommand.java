// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import outcry.server.benchmark.BadFixing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `outcry index correct`: a new revision from better inputs, inside the window.
@Command(
    name = "correct",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 110,
    description = {
      "Corrects a published fixing from better observations.",
      "Until the end of the first business day after it, and only by more than 0.1 %% (rule I-35).",
      "Later errors go forward."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:corrected", "2:refused; the message names the rule"})
public final class CorrectCommand extends Step {
  @Option(names = "--index", required = true, paramLabel = "NAME", description = "H100, H100-L/2")
  private String index;

  @Option(
      names = "--date",
      required = true,
      paramLabel = "YYYY-MM-DD",
      description = "the wrong day")
  private String date;

  @Option(
      names = "--observations",
      required = true,
      paramLabel = "FILE",
      arity = "1..*",
      description = "all observations of the day, as they should have been")
  private List<Path> observations;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "what was wrong")
  private String reason;

  @Override
  int take() throws BadFixing, IOException {
    var method = Desk.known(index).method();
    var day = Asking.day("--date", date);
    var issued = desk.office().correct(method.index(), method.version(), day, observations, reason);
    Print.out(IssuedPage.text(issued));
    return 0;
  }
}

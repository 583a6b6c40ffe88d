// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import outcry.server.benchmark.BadFixing;
import outcry.server.benchmark.InputFile;
import outcry.server.benchmark.SignedFixing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `outcry index publish`: the fixings of all indices from the archive's inputs.
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 110,
    description = {
      "Publishes every index on every day that is due, from the archive's inputs.",
      "Each fixing goes on from the one before and is noted in the journal. What is published"
          + " stays.",
      "A day without inputs takes what was collected on it.%n"
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "2:refused; the message names the rule"})
public final class PublishCommand extends Step {
  @Option(
      names = "--date",
      required = true,
      paramLabel = "YYYY-MM-DD",
      description = "last day to publish")
  private String date;

  @Option(
      names = "--observations",
      paramLabel = "FILE",
      arity = "1..*",
      description = "tables to keep as the day's inputs first")
  private List<Path> observations = List.of();

  @Option(names = "--rates", paramLabel = "FILE", description = "currency rates to keep with them")
  private Path rates;

  @Option(names = "--groups", paramLabel = "FILE", description = "legal groups to keep with them")
  private Path groups;

  @Option(names = "--json", description = "print the signed fixings, a line each")
  private boolean json;

  @Override
  int take() throws BadFixing, IOException {
    var day = Asking.day("--date", date);
    var office = desk.office();
    office.checkHour(day);
    for (var file : observations) {
      office.archive().keep("inputs", day, file, InputFile.OBSERVATIONS);
    }
    CollectedInputs.freeze(office.archive(), day);
    if (rates != null) office.archive().keep("inputs", day, rates, InputFile.RATES);
    if (groups != null) office.archive().keep("inputs", day, groups, InputFile.GROUPS);
    var published = office.publish(day);
    Print.out(json ? lines(published.issued()) : IssuedPage.text(published.issued()));
    published
        .notBegun()
        .forEach(
            (name, why) -> spec.commandLine().getErr().println(name + " has not begun: " + why));
    return 0;
  }

  private static String lines(List<SignedFixing> issued) {
    return String.join("", issued.stream().map(SignedFixing::text).toList());
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import outcry.server.benchmark.BadFixing;
import outcry.server.benchmark.InputFile;
import outcry.server.benchmark.Office;
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
      "A day without inputs takes what was collected on it."
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
      description =
          "tables to keep as inputs first; one of several days becomes a table a day for the days"
              + " without any")
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
    try (var _ = office.archive().turn()) {
      return publish(office, day);
    }
  }

  private int publish(Office office, LocalDate day) throws BadFixing, IOException {
    var archive = office.archive();
    var days = new GivenTables(archive, day, this::note).keep(observations);
    CollectedInputs.freeze(archive, day);
    for (var each : days) {
      if (rates != null) archive.keep("inputs", each, rates, InputFile.RATES);
      if (groups != null) archive.keep("inputs", each, groups, InputFile.GROUPS);
    }
    var published = office.publish(day);
    published.mended().forEach(line -> note("mended: " + line));
    Print.out(json ? lines(published.issued()) : IssuedPage.text(published.issued()));
    if (published.issued().isEmpty() && !observations.isEmpty())
      note(
          "what was given is kept and changes no fixing: a published day is corrected with index"
              + " correct (rule I-35)");
    NotBegun.lines(published.notBegun()).forEach(this::note);
    return 0;
  }

  /// Beside the result: on the error stream.
  private void note(String words) {
    spec.commandLine().getErr().println(words);
  }

  private static String lines(List<SignedFixing> issued) {
    return String.join("", issued.stream().map(SignedFixing::text).toList());
  }
}

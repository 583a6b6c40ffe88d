// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.nio.file.Files;
import outcry.server.benchmark.Audit;
import outcry.server.benchmark.BadFixing;
import outcry.server.benchmark.HouseWorkings;
import picocli.CommandLine.Command;

/// `outcry index verify`: a whole archive, from the first line to the last byte.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 110,
    description = {
      "Checks a whole archive and computes every fixing again.",
      "The journal, the chain of every index, every input byte (rule I-40)."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:nothing was found", "1:something was; a line each", "2:there is no archive"})
public final class VerifyCommand extends Step {
  @Override
  int take() throws BadFixing, IOException {
    var archive = desk.archive();
    if (!Files.isDirectory(archive.root()))
      throw new BadFixing(
          "--archive " + archive.root() + ": no such folder; index publish makes one");
    if (archive.folders().isEmpty() && !Files.exists(archive.root().resolve("journal.jsonl")))
      throw new BadFixing(
          "--archive " + archive.root() + " holds neither a journal nor fixings: it is no archive");
    var outcome = Audit.of(archive, new HouseWorkings());
    for (var line : outcome.clean()) Print.out(line + "\n");
    for (var line : outcome.findings()) Print.out("FOUND " + line + "\n");
    if (!outcome.head().isEmpty())
      Print.out("journal head " + outcome.head() + " (note it down elsewhere)\n");
    Print.out(
        outcome.findings().isEmpty()
            ? "the archive is whole\n"
            : outcome.findings().size() + " findings\n");
    return outcome.findings().isEmpty() ? 0 : 1;
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import outcry.server.benchmark.Archive;
import outcry.server.benchmark.BadFixing;
import outcry.server.benchmark.HouseWorkings;
import outcry.server.benchmark.InputPlaces;
import outcry.server.benchmark.MissingInput;
import outcry.server.benchmark.Recomputation;
import outcry.server.benchmark.VerifyingKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `outcry index recompute`: is a fixing what its inputs give, to the last byte?
@Command(
    name = "recompute",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 110,
    description = {
      "Computes a fixing again: every field, every byte of every input, the chain, the signature.",
      "Prints \"identical\", or the first difference."
    },
    parameterListHeading = "%nParameters:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:identical",
      "1:not identical; the first difference is printed",
      "2:a file that is needed is not there; the message says which"
    })
public final class RecomputeCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FIXING.json", arity = "1", description = "the fixing")
  private Path file;

  @Option(
      names = "--observations",
      paramLabel = "FILE",
      arity = "1..*",
      description = "the fixing's observations, if they lie elsewhere than it says or beside it")
  private List<Path> observations = List.of();

  @Option(
      names = "--previous",
      paramLabel = "FIXING.json",
      description = "the fixing before, if it lies elsewhere than the fixing says or beside it")
  private Path previous;

  @Option(
      names = "--administrator",
      paramLabel = "FILE",
      description =
          "the administrator's public key, PEM: a fixing signed with another is not identical"
              + " (default: the archive's, for a fixing that lies in it)")
  private Path administrator;

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      defaultValue = "benchmark",
      description = "where else to look (default: ./${DEFAULT-VALUE})")
  private Path archive;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!Files.exists(file)) return Mistake.say(file + ": no such file", spec);
    if (Files.isDirectory(file))
      return Mistake.say(file + " is a directory; name the fixing in it", spec);
    Optional<VerifyingKey> key;
    try {
      key = key();
    } catch (BadFixing e) {
      return Mistake.about(e, spec);
    } catch (NoSuchFileException e) {
      return Mistake.about(e, spec);
    }
    var places = new InputPlaces(observations, Optional.ofNullable(previous), new Archive(archive));
    try {
      var outcome = new Recomputation(new HouseWorkings(), places, key).of(file);
      if (!outcome.isIdentical()) return differ(outcome);
      Print.out("identical\n");
      tell(outcome, key.isPresent());
      return 0;
    } catch (BadFixing e) {
      Print.out(e.getMessage() + "\n");
      return 1;
    } catch (MissingInput e) {
      return Mistake.say(e.getMessage(), spec);
    } catch (IOException e) {
      return Mistake.about(e, spec);
    }
  }

  private Optional<VerifyingKey> key() throws BadFixing, IOException {
    if (administrator != null) return Optional.of(VerifyingKey.read(administrator));
    var own = new Archive(archive).keyFile();
    // a fixing from elsewhere has another administrator, whose key this archive does not know
    var lies = file.toAbsolutePath().normalize();
    var home = archive.toAbsolutePath().normalize();
    return lies.startsWith(home) && Files.exists(own)
        ? Optional.of(VerifyingKey.read(own))
        : Optional.empty();
  }

  private static int differ(Recomputation.Outcome outcome) throws IOException {
    var differences = outcome.differences();
    Print.out(differences.getFirst() + "\n");
    for (var other : differences.subList(1, differences.size())) Print.out("also " + other + "\n");
    return 1;
  }

  /// On the error stream, so that the answer is one word.
  private void tell(Recomputation.Outcome outcome, boolean known) {
    var signed = outcome.signed();
    var fixing = signed.fixing();
    long rows = fixing.inputs().stream().mapToLong(in -> in.observations() + in.refused()).sum();
    spec.commandLine()
        .getErr()
        .println(
            fixing.name()
                + " of "
                + fixing.date()
                + ", "
                + (fixing.isWithheld() ? "withheld" : Figures.exact(fixing.value()))
                + ": every field, "
                + Figures.count(rows)
                + " rows of "
                + fixing.inputs().size()
                + (fixing.inputs().size() == 1 ? " input" : " inputs")
                + ", hash and signature by "
                + signed.key()
                + (known
                    ? ", the administrator's key"
                    : " (fingerprint "
                        + VerifyingKey.fingerprint(signed.key())
                        + "; whose key that is was not asked: --administrator FILE asks)"));
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import outcry.server.benchmark.Archive;
import outcry.server.benchmark.BadFixing;
import outcry.server.benchmark.SignedFixing;
import outcry.server.benchmark.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `outcry index fix`: one index on one day, from files, signed.
@Command(
    name = "fix",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 110,
    description = {
      "Determines an index on a day from observations, or from the shipped facts, and signs it."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done; also when the fixing is withheld, which it says with its reason",
      "1:the fixing could not be written",
      "2:a command that makes no sense: no such index, file, folder, column or day"
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  outcry index fix --index H100 --date 2026-07-31 --observations july.csv.gz --out"
          + " H100.json",
      "  outcry index recompute H100.json"
    })
public final class FixCommand implements Callable<Integer> {
  private static final int UNWRITTEN = 1;

  @Mixin private Asking asking;

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "day of the fixing (default: the last day of which anything is known)")
  private String date;

  @Option(names = "--json", description = "print the signed fixing, one line of JSON")
  private boolean json;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "write the signed fixing there; replaces a fixing, and no other file")
  private Path out;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "the administrator's Ed25519 key pair, PEM (default: keys/administrator.pem of the"
              + " archive, made once)")
  private Path key;

  @Option(
      names = "--archive",
      paramLabel = "DIR",
      defaultValue = "benchmark",
      description = "where the key is kept (default: ./${DEFAULT-VALUE})")
  private Path archive;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    SignedFixing signed;
    try {
      if (out != null) OutFile.check(out, asking.files(), key);
      var evidence = asking.read();
      var day = asking.date("--date", date, evidence);
      var pair = pair(key == null ? new Archive(archive).keyFile() : key);
      signed = SignedFixing.of(evidence.walk(day).to(day), pair);
    } catch (BadFixing e) {
      return Mistake.about(e, spec);
    } catch (IOException e) {
      return Mistake.about(e, spec);
    }
    if (out != null) {
      try {
        Files.write(out, signed.text().getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        Mistake.about(e, spec);
        return UNWRITTEN;
      }
    }
    Print.out(json ? signed.text() : FixingPage.text(signed, out));
    return 0;
  }

  /// Whoever signs for the first time is told with what.
  private SigningKey pair(Path file) throws BadFixing, IOException {
    boolean made = !Files.exists(file);
    var pair = SigningKey.at(file);
    if (made)
      spec.commandLine()
          .getErr()
          .println("made the key pair " + file + ": keep it, who has it signs as you");
    return pair;
  }
}

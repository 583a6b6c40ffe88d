// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import outcry.server.benchmark.BadFixing;
import outcry.server.benchmark.Fixing;
import outcry.server.benchmark.FixingReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `outcry index explain`: why this value.
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 110,
    description = {
      "Says why a fixing has its value.",
      "How yesterday became today, and every included, capped, quarantined and dropped price with",
      "its reason. Takes a fixing, or the options of fix."
    },
    parameterListHeading = "%nParameters:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:a command that makes no sense: no such index, file, column or day"
    })
public final class ExplainCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FIXING.json",
      arity = "0..1",
      description = "a published fixing; without it the options say what to determine")
  private Path file;

  @Mixin private Asking asking;

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "day of the fixing (default: the last day of which anything is known)")
  private String date;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Fixing fixing;
    try {
      fixing = file == null ? determined() : published();
    } catch (BadFixing e) {
      return Mistake.about(e, spec);
    } catch (IOException e) {
      return Mistake.about(e, spec);
    }
    Print.out(json ? ExplanationJson.text(fixing) : ExplanationPage.text(fixing));
    return 0;
  }

  private Fixing determined() throws BadFixing, IOException {
    if (asking.index == null)
      throw new BadFixing("say which fixing: a file, or --index H100 --date D --observations FILE");
    var evidence = asking.read();
    var day = asking.date("--date", date, evidence);
    return evidence.walk(day).to(day);
  }

  private Fixing published() throws BadFixing, IOException {
    if (asking.index != null)
      throw new BadFixing(
          "explain takes a fixing or --index, not both: leave out " + file + " or --index");
    if (date != null || !asking.files().isEmpty())
      throw new BadFixing(
          "explain takes a fixing or the options of fix, not both: "
              + file
              + " already says its day and its files; index recompute checks them");
    if (!Files.exists(file)) throw new BadFixing(file + ": no such file");
    if (Files.isDirectory(file))
      throw new BadFixing(file + " is a directory; name the fixing in it");
    var signed = FixingReader.read(file);
    if (!signed.isWhole())
      spec.commandLine()
          .getErr()
          .println(
              "warning: "
                  + file
                  + " is not what was signed: its hash or its signature does not hold. Run: index"
                  + " recompute "
                  + file);
    return signed.fixing();
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import outcry.pricing.margin.RiskArraysJson;
import outcry.pricing.margin.SpanBuilder;
import outcry.pricing.margin.SpanText;
import outcry.server.margin.BadModel;
import outcry.server.margin.ExampleModel;
import outcry.server.margin.ModelFile;
import outcry.server.margin.ModelPlan;
import outcry.server.margin.RateTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `outcry model`: the margin model of a day, as a clearing house publishes it.
@Command(
    name = "model",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a margin model and writes it: what one lot of each contract loses in every scenario.",
      "",
      "Without FILE it takes the eight listed products on the shipped price facts. Prints what one"
          + " lot needs, long and short, with the parts it is made of, in dollars."
    },
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nParameters:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the files cannot be written",
      "2:a configuration or table that cannot stand; the message says which and why"
    },
    footerHeading = "%nWrites into the folder:%n",
    footer = {
      "  risk-arrays.jsonl   the riskArrays command, for ./outcry replay or the operator's door",
      "  span.json span.csv  sixteen scenarios a contract, for outside risk systems",
      "  rates.csv           outright rates, which the next model names as previous",
      "",
      "The configuration is described in docs/margin-model.md."
    })
public final class ModelCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "configuration, a JSON object (default: the built-in example)")
  private Path file;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      defaultValue = "outcry-model",
      description = "where the files go (default: ${DEFAULT-VALUE} in the current folder)")
  private Path out;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try {
      var plan = file == null ? ExampleModel.plan() : ModelFile.read(file);
      return write(plan);
    } catch (BadModel e) {
      return complain(e.getMessage(), 2);
    } catch (IllegalArgumentException e) {
      return complain((file == null ? "" : file + ": ") + e.getMessage(), 2);
    } catch (ArithmeticException _) {
      return complain("a loss is more than can be counted (9.2 trillion USD a lot)", 2);
    }
  }

  private int write(ModelPlan plan) {
    var published = plan.publish();
    var span = SpanBuilder.HOUSE.of(published, plan.instruments());
    try {
      Files.createDirectories(out);
      Files.writeString(
          out.resolve("risk-arrays.jsonl"), RiskArraysJson.line(published.arrays()) + "\n");
      Files.writeString(out.resolve("span.json"), SpanText.json(span) + "\n");
      Files.writeString(out.resolve("span.csv"), SpanText.csv(span));
      Files.writeString(out.resolve("rates.csv"), RateTable.csv(published));
    } catch (IOException e) {
      return complain("the model cannot be written to " + out + ": " + e.getMessage(), 1);
    }
    var page = spec.commandLine().getOut();
    page.printf(
        "%s of %s, %d days of history, %d contracts%n%n",
        published.arrays().model(),
        published.date(),
        plan.history().days(),
        plan.instruments().size());
    page.print(RateTable.text(published, plan));
    page.printf(
        "%nrate = %s x max(fhs, floor, jump) + %s x stress; rules M-13 to M-19%n",
        plan.rules().marketWeight(), 1 - plan.rules().marketWeight());
    page.flush();
    spec.commandLine().getErr().println("model written to " + out.toAbsolutePath());
    return 0;
  }

  private int complain(String message, int code) {
    spec.commandLine().getErr().println(message);
    return code;
  }
}

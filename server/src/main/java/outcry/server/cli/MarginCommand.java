// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import outcry.core.engine.MarginExplanation;
import outcry.server.scenario.LineFault;
import outcry.server.scenario.MarginJson;
import outcry.server.scenario.PortfolioFile;
import outcry.server.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `outcry margin`: explains a margin, number by number.
@Command(
    name = "margin",
    mixinStandardHelpOptions = true,
    description = {
      "Explains the margin of a portfolio: its worst scenarios, what families offset, add-ons,"
          + " options, what is free, how far a call is, and what one more lot would cost.",
      "",
      "FILE is a portfolio, one JSON object:",
      "",
      "  model       the fields of riskArrays, or the name of a file with them [flat margin]",
      "  contracts   {name: {margin, multiplier, upfront, settlement}}",
      "  positions   {contract: lots}, negative is short",
      "  orders      [{contract, side, qty, price}]",
      "  collateral  money [0]",
      "",
      "or, with --account, a scenario, whose account is explained as it stands at the end."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the margin is explained",
      "2:a file that cannot be read, or something in it that makes no sense (it is said what)"
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  outcry margin --portfolio docs/examples/portfolio.json",
      "  outcry margin --portfolio docs/sessions/margin-with-all-its-parts.jsonl --account labs"
    })
public final class MarginCommand implements Callable<Integer> {
  @Option(
      names = "--portfolio",
      paramLabel = "FILE",
      required = true,
      description = "a portfolio, or with --account a scenario; - reads standard input")
  private String file;

  @Option(
      names = "--account",
      paramLabel = "NAME",
      description = "FILE is a scenario, and this the account of it to explain")
  private String account;

  @Option(names = "--json", description = "the same numbers as one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try {
      var explanation = explain();
      var out = spec.commandLine().getOut();
      if (json) {
        out.println(MarginJson.of(explanation, account));
      } else {
        out.print(MarginText.of(explanation, account == null ? file : account));
      }
      out.flush();
      return 0;
    } catch (NoSuchFileException e) {
      return complain(e.getMessage() + ": no such file");
    } catch (IOException e) {
      return complain(file + ": cannot be read: " + e.getMessage());
    } catch (LineFault fault) {
      return complain(account == null ? file + ": " + fault.getMessage() : fault.getMessage());
    } catch (ArithmeticException _) {
      return complain(file + ": the portfolio is too large to count (rule M-12)");
    }
  }

  private MarginExplanation explain() throws IOException, LineFault {
    boolean input = file.equals("-");
    var bytes = input ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
    if (account == null) {
      var folder = input ? Path.of("") : Path.of(file).toAbsolutePath().getParent();
      return PortfolioFile.explain(new String(bytes, StandardCharsets.UTF_8), folder);
    }
    var scenario = new Scenario(OutputStream.nullOutputStream(), new Scenario.Options(true, 0));
    scenario.play(new ByteArrayInputStream(bytes), file);
    return scenario.explain(account);
  }

  private int complain(String message) {
    spec.commandLine().getErr().println(message);
    return 2;
  }
}

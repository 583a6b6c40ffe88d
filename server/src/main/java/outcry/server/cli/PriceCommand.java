// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import outcry.server.pricing.OptionPrices;
import outcry.server.scenario.LineFault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `outcry price`: what options are worth and what moves them.
@Command(
    name = "price",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 120,
    description = {
      "Prices options: one JSON object a line in, one a line out. Blank lines and lines that begin"
          + " with # are passed over.",
      "",
      "An answer has price, delta, gamma, vega (per 1.00 of volatility), theta (per year) and rho"
          + " (per 1.00 of interest), with every digit.",
      "",
      "model black76: option on a future",
      "  F forward, K strike, sigma volatility a year, days to expiry (or T in years), r interest,"
          + " cp \"C\" or \"P\".",
      "  With price instead of sigma the volatility is found and answered.",
      "model average: option on the mean of fixings, paid on the last one; a cap (C) or a floor"
          + " (P)",
      "  F (or forwards [one for each fixing to come], or F0 and slopePerFix), K, sigma, r, cp;",
      "  firstFixDay days to the next fixing, nFix fixings to come, stepDays between them (default"
          + " 1),",
      "  or t1 and T, years to the next and the last; past [fixings already known] (default none);",
      "  method \"two-moment\" (default; for grids) or \"curran\" (for settlement prices).",
      "  With b, a cost of carry a year, F is today's price and every forward grows from it.",
      "  Delta and gamma are to a shift of all forwards to come.",
      "model spread: option on F1 - F2",
      "  F1, F2, K, s1 and s2 volatilities, rho correlation, days (or T), r, cp;",
      "  or S1 and S2, today's prices, and q, what they pay a year (default 0);",
      "  method \"kirk\" (default; a formula) or \"exact\" (an integral).",
      "  delta, gamma and vega are to F1 and s1; delta2, gamma2, vega2 to F2 and s2; crossGamma to"
          + " F1 and F2;",
      "  correlation per 1.00 of it. rho of an answer is to interest, as everywhere.",
      "",
      "All: futuresStyle true when the premium is paid through variation (default false); id is"
          + " repeated in the answer.",
      "A year has 365 days."
    },
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nParameters:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every line was priced",
      "1:the answers could not be written",
      "2:a line that is no option (FILE:LINE: what is wrong), or a file that cannot be read; the"
          + " answers before it stand"
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  outcry price --batch - <<'END'",
      "  {\"model\":\"black76\",\"F\":3.1,\"K\":3.1,\"sigma\":0.45,\"days\":30,\"r\":0.04,"
          + "\"cp\":\"C\"}",
      "  {\"model\":\"average\",\"F\":3.1,\"K\":3.2,\"sigma\":0.45,\"r\":0.04,\"firstFixDay\":1,"
          + "\"nFix\":28,\"cp\":\"C\",\"method\":\"curran\"}",
      "  {\"model\":\"spread\",\"F1\":4.2,\"F2\":3.1,\"K\":1,\"s1\":0.6,\"s2\":0.5,\"rho\":0.8,"
          + "\"days\":90,\"r\":0.04,\"cp\":\"C\",\"method\":\"exact\"}",
      "  END"
    })
public final class PriceCommand implements Callable<Integer> {
  private static final int BUFFER = 1 << 16;

  @Parameters(paramLabel = "OPTION", arity = "0..*", description = "an option as a JSON object")
  private List<String> options = List.of();

  @Option(
      names = "--batch",
      paramLabel = "FILE",
      description = "options, one JSON object a line; - reads standard input")
  private String file;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if ((file == null) == options.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Say --batch FILE, or options as JSON objects.");
    }
    try (var in = open()) {
      var out = new BufferedOutputStream(new StandardOutput(), BUFFER);
      OptionPrices.play(in, file == null ? "option" : file, out);
      return 0;
    } catch (LineFault fault) {
      return complain(fault.getMessage());
    } catch (StandardOutput.Unwritten _) {
      complain("standard output is full or closed; not every answer was written");
      return 1;
    } catch (NoSuchFileException _) {
      return complain(file + ": no such file");
    } catch (IOException e) {
      return complain(file + ": cannot be read: " + e.getMessage());
    }
  }

  /// Options on the command line are a file of a line each.
  private InputStream open() throws IOException {
    if (file == null) {
      var text = String.join("\n", options.stream().map(each -> each.replace('\n', ' ')).toList());
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
    return new BufferedInputStream(
        file.equals("-") ? System.in : Files.newInputStream(Path.of(file)), BUFFER);
  }

  private int complain(String message) {
    spec.commandLine().getErr().println(message);
    return 2;
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import outcry.pricing.backtest.facts.BadFacts;
import outcry.server.backtest.BacktestJson;
import outcry.server.backtest.BacktestPage;
import outcry.server.backtest.BacktestResult;
import outcry.server.backtest.BacktestText;
import outcry.server.backtest.Backtests;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `outcry backtest`: does the margin cover what happened?
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "Compares the margin of every day with what portfolios then lost over two days.",
      "",
      "Runs on made-up prices and the shipped fixings, and with --data on records of real prices as"
          + " well. Takes a minute or a few; progress goes to standard error."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, whatever the tests say",
      "1:the page cannot be written",
      "2:a folder of records that is none; the message says which file and why"
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  outcry backtest --data ../shared/data --html backtest.html",
      "",
      "What the figures mean is described in docs/backtests.md."
    })
public final class BacktestCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "folder of price records (default: none, and the report says so)")
  private Path data;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Option(names = "--html", paramLabel = "FILE", description = "write a page with pictures")
  private Path html;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    BacktestResult result;
    try {
      result = new Backtests(Backtests.Extent.REPORT, System.err::println).run(data);
    } catch (NoSuchFileException e) {
      return complain("--data " + data + ": no file " + e.getMessage(), 2);
    } catch (IOException | BadFacts e) {
      return complain("--data " + data + ": " + e.getMessage(), 2);
    }
    if (html != null) {
      try {
        Files.writeString(html, BacktestPage.of(result));
      } catch (IOException e) {
        return complain("the page cannot be written to " + html + ": " + e.getMessage(), 1);
      }
      System.err.println("page written to " + html.toAbsolutePath());
    }
    System.out.print(json ? BacktestJson.of(result) + "\n" : BacktestText.of(result));
    return 0;
  }

  private int complain(String message, int code) {
    spec.commandLine().getErr().println(message);
    return code;
  }
}

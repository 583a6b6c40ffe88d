// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import outcry.desk.exposure.BadExposure;
import outcry.desk.exposure.Exposure;
import outcry.desk.exposure.ExposureFile;
import outcry.desk.report.CaseFigures;
import outcry.desk.report.HtmlReport;
import outcry.desk.report.TextReport;
import outcry.index.fact.MalformedTable;
import outcry.index.fact.PriceFacts;
import outcry.server.casestudy.CaseJson;
import outcry.server.casestudy.CaseStudy;
import outcry.server.casestudy.PriceTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `outcry case-study`: an asset manager's compute bill, replayed and hedged each January.
@Command(
    name = "case-study",
    mixinStandardHelpOptions = true,
    description = {
      "Replays an asset manager's compute bill through the price facts, hedged each January.",
      "",
      "Runs without network on a fresh exchange in this process: orders against liquidity, margin,"
          + " variation and expiry are real. Prints a summary and writes an HTML report."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:the report cannot be written, or the exchange itself failed",
      "2:an exposure, price table or month that cannot stand; the message says which and why"
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  outcry case-study --from 2025-01 --to 2025-12 --json",
      "",
      "What is measured, and how, is described in docs/case-study.md."
    })
public final class CaseStudyCommand implements Callable<Integer> {
  @Option(
      names = "--exposure",
      paramLabel = "FILE",
      description =
          "what is bought: a table month,good,quantity,provider in GPU-hours and million tokens"
              + " (default: the shipped one)")
  private Path exposure;

  @Option(
      names = "--prices",
      paramLabel = "FOLDER",
      description = "price tables that replace the shipped ones of the same name")
  private Path prices;

  @Option(names = "--from", paramLabel = "YYYY-MM", description = "first month measured")
  private String from;

  @Option(names = "--to", paramLabel = "YYYY-MM", description = "last month measured")
  private String to;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "outcry-case-study.html",
      description = "where the report goes (default: ${DEFAULT-VALUE} in the current folder)")
  private Path out;

  @Option(names = "--json", description = "print the result as one JSON object")
  private boolean json;

  @Option(names = "--show-exposure", description = "print the shipped exposure table and stop")
  private boolean showExposure;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (showExposure) {
      System.out.print(CaseStudy.shippedExposure());
      return 0;
    }
    CaseFigures figures;
    try {
      figures = figures();
    } catch (BadExposure | MalformedTable | IOException e) {
      return complain(reason(e), 2);
    } catch (Unusable e) {
      return complain(e.getMessage(), 2);
    } catch (ArithmeticException _) {
      return complain(
          "the exposure as a whole is worth more than can be counted (9.2 trillion USD)", 2);
    }
    try {
      Files.writeString(out, HtmlReport.of(figures));
    } catch (IOException e) {
      return complain("the report cannot be written to " + out + ": " + reason(e), 1);
    }
    System.out.println(json ? CaseJson.of(figures) : TextReport.of(figures));
    System.err.println("report written to " + out.toAbsolutePath());
    return 0;
  }

  private CaseFigures figures() throws IOException, Unusable {
    var facts = prices == null ? PriceFacts.shipped() : PriceTables.over(prices);
    var study =
        new CaseStudy(
            facts,
            prices == null ? "the shipped table of dated list prices" : "tables of " + prices,
            exposure == null ? "the shipped case" : exposure.toString());
    var rows = within(rows(study));
    return study.run(rows, System.err::println);
  }

  private List<Exposure> rows(CaseStudy study) throws IOException {
    return exposure == null
        ? ExposureFile.parse("exposure.csv", CaseStudy.shippedExposure(), study.market())
        : ExposureFile.parse(exposure.toString(), Files.readString(exposure), study.market());
  }

  private List<Exposure> within(List<Exposure> rows) throws Unusable {
    var first = month("--from", from);
    var last = month("--to", to);
    if (first != null && last != null && first.isAfter(last)) {
      throw new Unusable(
          "--from " + first + " is after --to " + last + "; the first month comes first");
    }
    var kept =
        rows.stream()
            .filter(row -> first == null || !row.month().isBefore(first))
            .filter(row -> last == null || !row.month().isAfter(last))
            .toList();
    if (kept.isEmpty() && !rows.isEmpty()) {
      throw new Unusable(
          "no exposure lies within --from "
              + (first == null ? "(open)" : first)
              + " --to "
              + (last == null ? "(open)" : last)
              + "; it covers "
              + rows.stream().map(Exposure::month).min(YearMonth::compareTo).orElseThrow()
              + " to "
              + rows.stream().map(Exposure::month).max(YearMonth::compareTo).orElseThrow());
    }
    return kept;
  }

  private static YearMonth month(String option, String value) throws Unusable {
    try {
      return value == null ? null : YearMonth.parse(value);
    } catch (DateTimeException _) {
      throw new Unusable(
          option + " \"" + value + "\"; a month is written YYYY-MM, for example 2026-03");
    }
  }

  private static String reason(Exception e) {
    return switch (e) {
      case NoSuchFileException missing -> missing.getMessage() + ": no such file or folder";
      case CharacterCodingException _ -> "a file is not UTF-8 text";
      default -> e.getMessage();
    };
  }

  private int complain(String message, int code) {
    spec.commandLine().getErr().println(message);
    return code;
  }

  /// A request that names no months.
  private static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    Unusable(String message) {
      super(message);
    }
  }
}

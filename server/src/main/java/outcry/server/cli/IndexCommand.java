// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import outcry.desk.report.Money;
import outcry.index.fact.PriceFacts;
import outcry.index.median.Benchmark;
import outcry.index.median.Fixing;
import outcry.index.median.FixingTable;
import outcry.server.cli.index.AttributionCommand;
import outcry.server.cli.index.CollectCommand;
import outcry.server.cli.index.ComplaintCommand;
import outcry.server.cli.index.ContributeCommand;
import outcry.server.cli.index.CorrectCommand;
import outcry.server.cli.index.ExplainCommand;
import outcry.server.cli.index.FixCommand;
import outcry.server.cli.index.HistoryCommand;
import outcry.server.cli.index.KeyCommand;
import outcry.server.cli.index.OverrideCommand;
import outcry.server.cli.index.PublishCommand;
import outcry.server.cli.index.QualityCommand;
import outcry.server.cli.index.RecomputeCommand;
import outcry.server.cli.index.RobustnessCommand;
import outcry.server.cli.index.VerifyCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `outcry index`: the fixings of a day, from the shipped facts.
@Command(
    name = "index",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 110,
    description = {
      "Prints the fixings of every index on a day, recomputed from the shipped price facts.",
      "With a command: makes, explains, recomputes and publishes fixings from observations."
    },
    commandListHeading = "%nCommands:%n",
    subcommands = {
      FixCommand.class,
      ExplainCommand.class,
      RecomputeCommand.class,
      HistoryCommand.class,
      PublishCommand.class,
      CorrectCommand.class,
      OverrideCommand.class,
      VerifyCommand.class,
      ComplaintCommand.class,
      KeyCommand.class,
      CollectCommand.class,
      AttributionCommand.class,
      ContributeCommand.class,
      RobustnessCommand.class,
      QualityCommand.class
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "2:a date that is none, or lies outside the facts"})
public final class IndexCommand implements Callable<Integer> {
  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "day of the fixings (default: the last day of which facts are known)")
  private String date;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    var benchmark = new Benchmark(PriceFacts.shipped());
    LocalDate day;
    try {
      day = date == null ? benchmark.lastDate() : LocalDate.parse(date);
    } catch (DateTimeException _) {
      return complain(
          "--date \"" + date + "\"; a date is written YYYY-MM-DD, for example 2026-03-31");
    }
    var first = benchmark.facts().firstDate();
    if (day.isBefore(first) || day.isAfter(benchmark.lastDate())) {
      return complain(
          "--date "
              + day
              + " lies outside the facts, which run from "
              + first
              + " to "
              + benchmark.lastDate());
    }
    System.out.print(json ? json(benchmark, day) + "\n" : FixingTable.text(benchmark, day));
    return 0;
  }

  private static ObjectNode json(Benchmark benchmark, LocalDate day) {
    var page = JsonNodeFactory.instance.objectNode().put("date", day.toString());
    var indices = page.putArray("indices");
    for (var row : FixingTable.rows(benchmark, day)) {
      var entry = indices.addObject();
      entry
          .put("index", row.terms().index())
          .put("title", row.terms().title())
          .put("unit", row.terms().unit());
      if (row.fixing().isPresent()) {
        fixing(entry, row.fixing().get(), row.sevenDayMean());
      } else {
        entry.putNull("value").put("absence", row.absence());
      }
    }
    return page;
  }

  private static void fixing(ObjectNode entry, Fixing fixing, OptionalLong mean) {
    entry.put("value", Money.exact(fixing.value())).put("grade", fixing.grade().name());
    entry.put("sources", fixing.sources()).put("carried", fixing.carried());
    entry.put("low", Money.exact(fixing.low())).put("high", Money.exact(fixing.high()));
    if (mean.isPresent()) {
      entry.put("sevenDayMean", Money.exact(mean.getAsLong()));
    }
    entry.put("explanation", fixing.explanation());
    var inputs = entry.putArray("inputs");
    for (var input : fixing.inputs()) {
      var in = inputs.addObject().put("provider", input.provider()).put("good", input.good());
      in.put("observed", input.observed().toString()).put("price", Money.exact(input.price()));
      in.put("weight", input.weight()).put("carried", input.carried());
    }
  }

  private int complain(String message) {
    spec.commandLine().getErr().println(message);
    return 2;
  }
}

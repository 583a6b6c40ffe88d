// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import outcry.index.analysis.Quality;
import outcry.index.analysis.Quality.Cheapest;
import outcry.index.analysis.Scores;
import outcry.index.analysis.UnreadableBill;
import outcry.index.fact.PriceFacts;
import outcry.index.median.Basket;
import outcry.index.observation.Dollars;
import outcry.server.benchmark.BadFixing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.JsonNodeFactory;

/// `outcry index quality`: what a fixed capability costs. Analytics: nothing settles on it.
@Command(
    name = "quality",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the cheapest price of any model that is good enough, and the days on which it"
          + " changed.",
      "",
      "Analytics only: no contract settles on this (rule I-59). The scores are yours; the prices",
      "are the shipped facts.%n"
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "2:a command that makes no sense: no such file, column, mix or day"},
    footerHeading = "%nAn example: outcry index quality --scores scores.csv --mark 50%n")
public final class QualityCommand implements Callable<Integer> {
  /// Days a price speaks without being seen again, as in the Archive family (rule I-50).
  private static final int STALE = 400;

  @Option(
      names = "--scores",
      required = true,
      paramLabel = "FILE",
      description = "CSV with model,score; more is better")
  private Path scores;

  @Option(
      names = "--mark",
      required = true,
      paramLabel = "N",
      description = "the score that is good enough")
  private double mark;

  @Option(
      names = "--mix",
      defaultValue = "3:0:1",
      paramLabel = "I:C:O",
      description =
          "parts of input, cached input and output in a million tokens (default: ${DEFAULT-VALUE})")
  private String mix;

  @Option(
      names = "--from",
      paramLabel = "YYYY-MM-DD",
      description = "first day (default: a year before the last)")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "YYYY-MM-DD",
      description = "last day (default: the last of which facts are known)")
  private String to;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try {
      var facts = PriceFacts.shipped();
      var last = to == null ? facts.lastDate() : Asking.day("--to", to);
      var first = from == null ? last.minusYears(1) : Asking.day("--from", from);
      check(facts, first, last);
      var read = Scores.parse(Files.readString(scores, StandardCharsets.UTF_8));
      var history =
          new Quality(facts, read.byModel(), mark, workload(), STALE).history(first, last);
      Print.out(json ? json(first, last, read, history) : text(first, last, read, history));
      return 0;
    } catch (BadFixing e) {
      return Mistake.about(e, spec);
    } catch (UnreadableBill e) {
      return Mistake.say(scores + ": " + e.getMessage(), spec);
    } catch (NoSuchFileException _) {
      return Mistake.say("--scores " + scores + ": no such file", spec);
    } catch (IOException _) {
      return Mistake.say("--scores " + scores + " cannot be read as text", spec);
    }
  }

  private static void check(PriceFacts facts, LocalDate first, LocalDate last) throws BadFixing {
    if (first.isAfter(last)) throw new BadFixing("--from " + first + " is after --to " + last);
    if (first.isBefore(facts.firstDate()) || last.isAfter(facts.lastDate()))
      throw new BadFixing(
          first
              + " to "
              + last
              + " lies outside the facts, which run from "
              + facts.firstDate()
              + " to "
              + facts.lastDate());
  }

  private Basket.Workload workload() throws BadFixing {
    var parts = mix.split(":", -1);
    try {
      if (parts.length == 3)
        return new Basket.Workload("quality", part(parts[0]), part(parts[1]), part(parts[2]));
    } catch (IllegalArgumentException _) {
      // said below
    }
    throw new BadFixing(
        "--mix " + mix + ": three whole numbers from 0 to 1000, not all 0, for example 3:0:1");
  }

  private static int part(String text) {
    int part = Integer.parseInt(text.strip());
    if (part > 1_000) throw new IllegalArgumentException(text);
    return part;
  }

  private String text(LocalDate first, LocalDate last, Scores read, List<Cheapest> history) {
    var page = new StringBuilder();
    page.append("The cheapest million tokens (")
        .append(mix)
        .append(" input, cached, output) of a model that scores ")
        .append(plain())
        .append(" or more\n")
        .append(Quality.LABEL.substring(0, 1).toUpperCase(Locale.ROOT))
        .append(Quality.LABEL.substring(1))
        .append(".\n\n");
    if (history.isEmpty())
      page.append("No model with that score had a price from " + first + " to " + last + ".\n");
    else {
      var sheet = new Sheet("", "from", "model", "seller", ">USD per Mtok");
      for (var each : history)
        sheet.row(
            each.date().toString(), each.model(), each.seller(), Dollars.text(each.price(), 6));
      page.append(sheet.text()).append("until ").append(last).append('\n');
    }
    if (!read.unlisted().isEmpty())
      page.append("\nNo price is known of ")
          .append(String.join(", ", read.unlisted()))
          .append(": not looked at.\n");
    return page.toString();
  }

  private String plain() {
    return BigDecimal.valueOf(mark).stripTrailingZeros().toPlainString();
  }

  private String json(LocalDate first, LocalDate last, Scores read, List<Cheapest> history) {
    var page = JsonNodeFactory.instance.objectNode().put("label", Quality.LABEL);
    page.put("mark", mark).put("mix", mix).put("from", first.toString());
    page.put("to", last.toString()).put("unit", "Mtok");
    var changes = page.putArray("cheapest");
    for (var each : history) {
      var row = changes.addObject().put("date", each.date().toString());
      row.put("model", each.model()).put("seller", each.seller());
      row.put("price", Dollars.text(each.price(), 6));
    }
    var unlisted = page.putArray("unlisted");
    read.unlisted().forEach(unlisted::add);
    return page + "\n";
  }
}

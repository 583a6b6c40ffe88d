// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import outcry.server.benchmark.BadFixing;
import outcry.server.benchmark.Fixing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `outcry index history`: one index, day after day.
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 110,
    description = {"Determines an index on every day of a period: a table with a small chart."},
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:a command that makes no sense: no such index, file, column or day"
    })
public final class HistoryCommand implements Callable<Integer> {
  @Mixin private Asking asking;

  @Option(
      names = "--from",
      paramLabel = "YYYY-MM-DD",
      description = "first day (default: the first of the files)")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "YYYY-MM-DD",
      description = "last day (default: the last of the files)")
  private String to;

  @Option(names = "--csv", description = "print CSV")
  private boolean csv;

  @Option(names = "--json", description = "print JSON, one object a day and line")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var days = new ArrayList<Fixing>();
    try {
      if (csv && json) throw new BadFixing("--csv and --json: one of them");
      var evidence = asking.read();
      var last = asking.date("--to", to, evidence);
      var first = from == null ? LocalDate.MIN : Asking.day("--from", from);
      if (first.isAfter(last))
        throw new BadFixing(
            to == null
                ? "--from " + first + " lies after the observations, which end on " + last
                : "--from " + first + " is after --to " + last + "; turn them round");
      evidence.walk(last).to(last, day -> keep(day, first, days));
    } catch (BadFixing e) {
      return Mistake.about(e, spec);
    } catch (IOException e) {
      return Mistake.about(e, spec);
    }
    Print.out(csv ? csv(days) : json ? json(days) : HistoryPage.text(days));
    return 0;
  }

  private static void keep(Fixing day, LocalDate first, List<Fixing> days) {
    if (!day.date().isBefore(first)) days.add(day);
  }

  private static String csv(List<Fixing> days) {
    var page =
        new StringBuilder(
            "index,date,value,grade,method,effectiveN,providers,carried,withheld,median,p25,p75\n");
    for (var day : days) {
      page.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%s,%s,%s,%d,%d,%s,%s,%s,%s\n",
              day.index(),
              day.date(),
              day.value().isPresent() ? Figures.exact(day.value()) : "",
              day.grade().map(Enum::name).orElse(""),
              day.method(),
              Figures.rounded(day.effectiveN(), 3),
              day.providers(),
              day.carried(),
              day.isWithheld(),
              cell(day.beside().median()),
              cell(day.beside().p25()),
              cell(day.beside().p75())));
    }
    return page.toString();
  }

  private static String cell(long micros) {
    return micros == 0 ? "" : Figures.exact(micros);
  }

  private static String json(List<Fixing> days) {
    var page = new StringBuilder();
    for (var day : days) page.append(HistoryPage.json(day)).append('\n');
    return page.toString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import outcry.index.analysis.Bounds;
import outcry.index.analysis.ObservedDays;
import outcry.index.analysis.Robustness;
import outcry.index.analysis.RobustnessText;
import outcry.index.fixing.State;
import outcry.index.listed.ListedMethod;
import outcry.index.observation.Reading;
import outcry.server.benchmark.BadFixing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `outcry index robustness`: who can push the print, and how far.
@Command(
    name = "robustness",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 110,
    description = {
      "Attacks a Listed index through its own method.",
      "Every provider and every pair of colluders is moved by half up, by half down and gone, for"
          + " every",
      "single day and held to the end of the window of at most 31 days, as posted and by somebody"
          + " who",
      "satisfies every screen. Says what the print and the window's mean do, worst first, and what"
          + " the",
      "same attacks do to a mean, a median, a trimmed mean and a median of offers."
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:a command that makes no sense: no such index, file, column or day"
    },
    footerHeading = "%nMeasured tables and how to read them: docs/robustness.md.%n")
public final class RobustnessCommand implements Callable<Integer> {
  private static final int MANY = 200;
  private static final int TOLD = 5;

  @Mixin private Asking asking;

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "last day of the window (default: the last of the files)")
  private String date;

  @Option(names = "--alone", description = "single providers only, no pairs of colluders")
  private boolean alone;

  @Option(names = "--json", description = "print one JSON object with every attack")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Robustness report;
    try {
      report = report();
    } catch (BadFixing e) {
      return Mistake.about(e, spec);
    } catch (IOException e) {
      return Mistake.about(e, spec);
    }
    Print.out(json ? RobustnessJson.of(report) + "\n" : RobustnessText.of(report));
    return 0;
  }

  /// Progress goes where errors go: it is no result. Small panels are through before one looks.
  private void tell(int attackers, int of) {
    int step = of / TOLD;
    if (of < MANY || attackers % step != 0 || attackers / step > TOLD) return;
    spec.commandLine().getErr().println(attackers + " of " + of + " attackers tried");
  }

  private Robustness report() throws BadFixing, IOException {
    var evidence = asking.read();
    if (!(evidence.known().method() instanceof ListedMethod method)
        || asking.observations.isEmpty()) {
      throw new BadFixing(
          evidence.known().name()
              + " cannot be attacked: robustness is about Listed panels and their observations,"
              + " for example --index H100 --observations FILE");
    }
    var last = asking.date("--date", date, evidence);
    if (evidence.submissions().isEmpty())
      throw new BadFixing(
          evidence.known().name()
              + " cannot be attacked: no observation in the files is about it (rule I-22)");
    var readings = new ArrayList<Reading>();
    for (var day = evidence.first(); !day.isAfter(last); day = day.plusDays(1)) {
      readings.addAll(evidence.submissions().day(day).readings());
    }
    var start = evidence.before().map(before -> before.fixing().state()).orElse(State.NONE);
    try {
      return Robustness.of(
          method,
          ObservedDays.of(method.index(), readings),
          start,
          Bounds.of(method.terms()),
          alone ? 1 : 2,
          this::tell);
    } catch (IllegalArgumentException e) {
      throw new BadFixing(evidence.known().name() + " cannot be attacked: " + e.getMessage());
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import outcry.server.benchmark.BadFixing;
import outcry.server.benchmark.Complaints;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `outcry index complaint`: complaints and their answers, in the journal.
@Command(
    name = "complaint",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 110,
    description = {
      "Files a complaint about a fixing, answers one, lists them with their age (rule I-41)."
    },
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      ComplaintCommand.FileOne.class,
      ComplaintCommand.Answer.class,
      ComplaintCommand.ListAll.class
    })
public final class ComplaintCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say which: file, answer or list.");
  }

  @Command(
      name = "file",
      mixinStandardHelpOptions = true,
      usageHelpWidth = 110,
      parameterListHeading = "%nParameters:%n",
      optionListHeading = "%nOptions:%n",
      description = "Files a complaint.")
  static final class FileOne extends Step {
    @Option(names = "--index", required = true, paramLabel = "NAME", description = "H100, H100-L/2")
    private String index;

    @Option(names = "--date", required = true, paramLabel = "YYYY-MM-DD", description = "the day")
    private String date;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "who complains")
    private String by;

    @Option(names = "--text", required = true, paramLabel = "TEXT", description = "what about")
    private String text;

    @Override
    int take() throws BadFixing, IOException {
      var name = Desk.known(index).name();
      var day = Asking.day("--date", date);
      var office = desk.office();
      office.checkHour(day);
      long number = new Complaints(office).file(name, day, by, text);
      Print.out("complaint " + number + " about " + name + " of " + date + " is in the journal\n");
      return 0;
    }
  }

  @Command(
      name = "answer",
      mixinStandardHelpOptions = true,
      usageHelpWidth = 110,
      parameterListHeading = "%nParameters:%n",
      optionListHeading = "%nOptions:%n",
      description = "Answers a complaint.")
  static final class Answer extends Step {
    @Parameters(paramLabel = "NUMBER", description = "the complaint's number")
    private String number;

    @Option(names = "--by", required = true, paramLabel = "NAME", description = "who answers")
    private String by;

    @Option(names = "--text", required = true, paramLabel = "TEXT", description = "the answer")
    private String text;

    @Override
    int take() throws BadFixing, IOException {
      if (!number.matches("\\d{1,9}"))
        throw new BadFixing(
            "complaint \"" + number + "\" has no number; index complaint list shows them");
      new Complaints(desk.office()).answer(Long.parseLong(number), by, text);
      Print.out("complaint " + number + " is answered\n");
      return 0;
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      usageHelpWidth = 110,
      parameterListHeading = "%nParameters:%n",
      optionListHeading = "%nOptions:%n",
      description = "Lists all complaints.")
  static final class ListAll extends Step {
    @Override
    int take() throws BadFixing, IOException {
      var office = desk.office();
      if (new Complaints(office).all().isEmpty()) {
        Print.out("nobody has complained\n");
        return 0;
      }
      var sheet = new Sheet("", ">number", "index", "date", "state", "complaint", "answer");
      for (var each : new Complaints(office).all()) {
        var state =
            each.answer().isEmpty()
                ? "open for " + Figures.count(each.age(office.clock().instant()), "day")
                : "answered";
        sheet.row(
            Long.toString(each.number()),
            each.name(),
            each.date(),
            state,
            each.text(),
            each.answer());
      }
      Print.out(sheet.text());
      return 0;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import outcry.server.scenario.LineFault;
import outcry.server.scenario.Scenario;
import outcry.server.scenario.Words;
import outcry.server.statement.Statement;
import outcry.server.statement.StatementBooks;
import outcry.server.statement.StatementPage;
import outcry.server.statement.StatementText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `outcry statement`: an account's day out of a scenario.
@Command(
    name = "statement",
    mixinStandardHelpOptions = true,
    description = {
      "Replays a scenario and writes the statement of one account and day: opening cash, every"
          + " movement, closing cash, positions, margin."
    },
    optionListHeading = "%nOptions:%n",
    parameterListHeading = "%nParameters:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the statement was written",
      "1:the exchange itself failed, or the statement could not be written",
      "2:no such file, account or day, or a line that is no command"
    },
    footerHeading = "%nExample:%n",
    footer =
        "  outcry statement --account A.H --format html"
            + " docs/sessions/a-trade-busted-after-it-was-paid.jsonl > statement.html")
public final class StatementCommand implements Callable<Integer> {
  private static final int BUFFER = 1 << 16;

  enum Format {
    CSV,
    JSON,
    HTML
  }

  @Parameters(paramLabel = "FILE", description = "the scenario; - reads standard input")
  private String file;

  @Option(
      names = "--account",
      required = true,
      paramLabel = "NAME",
      description = "whose statement")
  private String account;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      converter = Day.class,
      description = "the day; without it the last one with a final settle")
  private LocalDate date;

  @Option(
      names = "--format",
      defaultValue = "csv",
      description = "csv, json or html (default: ${DEFAULT-VALUE})")
  private Format format;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var books = new StatementBooks(account);
    try (var in = open()) {
      var nowhere = OutputStream.nullOutputStream();
      new Scenario(nowhere, Scenario.Options.PLAIN, books::take).play(in, file);
    } catch (LineFault fault) {
      return complain(fault.getMessage());
    } catch (NoSuchFileException _) {
      return complain(file + ": no such file");
    }
    if (!books.isOpen()) {
      return complain("account " + account + " is not open in " + file);
    }
    var statements = books.statements();
    var chosen = chosen(statements);
    if (chosen == null) {
      return complain(
          "account %s has no day %s; there are %s".formatted(account, date, days(statements)));
    }
    try {
      new StandardOutput().write(text(chosen).getBytes(StandardCharsets.UTF_8));
      return 0;
    } catch (StandardOutput.Unwritten _) {
      spec.commandLine().getErr().println("standard output is full or closed");
      return 1;
    }
  }

  /// Null when the day asked for is none. Without a day: the last that is closed, else the running
  /// one.
  private Statement chosen(List<Statement> statements) {
    var chosen = date == null ? statements.getFirst() : null;
    for (var each : statements) {
      if (date == null ? each.isClosed() : each.date() == date.toEpochDay()) {
        chosen = each;
      }
    }
    return chosen;
  }

  private static String days(List<Statement> statements) {
    return statements.stream()
        .map(each -> Words.date(each.date()))
        .collect(Collectors.joining(", "));
  }

  private String text(Statement statement) {
    return switch (format) {
      case CSV -> StatementText.csv(statement);
      case JSON -> StatementText.json(statement).toPrettyString() + "\n";
      case HTML -> StatementPage.of(statement);
    };
  }

  private InputStream open() throws IOException {
    return new BufferedInputStream(
        file.equals("-") ? System.in : Files.newInputStream(Path.of(file)), BUFFER);
  }

  private int complain(String message) {
    spec.commandLine().getErr().println(message);
    return 2;
  }
}

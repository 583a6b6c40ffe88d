// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import outcry.index.observation.Dollars;
import outcry.server.benchmark.BadFixing;
import outcry.server.benchmark.Oversight;
import outcry.server.benchmark.People;
import outcry.server.benchmark.SigningKey;
import outcry.server.benchmark.VerifyingKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `outcry index override`: a value by two registered people instead of the method.
@Command(
    name = "override",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 110,
    description = {
      "Puts a value of two registered people in the place of the method's.",
      "With a written reason and grade D, for ever visible in the fixing (rule I-36): register,",
      "propose, approve."
    },
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      OverrideCommand.Register.class,
      OverrideCommand.Propose.class,
      OverrideCommand.Approve.class,
      OverrideCommand.Persons.class
    })
public final class OverrideCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say which step: register, propose, approve or people.");
  }

  private static SigningKey key(Path file) throws BadFixing, IOException {
    if (!Files.exists(file))
      throw new BadFixing(
          "--key " + file + ": no such file; index override register NAME --key FILE makes one");
    return SigningKey.read(file);
  }

  @Command(
      name = "register",
      mixinStandardHelpOptions = true,
      usageHelpWidth = 110,
      parameterListHeading = "%nParameters:%n",
      optionListHeading = "%nOptions:%n",
      description =
          "Enters a person who may propose or approve, with a key; makes the key pair once.")
  static final class Register extends Step {
    @Parameters(paramLabel = "PERSON", description = "a name")
    private String person;

    @Option(
        names = "--key",
        paramLabel = "FILE",
        description = "the person's key pair or public key, PEM (default: PERSON.pem, made once)")
    private Path key;

    @Override
    int take() throws BadFixing, IOException {
      var file = key == null ? Path.of(person + ".pem") : key;
      var known = Files.exists(file) ? VerifyingKey.read(file) : SigningKey.at(file).verifying();
      new Oversight(desk.office()).register(person, known);
      Print.out(person + " is registered with the key " + known.text() + " in " + file + "\n");
      return 0;
    }
  }

  @Command(
      name = "people",
      mixinStandardHelpOptions = true,
      usageHelpWidth = 110,
      parameterListHeading = "%nParameters:%n",
      optionListHeading = "%nOptions:%n",
      description = "Lists who is registered.")
  static final class Persons extends Step {
    @Override
    int take() throws BadFixing, IOException {
      var people = People.of(desk.archive().journal());
      if (people.isEmpty()) {
        Print.out("nobody is registered; index override register NAME enters a person\n");
        return 0;
      }
      var sheet = new Sheet("", "person", "key");
      people.forEach(sheet::row);
      Print.out(sheet.text());
      return 0;
    }
  }

  @Command(
      name = "propose",
      mixinStandardHelpOptions = true,
      usageHelpWidth = 110,
      parameterListHeading = "%nParameters:%n",
      optionListHeading = "%nOptions:%n",
      description = "The first person: which value, and why.")
  static final class Propose extends Step {
    @Option(names = "--index", required = true, paramLabel = "NAME", description = "H100, H100-L/2")
    private String index;

    @Option(names = "--date", required = true, paramLabel = "YYYY-MM-DD", description = "the day")
    private String date;

    @Option(names = "--value", required = true, paramLabel = "USD", description = "such as 3.37")
    private String value;

    @Option(
        names = "--reason",
        required = true,
        paramLabel = "TEXT",
        description = "at least 20 characters")
    private String reason;

    @Option(names = "--by", required = true, paramLabel = "PERSON", description = "who proposes")
    private String person;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "the person's key")
    private Path key;

    @Override
    int take() throws BadFixing, IOException {
      long micros;
      try {
        micros = Dollars.parse(value);
      } catch (IllegalArgumentException e) {
        throw new BadFixing("--value " + e.getMessage());
      }
      var office = desk.office();
      var known = Desk.known(index);
      var day = Asking.day("--date", date);
      new Oversight(office).propose(known, day, micros, reason, person, key(key));
      Print.out(
          person
              + " proposes "
              + Figures.exact(micros)
              + " for "
              + known.name()
              + " of "
              + day
              + ". Another registered person runs: index override approve --index "
              + index
              + " --date "
              + day
              + " --by PERSON --key FILE\n");
      return 0;
    }
  }

  @Command(
      name = "approve",
      mixinStandardHelpOptions = true,
      usageHelpWidth = 110,
      parameterListHeading = "%nParameters:%n",
      optionListHeading = "%nOptions:%n",
      description = "Another person: puts the proposal in force.")
  static final class Approve extends Step {
    @Option(names = "--index", required = true, paramLabel = "NAME", description = "H100, H100-L/2")
    private String index;

    @Option(names = "--date", required = true, paramLabel = "YYYY-MM-DD", description = "the day")
    private String date;

    @Option(names = "--by", required = true, paramLabel = "PERSON", description = "who approves")
    private String person;

    @Option(names = "--key", required = true, paramLabel = "FILE", description = "the person's key")
    private Path key;

    @Override
    int take() throws BadFixing, IOException {
      var day = Asking.day("--date", date);
      var oversight = new Oversight(desk.office());
      Print.out(IssuedPage.text(oversight.approve(Desk.known(index), day, person, key(key))));
      return 0;
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import java.util.List;

/// The commands of the scenario language: which there are, and who reads each.
///
/// A command is read whole before anything happens, so one with a fault changes nothing.
public final class Language {
  static final List<String> COMMANDS =
      List.of(
          "product",
          "contract",
          "spread",
          "option",
          "state",
          "calendar",
          "account",
          "deposit",
          "withdraw",
          "member",
          "contribute",
          "ccp",
          "asset",
          "collateral",
          "reserve",
          "post",
          "void",
          "interest",
          "cycles",
          "order",
          "replace",
          "cancel",
          "cancelAll",
          "block",
          "quote",
          "massQuote",
          "protection",
          "kill",
          "unkill",
          "fixing",
          "withhold",
          "riskArrays",
          "settle",
          "bust",
          "correct",
          "transfer",
          "default",
          "closeOut",
          "port",
          "liquidate",
          "recover",
          "show",
          "clock");

  private Language() {}

  /// Reads the command of a word from its fields, as every door does; `show`, which asks no
  /// exchange behind a door, and `riskArrays` are not among them.
  public static Command read(String word, Fields fields) throws LineFault {
    return switch (word) {
      case "product" -> ProductListing.product(fields);
      case "contract" -> Listings.contract(fields);
      case "spread" -> Listings.spread(fields);
      case "option" -> Listings.option(fields);
      case "state" -> Listings.state(fields);
      case "calendar" -> Listings.calendar(fields);
      case "account" -> Listings.account(fields);
      case "deposit" -> Clearing.deposit(fields);
      case "withdraw" -> Clearing.withdraw(fields);
      case "member" -> HouseCommands.member(fields);
      case "contribute" -> HouseCommands.contribute(fields);
      case "ccp" -> HouseCommands.ccp(fields);
      case "asset" -> HouseCommands.asset(fields);
      case "collateral" -> HouseCommands.collateral(fields);
      case "reserve" -> HouseCommands.reserve(fields);
      case "post" -> HouseCommands.post(fields);
      case "void" -> HouseCommands.release(fields);
      case "interest" -> HouseCommands.interest(fields);
      case "cycles" -> HouseCommands.cycles(fields);
      case "order" -> OrderCommands.order(fields);
      case "replace" -> OrderCommands.replace(fields);
      case "cancel" -> OrderCommands.cancel(fields);
      case "cancelAll" -> OrderCommands.cancelAll(fields);
      case "block" -> OrderCommands.block(fields);
      case "quote" -> OrderCommands.quote(fields);
      case "massQuote" -> OrderCommands.massQuote(fields);
      case "protection" -> OrderCommands.protection(fields);
      case "kill" -> OrderCommands.kill(fields, true);
      case "unkill" -> OrderCommands.kill(fields, false);
      case "fixing" -> Clearing.fixing(fields);
      case "withhold" -> Clearing.withhold(fields);
      case "settle" -> Clearing.settle(fields);
      case "bust" -> Corrections.bust(fields);
      case "correct" -> Corrections.correct(fields);
      case "transfer" -> Corrections.transfer(fields);
      case "default" -> Defaults.declare(fields);
      case "closeOut" -> Defaults.closeOut(fields);
      case "port" -> Defaults.port(fields);
      case "liquidate" -> Defaults.liquidate(fields);
      case "recover" -> Defaults.recover(fields);
      default ->
          throw new LineFault(
              "unknown command \"%s\"; the commands are %s"
                  .formatted(word, String.join(", ", COMMANDS)));
    };
  }

  static Step step(Line line) throws LineFault {
    return switch (line.command()) {
      case "show" -> Show.step(line);
      case "clock" -> clock(line);
      case "riskArrays" -> riskArrays(line);
      case "order" -> order(line);
      default -> {
        var command = read(line.command(), line);
        yield stage -> stage.send(command);
      }
    };
  }

  private static Step order(Line line) throws LineFault {
    var command = read("order", line);
    var account = line.name("account");
    return stage -> {
      stage.openIfNew(account);
      stage.send(command);
    };
  }

  private static Step riskArrays(Line line) throws LineFault {
    var model = RiskArrays.read(line);
    return stage -> stage.send((writer, _) -> writer.publishRiskArrays(model));
  }

  private static Step clock(Line line) throws LineFault {
    line.only();
    line.required("t");
    return stage -> stage.send((writer, _) -> writer.advanceClock());
  }
}

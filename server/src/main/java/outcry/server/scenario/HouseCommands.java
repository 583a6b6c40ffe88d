// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import static outcry.core.engine.CommandWriter.ABSENT;

import outcry.wire.HoldStep;

/// Commands of the clearing house's ledger: members and their funds, its own capital, collateral,
/// withdrawals in two steps, interest, and the hours at which it settles by itself.
final class HouseCommands {
  private HouseCommands() {}

  static Command member(Fields fields) throws LineFault {
    fields.only("member", "defaultFund");
    var member = fields.name("member");
    long fund = fields.decimalOr("defaultFund", 0);
    return (writer, _) -> writer.ledger().declareMember(member, fund);
  }

  static Command contribute(Fields fields) throws LineFault {
    fields.only("member", "amount", "ref");
    var member = fields.name("member");
    long amount = fields.decimal("amount");
    var ref = fields.nameOr("ref", "");
    return (writer, _) -> writer.ledger().contribute(member, amount, ref);
  }

  static Command ccp(Fields fields) throws LineFault {
    fields.only("skin1", "skin2", "assessmentCap", "nonCash", "callDeadline", "liquidate");
    long skin1 = fields.decimalIfAny("skin1");
    long skin2 = fields.decimalIfAny("skin2");
    long cap = fields.decimalIfAny("assessmentCap");
    long nonCash = fields.decimalIfAny("nonCash");
    long deadline = fields.has("callDeadline") ? fields.duration("callDeadline") : ABSENT;
    var liquidate = fields.has("liquidate") ? Boolean.valueOf(fields.flag("liquidate")) : null;
    return (writer, _) ->
        writer.ledger().declareHouse(skin1, skin2, cap, nonCash, deadline, liquidate);
  }

  static Command asset(Fields fields) throws LineFault {
    fields.only("asset", "price", "haircut", "currency", "limit");
    var asset = fields.name("asset");
    long price = fields.decimal("price");
    long haircut = fields.decimal("haircut");
    var currency = fields.nameOr("currency", "");
    long limit = fields.decimalIfAny("limit");
    return (writer, _) -> writer.ledger().valueAsset(asset, price, haircut, currency, limit);
  }

  static Command collateral(Fields fields) throws LineFault {
    fields.only("account", "asset", "qty", "ref");
    var account = fields.name("account");
    var asset = fields.name("asset");
    long quantity = fields.whole("qty");
    var ref = fields.nameOr("ref", "");
    return (writer, _) -> writer.ledger().moveCollateral(account, asset, quantity, ref);
  }

  static Command reserve(Fields fields) throws LineFault {
    fields.only("account", "amount", "ref");
    var account = fields.name("account");
    long amount = fields.decimal("amount");
    var ref = fields.name("ref");
    return (writer, _) -> writer.ledger().holdCash(HoldStep.RESERVE, account, amount, ref);
  }

  static Command post(Fields fields) throws LineFault {
    fields.only("account", "ref", "amount");
    var account = fields.name("account");
    var ref = fields.name("ref");
    var amount = fields.has("amount") ? Long.valueOf(fields.decimal("amount")) : null;
    return (writer, _) -> writer.ledger().holdCash(HoldStep.POST, account, amount, ref);
  }

  static Command release(Fields fields) throws LineFault {
    fields.only("account", "ref");
    var account = fields.name("account");
    var ref = fields.name("ref");
    return (writer, _) -> writer.ledger().holdCash(HoldStep.VOID, account, null, ref);
  }

  static Command interest(Fields fields) throws LineFault {
    fields.only("date", "rate", "days");
    var date = fields.date("date");
    long rate = fields.decimal("rate");
    long days = fields.has("days") ? fields.whole("days") : 1;
    return (writer, _) -> writer.ledger().payInterest(date, rate, days);
  }

  static Command cycles(Fields fields) throws LineFault {
    fields.only("intraday", "final");
    var intraday = fields.has("intraday") ? Integer.valueOf(fields.minute("intraday")) : null;
    var last = fields.has("final") ? Integer.valueOf(fields.minute("final")) : null;
    return (writer, _) -> writer.ledger().setCycles(intraday, last);
  }
}

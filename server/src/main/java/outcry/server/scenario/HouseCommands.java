// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import static outcry.core.engine.CommandWriter.ABSENT;

/// Commands of the clearing house's ledger: members and their funds, its own capital.
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
}

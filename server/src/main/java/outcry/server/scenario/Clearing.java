// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

import java.util.Map;
import outcry.wire.Cycle;

/// Commands that move cash, publish fixings and settle.
final class Clearing {
  private Clearing() {}

  static Command deposit(Fields fields) throws LineFault {
    fields.only("account", "amount", "ref");
    var account = fields.name("account");
    long amount = fields.decimal("amount");
    var ref = fields.nameOr("ref", "");
    return (writer, _) -> writer.deposit(account, amount, ref);
  }

  static Command withdraw(Fields fields) throws LineFault {
    fields.only("account", "amount", "ref");
    var account = fields.name("account");
    long amount = fields.decimal("amount");
    var ref = fields.nameOr("ref", "");
    return (writer, _) -> writer.withdraw(account, amount, ref);
  }

  static Command fixing(Fields fields) throws LineFault {
    fields.only("index", "date", "value");
    var index = fields.name("index");
    var date = fields.date("date");
    long value = fields.decimal("value");
    return (writer, _) -> writer.publishFixing(index, date, value);
  }

  static Command withhold(Fields fields) throws LineFault {
    fields.only("index", "date", "reason");
    var index = fields.name("index");
    var date = fields.date("date");
    var reason = fields.sentence("reason");
    return (writer, _) -> writer.withholdFixing(index, date, reason);
  }

  static Command settle(Fields fields) throws LineFault {
    fields.only("date", "cycle", "prices");
    var date = fields.date("date");
    var cycle = fields.wordOr("cycle", Cycle.values(), Cycle.FINAL);
    var prices = fields.has("prices") ? fields.prices("prices") : Map.<String, Long>of();
    return (writer, _) -> writer.settle(date, cycle, prices);
  }
}

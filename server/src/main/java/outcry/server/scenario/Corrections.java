// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

/// Commands that put right what was wrong: a trade, a settlement price, whose a position is.
final class Corrections {
  private Corrections() {}

  static Command bust(Fields fields) throws LineFault {
    fields.only("trade");
    long trade = fields.whole("trade");
    return (writer, _) -> writer.bust(trade);
  }

  static Command correct(Fields fields) throws LineFault {
    fields.only("contract", "price");
    var contract = fields.name("contract");
    long price = fields.decimal("price");
    return (writer, _) -> writer.correct(contract, price);
  }

  static Command transfer(Fields fields) throws LineFault {
    fields.only("from", "to", "contract", "qty");
    var from = fields.name("from");
    var to = fields.name("to");
    var contract = fields.name("contract");
    long lots = fields.whole("qty");
    return (writer, _) -> writer.transfer(from, to, contract, lots);
  }
}

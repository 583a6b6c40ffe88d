// SPDX-License-Identifier: Apache-2.0
package outcry.core.engine;

import java.util.ArrayList;
import outcry.core.contract.Contract;
import outcry.core.contract.Contracts;
import outcry.core.money.Micros;
import outcry.core.risk.AddOn;
import outcry.core.risk.Charges;
import outcry.core.risk.Charges.Family;
import outcry.core.risk.Charges.ShortMinimum;
import outcry.wire.PublishRiskArraysDecoder;
import outcry.wire.RefuseReason;

/// Reads and checks what a published model charges beside its arrays (rules M-6 to M-8). The first
/// thing wrong is kept; the rest is read to its end, as the message wants it.
final class ChargesReader {
  /// Most a charge on one lot may be: a billion dollars.
  private static final long MOST = Settlement.MAX_PRICE;

  private final Contracts contracts;
  private final ArrayList<Family> families = new ArrayList<>();
  private final ArrayList<ShortMinimum> minimums = new ArrayList<>();
  private final ArrayList<AddOn> addOns = new ArrayList<>();
  private Refusal.OfCommand refusal;
  private long offsetCap;

  ChargesReader(Contracts contracts) {
    this.contracts = contracts;
  }

  /// Null when all is well.
  Refusal.OfCommand refusal() {
    return refusal;
  }

  Charges charges() {
    return new Charges(offsetCap, families, minimums, addOns);
  }

  /// True of a contract that can be held: listed, not expired, and no spread, which is margined in
  /// its legs.
  static boolean isMargined(Contract contract) {
    return contract != null && !contract.expired && !contract.isSpread();
  }

  void read(long cap, PublishRiskArraysDecoder command) {
    offsetCap = cap;
    if (cap < 0 || cap > Micros.DOLLAR) {
      refuse(RefuseReason.BAD_TERMS, cap, Micros.DOLLAR, "offsetCap");
    }
    for (var family : command.families()) {
      int number = number(family.contract());
      families.add(new Family(number, family.family()));
      if (families.stream().filter(each -> each.contract() == number).count() > 1) {
        refuse(RefuseReason.BAD_TERMS, families.size(), 0, "families");
      }
    }
    for (var minimum : command.minimums()) {
      long perLot = perLot(minimum.perLot(), "shortMinimum");
      int number = number(minimum.contract());
      minimums.add(new ShortMinimum(number, perLot));
      if (minimums.stream().filter(each -> each.contract() == number).count() > 1) {
        refuse(RefuseReason.BAD_TERMS, minimums.size(), 0, "shortMinimum");
      }
    }
    for (var addOn : command.addOns()) {
      read(addOn);
    }
  }

  private void read(PublishRiskArraysDecoder.AddOnsDecoder addOn) {
    var brackets = addOn.brackets();
    var above = new long[brackets.count()];
    var perLot = new long[above.length];
    for (int i = 0; i < above.length; i++) {
      above[i] = brackets.next().above();
      perLot[i] = perLot(brackets.perLot(), "addOns");
      long least = i == 0 ? 0 : above[i - 1] + 1;
      if (above[i] < least || above[i] > Integer.MAX_VALUE) {
        refuse(RefuseReason.BAD_TERMS, above[i], least, "brackets");
      }
    }
    int number = number(addOn.contract());
    var name = addOn.name();
    if (above.length == 0) {
      refuse(RefuseReason.BAD_TERMS, 0, 1, "brackets");
    }
    if (addOns.stream().anyMatch(each -> each.contract() == number && each.name().equals(name))) {
      refuse(RefuseReason.BAD_TERMS, addOns.size(), 0, "addOns");
    }
    addOns.add(new AddOn(number, name, above, perLot));
  }

  private long perLot(long value, String field) {
    if (value < 0 || value > MOST) {
      refuse(RefuseReason.BAD_AMOUNT, value, value > MOST ? MOST : Contract.NONE, field);
    }
    return value;
  }

  private int number(String name) {
    var contract = contracts.contract(name);
    if (!isMargined(contract)) {
      refuse(RefuseReason.UNKNOWN_CONTRACT, 0, 0, name);
      return 0;
    }
    return contract.number;
  }

  private void refuse(RefuseReason reason, long value, long bound, String subject) {
    refusal = refusal != null ? refusal : new Refusal.OfCommand(reason, value, bound, subject);
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.util.List;
import outcry.server.benchmark.SignedFixing;

/// Fixings just issued, a line each.
final class IssuedPage {
  private IssuedPage() {}

  static String text(List<SignedFixing> issued) {
    if (issued.isEmpty()) return "nothing is due: every day up to this one is published\n";
    var sheet =
        new Sheet(
            "", "date", "index", "rev.", ">value", ">change", "grade", ">providers", "hash", "");
    for (var signed : issued) {
      var fixing = signed.fixing();
      var change =
          fixing.value().isPresent() && fixing.before().isPresent()
              ? Figures.change(fixing.before().get().value(), fixing.value().getAsLong())
              : "-";
      sheet.row(
          fixing.date().toString(),
          fixing.name(),
          fixing.revision() == 0 ? "-" : "r" + fixing.revision(),
          Figures.exact(fixing.value()),
          change,
          fixing.grade().map(Enum::name).orElse("-"),
          Integer.toString(fixing.providers()),
          signed.hash().substring(0, 16),
          fixing.isWithheld() ? "withheld: " + fixing.withheld() : "");
    }
    return sheet.text();
  }
}

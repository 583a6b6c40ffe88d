// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

import java.util.ArrayList;
import java.util.List;

/// A column of the observation contract (rule I-16). The order of the file's header is free, the
/// names are fixed, and columns that are not named here are ignored.
enum Column {
  OBSERVED_AT("observed_at"),
  SOURCE("source"),
  PROVIDER("provider"),
  TIER("tier"),
  GOOD("good"),
  FORM("form"),
  MEMORY_GB("memory_gb"),
  COUNT("count"),
  REGION("region"),
  TERMS("terms"),
  KIND("kind"),
  PRICE("price"),
  CURRENCY("currency"),
  UNIT("unit"),
  QUANTITY("quantity"),
  EFFECTIVE_AT("effective_at"),
  BUYER("buyer"),
  INTERCONNECT("interconnect"),
  CONTEXT("context"),
  HOURS("hours"),
  REFUSED("refused");

  /// The columns no file may leave out, in the order of the contract.
  static final List<Column> REQUIRED = List.of(values()).subList(0, QUANTITY.ordinal() + 1);

  private final String text;

  Column(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /// Where each column is in a header; -1 for one that is not there.
  ///
  /// @throws MissingColumns when a required column is missing or a known one is there twice
  static int[] places(String file, List<String> header) {
    var places = new int[values().length];
    var missing = new ArrayList<String>();
    for (var column : values()) {
      int place = header.indexOf(column.text);
      if (place != header.lastIndexOf(column.text)) throw MissingColumns.twice(file, column.text);
      if (place < 0 && REQUIRED.contains(column)) missing.add(column.text);
      places[column.ordinal()] = place;
    }
    if (!missing.isEmpty()) throw MissingColumns.missing(file, missing);
    return places;
  }
}

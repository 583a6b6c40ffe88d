// SPDX-License-Identifier: Apache-2.0
package outcry.index.fixing;

/// What the screens said about a provider, or about a single observation.
public enum Screen {
  /// It counted.
  INCLUDED("included"),
  /// It counted, its weight held down by a cap on providers or tiers.
  CAPPED("capped"),
  /// It counted, its move held down by the daily speed limit.
  LIMITED("limited"),
  /// Seen for the first time: counts from its second day.
  ENTRANT("entrant"),
  /// Far from all others: waits for confirmation.
  QUARANTINED("quarantined"),
  /// Moved far and alone: waits for confirmation.
  HELD("held"),
  /// Thrown about: counts again when its price has been quiet.
  UNSTEADY("unsteady"),
  /// Two captures disagree: the last agreed price stands.
  CONFLICT("conflict"),
  /// Too old.
  STALE("stale"),
  /// Not the good of the index, or not on its terms.
  ANOTHER_GOOD("another-good"),
  /// The same thing twice.
  DUPLICATE("duplicate"),
  /// A trade between parties of one legal group, or with oneself: no market price.
  NOT_ARMS_LENGTH("not-arms-length"),
  /// A trade below the smallest size that counts, or of unknown size.
  TOO_SMALL("too-small"),
  /// Gone since the last fixing; leaves without an effect on the level.
  LEFT("left"),
  /// Unusable: see the refusal.
  REFUSED("refused");

  private final String text;

  Screen(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /// Did it have a part in the value?
  public boolean counted() {
    return this == INCLUDED || this == CAPPED || this == LIMITED;
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.index.observation;

/// What a price is for. A number without one of these is no price.
public enum PriceUnit {
  /// One GPU for one hour.
  GPU_HOUR("gpu-hour"),
  /// A machine of `count` GPUs for one hour.
  INSTANCE_HOUR("instance-hour"),
  /// A marketplace's whole offer, of `count` GPUs, for one hour.
  OFFER_HOUR("offer-hour"),
  /// One token.
  TOKEN("token"),
  /// A thousand tokens.
  KTOK("1k-tokens"),
  /// A million tokens.
  MTOK("mtok");

  private final String text;

  PriceUnit(String text) {
    this.text = text;
  }

  /// As written in the CSV contract.
  public String text() {
    return text;
  }
}

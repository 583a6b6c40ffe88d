// SPDX-License-Identifier: Apache-2.0
package outcry.desk.plan;

/// The two kinds of compute a bill is made of.
public enum Leg {
  GPU("GPU-hours"),
  TOKEN("tokens");

  private final String words;

  Leg(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}

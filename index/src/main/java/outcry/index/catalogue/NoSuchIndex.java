// SPDX-License-Identifier: Apache-2.0
package outcry.index.catalogue;

/// A name nobody publishes an index under; the message lists the nearest names.
public final class NoSuchIndex extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  NoSuchIndex(String message) {
    super(message);
  }
}

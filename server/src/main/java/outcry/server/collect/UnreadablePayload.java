// SPDX-License-Identifier: Apache-2.0
package outcry.server.collect;

/// A capture without the shape its source is known for. It is kept, and read as nothing.
public final class UnreadablePayload extends Exception {
  private static final long serialVersionUID = 1;

  private final String code;

  /// @param code `truncated` when it ends early, else `malformed`
  public UnreadablePayload(String code, String reason) {
    super(reason);
    this.code = code;
  }

  public String code() {
    return code;
  }
}

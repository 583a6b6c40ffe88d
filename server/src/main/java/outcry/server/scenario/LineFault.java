// SPDX-License-Identifier: Apache-2.0
package outcry.server.scenario;

/// A line that does not say a command of the language. The message says what is wrong with it;
/// whoever reads the file puts file and line number in front.
public final class LineFault extends Exception {
  private static final long serialVersionUID = 1;

  public LineFault(String message) {
    super(message);
  }
}

// SPDX-License-Identifier: Apache-2.0
package outcry.server;

/// Which Outcry this is: the jar's version, or `development` when run from class files.
public final class Version {
  private Version() {}

  public static String text() {
    var version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}

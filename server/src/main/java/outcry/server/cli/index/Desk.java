// SPDX-License-Identifier: Apache-2.0
package outcry.server.cli.index;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import outcry.index.catalogue.Catalogue;
import outcry.index.catalogue.NoSuchIndex;
import outcry.server.benchmark.Archive;
import outcry.server.benchmark.BadFixing;
import outcry.server.benchmark.HouseWorkings;
import outcry.server.benchmark.Office;
import outcry.server.benchmark.SigningKey;
import outcry.server.benchmark.Workings.Known;
import picocli.CommandLine.Option;

/// The archive and the key of whoever publishes.
final class Desk {
  @Option(
      names = "--archive",
      paramLabel = "DIR",
      defaultValue = "benchmark",
      description = "the administrator's folder (default: ./${DEFAULT-VALUE})")
  private Path archive;

  @Option(
      names = "--administrator",
      paramLabel = "FILE",
      description = "the administrator's key pair, PEM (default: the archive's, made once)")
  private Path key;

  Archive archive() {
    return new Archive(archive);
  }

  Office office() throws BadFixing, IOException {
    var pair = SigningKey.at(key == null ? archive().keyFile() : key);
    return new Office(archive(), new HouseWorkings(), pair, InstantSource.system());
  }

  /// The index somebody means.
  static Known known(String name) throws BadFixing {
    try {
      return HouseWorkings.known(Catalogue.find(name));
    } catch (NoSuchIndex e) {
      throw new BadFixing("--index " + name + ": " + e.getMessage());
    }
  }
}
